import type { TermsBook } from '../../src/agreements/terms-history.ts';
import type { Sight } from '../../src/boards/review.ts';
import { elapsed } from '../../src/calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../../src/calendars/calendar-book.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { DAY_MS, OUTCOMES_DAYS, OUTCOMES_OF } from '../database/board-questions.ts';
import type { Db } from '../database/database-file.ts';
import { ticketSpansIn } from '../database/ticket-spans.ts';

/** Rows as they are on file, by their columns. */
type Row = Record<string, unknown>;

/** What of the tickets a board at an instant follows from. */
export interface Candidates {
  /** Those that have to be judged at the instant: they may be on the board, or something of them changed since. */
  readonly judged: ReadonlySet<string>;
  /** Settled clocks of the others, which are on file as they were then. */
  readonly outcomes: readonly Row[];
  /** The others of each provider that were the last to be an emergency. */
  readonly quiet: readonly Row[];
}

/** What has changed since the instant besides tickets' own facts; a ticket that it concerns is judged. */
export interface ChangedSince {
  readonly concerns: (customer: string | null, address: string | null) => boolean;
  /** Whether terms that were adopted since reach back before the instant: every ticket then has to be judged. */
  readonly terms: boolean;
}

export const OPEN_NOW = `
SELECT tickets.ticket FROM tickets INDEXED BY tickets_open
CROSS JOIN ticket_spans AS span ON span.sight = @sight AND span.ticket = tickets.ticket
WHERE tickets.open = 1 AND span.first_at <= @at`;

const HALF_READ_NOW = "SELECT source || ':' || ticket AS ticket FROM incomplete WHERE since <= ?";

const ABOUT = 'SELECT open, shown_until AS shownUntil, customer, address FROM tickets WHERE ticket = ?';

/** Of tickets of which nothing came about since. */
export const SETTLED_DUE = `
SELECT outcomes.* FROM outcomes INDEXED BY outcomes_by_due
CROSS JOIN ticket_spans AS span ON span.sight = @sight AND span.ticket = outcomes.ticket
WHERE provider = @provider AND kind = '${OUTCOMES_OF}' AND due_at >= @since AND due_at <= @at
  AND span.first_at <= @at AND span.last_at <= @at`;

const SETTLED_OF = `SELECT * FROM outcomes WHERE ticket = ? AND kind = '${OUTCOMES_OF}' AND due_at > ?`;

export const LAST_QUIET = `
SELECT tickets.* FROM tickets INDEXED BY tickets_quiet
CROSS JOIN ticket_spans AS span ON span.sight = @sight AND span.ticket = tickets.ticket
WHERE provider = @provider AND emergency_until IS NOT NULL AND emergency_until <= @at
  AND span.first_at <= @at AND span.last_at <= @at
ORDER BY emergency_until DESC`;

interface About {
  readonly open: number;
  readonly shownUntil: Instant | null;
  readonly customer: string | null;
  readonly address: string | null;
}

/**
 * Finds what of the tickets on file a board follows from, by ranges of their spans: a ticket of which nothing came about
 * since the instant is as it was then, so what was settled of it is taken from file; only what was open or owed then,
 * or changed since, has to be judged.
 */
export function candidatesIn(station: Db, sight: Sight) {
  const spans = ticketSpansIn(station);
  const openNow = station.prepare<[{ sight: Sight; at: Instant }], { ticket: string }>(OPEN_NOW);
  const halfRead = station.prepare<[Instant], { ticket: string }>(HALF_READ_NOW);
  const aboutOf = station.prepare<[string], About>(ABOUT);
  const due = station.prepare<[object], Row>(SETTLED_DUE);
  const dueLater = station.prepare<[string, Instant], Row>(SETTLED_OF);
  const lastQuiet = station.prepare<[object], Row>(LAST_QUIET);

  return (histories: TermsBook, calendars: CalendarBook, changed: ChangedSince, at: Instant): Candidates => {
    const judged = new Set<string>();
    const concerned = (ticket: string) => {
      if (changed.terms) return true;
      const about = aboutOf.get(ticket);
      return about !== undefined && changed.concerns(about.customer, about.address);
    };
    for (const { ticket, lastAt } of spans.meeting(sight, at - owedFor(histories), at)) {
      const about = lastAt > at ? undefined : aboutOf.get(ticket);
      const isOwed = about?.shownUntil != null && about.shownUntil > at;
      if (lastAt > at || about?.open === 1 || isOwed || concerned(ticket)) judged.add(ticket);
    }
    for (const { ticket } of openNow.all({ sight, at })) judged.add(ticket);
    if (sight === 'known') for (const { ticket } of halfRead.all(at)) judged.add(ticket);

    const outcomes: Row[] = [];
    const quiet: Row[] = [];
    const take = (row: Row) => {
      const ticket = row.ticket as string;
      if (judged.has(ticket)) return;
      if (concerned(ticket)) judged.add(ticket);
      else outcomes.push(row);
    };
    for (const [provider, history] of histories) {
      if (history[0].terms.form !== 'emergency-tickets') continue;
      const since = at - OUTCOMES_DAYS * DAY_MS;
      for (const row of due.all({ sight, provider, since, at })) take(row);
      for (const { ticket, lastAt } of spans.meeting(sight, reactingSince(history, calendars, at), at)) {
        if (lastAt <= at) for (const row of dueLater.all(ticket, at)) take(row);
      }
      for (const row of lastQuiet.iterate({ sight, provider, at })) {
        if (judged.has(row.ticket as string)) continue;
        quiet.push(row);
        break;
      }
    }
    return { judged, outcomes, quiet };
  };
}

/** The longest time for which something owed is shown. */
function owedFor(histories: TermsBook): number {
  const days = [...histories.values()].flat().map(({ terms }) => terms.owedShownDays);
  return Math.max(0, ...days) * DAY_MS;
}

/** An instant before which no first reaction was promised that was due after `at`. */
function reactingSince(
  history: TermsBook extends ReadonlyMap<string, infer H> ? H : never,
  calendars: CalendarBook,
  at: Instant,
): Instant {
  let since = at;
  for (const { terms } of history) {
    if (terms.form !== 'emergency-tickets') continue;
    const { goalMs, calendar } = terms.firstReaction;
    const open = calendarOf(calendars, calendar);
    let back = Math.max(goalMs, 1);
    while (at - back > open.known.start && elapsed(open, at - back, at) < goalMs) back *= 2;
    since = Math.min(since, at - back);
  }
  return since;
}
