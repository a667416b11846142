import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { WALL_STYLE } from './wall-style.ts';

/**
 * A document of its own within the page, with the style of the walls: a wall is as large as its screen, and neither its
 * style nor the desk's may reach the other. It has no address, so the page's policy holds in it.
 */
export function WallFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const frame = useCallback((element: HTMLIFrameElement | null) => {
    const made = element?.contentDocument;
    const inside = made?.defaultView;
    if (!made || !inside) return;
    const sheet = new inside.CSSStyleSheet();
    sheet.replaceSync(WALL_STYLE);
    made.adoptedStyleSheets = [sheet];
    made.documentElement.lang = document.documentElement.lang;
    setBody(made.body);
  }, []);
  return (
    <iframe ref={frame} title={title} tabIndex={-1}>
      {body && createPortal(children, body)}
    </iframe>
  );
}
