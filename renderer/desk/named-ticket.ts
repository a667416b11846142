import type { JudgedBoard } from '../../src/boards/judged-board.ts';
import { recordOf } from './ticket-record.ts';

/** What somebody named in the field for a ticket. */
export type NamedTicket =
  | { readonly kind: 'ticket'; readonly id: string }
  | { readonly kind: 'empty' }
  /** No ticket of the board has that record, so its source has to be named. */
  | { readonly kind: 'none'; readonly record: string }
  | { readonly kind: 'several'; readonly record: string; readonly ids: readonly string[] };

/** The ticket that a text names: `source:id`, or the id alone where one source of the board has it. */
export function namedTicket(text: string, ids: readonly string[]): NamedTicket {
  const record = text.trim();
  if (record === '') return { kind: 'empty' };
  if (record.includes(':')) return { kind: 'ticket', id: record };
  const wanted = record.toLowerCase();
  const found = ids.filter((id) => recordOf(id).toLowerCase() === wanted);
  if (found.length === 0) return { kind: 'none', record };
  return found.length === 1
    ? { kind: 'ticket', id: found[0] }
    : { kind: 'several', record, ids: found.sort() };
}

/** The ids of all tickets of the board, `source:id`. */
export function ticketIds({ emergencies, faults, notJudged }: JudgedBoard): string[] {
  return [...emergencies, ...faults, ...notJudged].map(({ ticket }) => ticket.id);
}
