import type { MouseEvent, ReactNode } from 'react';

/** Where a link leads within the desk that is open. */
export interface LinkTo {
  readonly href: string;
  readonly go: () => void;
}

interface DeskLinkProps {
  readonly to: LinkTo;
  /** It leads to what is open. */
  readonly current: boolean;
  readonly children: ReactNode;
}

/** A link to another place of the desk that is open: the page stays, and only its address changes. */
export function DeskLink({ to, current, children }: DeskLinkProps) {
  const go = (event: MouseEvent) => {
    // A new tab or window is the browser's own business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    to.go();
  };
  return (
    <a href={to.href} onClick={go} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
