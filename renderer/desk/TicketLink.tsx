import type { MouseEvent, ReactNode } from 'react';
import { addressOf } from './ticket-place.ts';
import { goToTicket } from './use-ticket-place.ts';

interface TicketLinkProps {
  readonly ticketId: string;
  /** It leads to the page that is open. */
  readonly current: boolean;
  readonly children: ReactNode;
}

/** A link to a ticket's page as of now, on the tickets desk itself. */
export function TicketLink({ ticketId, current, children }: TicketLinkProps) {
  const place = { ticketId, at: null, clock: null };
  const go = (event: MouseEvent) => {
    // A new tab or window is the browser's own business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goToTicket(place, 'push');
  };
  return (
    <a href={addressOf(place)} onClick={go} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
