import { useEffect, useId } from 'react';

/** What is on the page and not drawn yet, by who asked for it. */
const awaited = new Set<string>();

/** The page is ready to be printed once everything on it is drawn: `data-ready="report"` on its root. */
function tell(): void {
  const root = document.documentElement;
  if (awaited.size === 0) root.dataset.ready = 'report';
  else delete root.dataset.ready;
}

/** Says that a part of the page is drawn, or is not yet. A part that is taken away keeps nobody waiting. */
export function useDrawn(isDrawn: boolean): void {
  const id = useId();
  useEffect(() => {
    if (isDrawn) return;
    awaited.add(id);
    tell();
    return () => {
      awaited.delete(id);
      // Parts that come with the same answer wait first.
      queueMicrotask(tell);
    };
  }, [id, isDrawn]);
}

/** Waits until everything on the page is drawn, and the browser has painted it. */
export async function whenDrawn(): Promise<void> {
  const frame = () => new Promise((painted) => requestAnimationFrame(painted));
  do {
    await frame();
    await frame();
  } while (awaited.size > 0);
}
