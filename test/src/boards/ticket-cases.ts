import { calendarsOfYears } from '../../../main/holidays/compiled-calendars.ts';
import { holidayBook } from '../../../main/holidays/public-holidays.ts';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import type { BoardTicket } from '../../../src/boards/board.ts';
import { type Besides, type TicketLedgers, ticketLedgers } from '../../../src/boards/ticket-ledgers.ts';
import type { Rules } from '../../../src/explain/explain.ts';
import { CALENDARS, PROVIDERS } from '../../../src/providers/providers.ts';
import { emergency, fault } from './board-of.ts';

const calendars = calendarsOfYears(CALENDARS, holidayBook, 2025, 2028);
const holidays = holidayBook(['DK', 'DE-HE'], 2025, 2028);
const definitions = new Map(CALENDARS.map((definition) => [definition.id, definition]));

/** What a clock of a provider's terms is explained from. */
export function rulesOf(provider: string): Rules {
  return { history: unchanging(PROVIDERS.get(provider)!), calendars, definitions, holidays };
}

/** Tickets of March 2026: the fault that the design draws, and others of which a page has something to say. */
export const CASES: Readonly<Record<string, BoardTicket>> = {
  sondergade: fault('A-20417', '20 14:10', 'basis', [
    ['20 14:35:20', 'technician-required'],
    ['20 14:40:05', 'customer-informed'],
    ['23 09:04:51', 'customer-informed'],
    ['23 12:49:40', 'customer-informed'],
    ['23 14:18:33', 'customer-informed'],
  ]),
  pro: fault('A-2', '23 10:00', 'pro', [['23 10:30', 'repair-started']]),
  uncovered: fault('A-3', '23 10:00', null),
  unflagged: emergency('4', '23 10:00', [], { flagged: false }),
};

/** The page of one of the cases as of an instant. */
export function ledgersAt(
  name: string,
  at: number,
  besides: Besides = { works: [], disruptions: [], blind: [] },
): TicketLedgers {
  const ticket = CASES[name];
  return ticketLedgers(ticket, rulesOf(ticket.ticket.provider), besides, at);
}
