import type { MouseEvent, ReactNode } from 'react';
import { addressOf, type CompliancePlace } from './compliance-place.ts';
import { goToReport } from './use-compliance-place.ts';

interface PlaceLinkProps {
  readonly to: CompliancePlace;
  readonly className?: string;
  /** What it is called where its text alone would not say it; also its tooltip. */
  readonly name?: string;
  /** It leads to what is shown. */
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link to another place of the compliance desk, on the page itself. */
export function PlaceLink({ to, className, name, current = false, children }: PlaceLinkProps) {
  const go = (event: MouseEvent) => {
    // A new tab or window is the browser's own business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goToReport(to);
  };
  return (
    <a
      href={addressOf(to)}
      className={className}
      aria-label={name}
      title={name}
      aria-current={current ? 'true' : undefined}
      onClick={go}
    >
      {children}
    </a>
  );
}
