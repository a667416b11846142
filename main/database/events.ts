import type { Instant } from '../../src/calendars/period.ts';
import type { Happening, TicketEvent } from '../../src/tickets/event.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';
import { ticketSpansIn } from './ticket-spans.ts';

/** An event as it is kept: with the fact it follows from, and the instant the source gave where that differed. */
export type StoredEvent = TicketEvent & { readonly fact: string; readonly originalAt: Instant | null };

interface EventRow {
  at: Instant;
  originalAt: Instant | null;
  type: string;
  by: string | null;
  detail: string;
  fact: string;
}

const OF_TICKET = `
SELECT at, original_at AS originalAt, type, by, detail, fact FROM events WHERE ticket = ? ORDER BY position`;

const INSERT = `
INSERT INTO events (ticket, position, at, original_at, type, by, detail, fact)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/** The events table. Writing happens within the caller's transaction. */
export interface Events {
  /** The events of a ticket in recorded order. */
  ofTicket(ticket: string): StoredEvent[];
  /** Replaces the events of a ticket, given in recorded order. */
  replace(ticket: string, events: readonly StoredEvent[]): void;
}

export function eventsIn(db: Db): Events {
  const ofTicket = prepared<[string], EventRow>(db, OF_TICKET);
  const clear = prepared(db, 'DELETE FROM events WHERE ticket = ?');
  const insert = prepared(db, INSERT);
  const spans = ticketSpansIn(db);
  return {
    ofTicket: (ticket) =>
      ofTicket.all(ticket).map(({ type, detail, ...row }) => ({
        ...row,
        ...({ type, ...JSON.parse(detail) } as Happening),
      })),
    replace(ticket, events) {
      clear.run(ticket);
      for (const [position, { at, originalAt, type, by, fact, ...detail }] of events.entries()) {
        insert.run(ticket, position, at, originalAt, type, by ?? null, JSON.stringify(detail), fact);
      }
      const instants = events.map(({ at }) => at);
      if (instants.length > 0) spans.was(ticket, Math.min(...instants), Math.max(...instants));
    },
  };
}
