import type { TermsBook } from '../../src/agreements/terms-history.ts';
import type { Sight } from '../../src/boards/review.ts';
import { elapsed } from '../../src/calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../../src/calendars/calendar-book.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { DAY_MS, OUTCOMES_DAYS, OUTCOMES_OF } from '../database/board-questions.ts';
import type { Db } from '../database/database-file.ts';
import { spansMeeting, ticketSpansIn } from '../database/ticket-spans.ts';
import type { Concerns } from './changed-tables.ts';

/** Rows as they are on file, by their columns. */
type Row = Record<string, unknown>;

/** What of the tickets a board at an instant follows from. */
export interface Candidates {
  /** Those that have to be judged at the instant: they may be on the board, or something of them changed since. */
  readonly judged: ReadonlySet<string>;
  /** Others whose settled clocks are of the board: on file they are as they were then. */
  readonly settled: ReadonlySet<string>;
  /** The others of each provider that were the last to be an emergency. */
  readonly quiet: readonly Row[];
}

/** What has changed since the instant besides tickets' own facts; a ticket that it concerns is judged. */
export interface ChangedSince extends Pick<Concerns, 'any' | 'concerns'> {
  /** Whether terms that were adopted since reach back before the instant: every ticket then has to be judged. */
  readonly terms: boolean;
}

export const OPEN_NOW = `
SELECT tickets.ticket FROM tickets INDEXED BY tickets_open
CROSS JOIN ticket_spans AS span ON span.sight = @sight AND span.ticket = tickets.ticket
WHERE tickets.open = 1 AND span.first_at <= @at`;

/**
 * Tickets that may be on the board: certainly those of which something came about since, which are open, or of which
 * something is owed then; with `@all` also the others, whose customers or addresses may read otherwise.
 */
export const MAY_BE_SHOWN = `
SELECT * FROM (
  SELECT span.ticket, span.last_at > @at OR ifnull(tickets.open, 0) OR ifnull(tickets.shown_until > @at, 0) AS certain,
    customer, address
  FROM (${spansMeeting('@from', '@at')}) AS span LEFT JOIN tickets ON tickets.ticket = span.ticket)
WHERE certain OR @all`;

const HALF_READ_NOW = "SELECT source || ':' || ticket AS ticket FROM incomplete WHERE since <= ?";

const ABOUT = 'SELECT customer, address FROM tickets WHERE ticket = ?';

/** Of tickets of which nothing came about since. */
export const SETTLED_DUE = `
SELECT outcomes.ticket FROM outcomes INDEXED BY outcomes_by_due
CROSS JOIN ticket_spans AS span ON span.sight = @sight AND span.ticket = outcomes.ticket
WHERE provider = @provider AND kind = '${OUTCOMES_OF}' AND due_at >= @since AND due_at <= @at
  AND span.first_at <= @at AND span.last_at <= @at`;

const DUE_LATER = `
SELECT 1 FROM outcomes WHERE ticket = ? AND kind = '${OUTCOMES_OF}' AND due_at > ? LIMIT 1`;

export const LAST_QUIET = `
SELECT tickets.* FROM tickets INDEXED BY tickets_quiet
CROSS JOIN ticket_spans AS span ON span.sight = @sight AND span.ticket = tickets.ticket
WHERE provider = @provider AND emergency_until IS NOT NULL AND emergency_until <= @at
  AND span.first_at <= @at AND span.last_at <= @at
ORDER BY emergency_until DESC`;

interface About {
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
  const mayBeShown = station.prepare<
    [{ sight: Sight; from: Instant; at: Instant; all: number }],
    About & { ticket: string; certain: 0 | 1 }
  >(MAY_BE_SHOWN);
  const openNow = station.prepare<[{ sight: Sight; at: Instant }], { ticket: string }>(OPEN_NOW);
  const halfRead = station.prepare<[Instant], { ticket: string }>(HALF_READ_NOW);
  const aboutOf = station.prepare<[string], About>(ABOUT);
  const due = station.prepare<[object], { ticket: string }>(SETTLED_DUE);
  const dueLater = station.prepare<[string, Instant], object>(DUE_LATER);
  const lastQuiet = station.prepare<[object], Row>(LAST_QUIET);

  return (histories: TermsBook, calendars: CalendarBook, changed: ChangedSince, at: Instant): Candidates => {
    const judged = new Set<string>();
    const concerned = (ticket: string) => {
      if (changed.terms) return true;
      const about = aboutOf.get(ticket);
      return about !== undefined && changed.concerns(about.customer, about.address);
    };
    const isAsked = changed.terms || changed.any;
    const asked = { sight, from: at - owedFor(histories), at, all: isAsked ? 1 : 0 };
    for (const { ticket, certain, customer, address } of mayBeShown.iterate(asked)) {
      if (certain || changed.terms || changed.concerns(customer, address)) judged.add(ticket);
    }
    for (const { ticket } of openNow.all({ sight, at })) judged.add(ticket);
    if (sight === 'known') for (const { ticket } of halfRead.all(at)) judged.add(ticket);

    const settled = new Set<string>();
    const quiet: Row[] = [];
    const take = (ticket: string) => {
      if (judged.has(ticket)) return;
      if (isAsked && concerned(ticket)) judged.add(ticket);
      else settled.add(ticket);
    };
    for (const [provider, history] of histories) {
      if (history[0].terms.form !== 'emergency-tickets') continue;
      const since = at - OUTCOMES_DAYS * DAY_MS;
      for (const { ticket } of due.all({ sight, provider, since, at })) take(ticket);
      for (const { ticket, lastAt } of spans.meeting(sight, reactingSince(history, calendars, at), at)) {
        if (lastAt <= at && dueLater.get(ticket, at)) take(ticket);
      }
      for (const row of lastQuiet.iterate({ sight, provider, at })) {
        if (judged.has(row.ticket as string)) continue;
        quiet.push(row);
        break;
      }
    }
    return { judged, settled, quiet };
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
