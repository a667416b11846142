import type { CurrentTerms } from '../../src/agreements/terms.ts';
import { BeyondCalendar } from '../../src/calendars/calendar.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { configuredRules, termsByProvider } from '../agreements/configured-rules.ts';
import type { Rules } from '../database/store.ts';
import { calendarsOfYears } from '../holidays/compiled-calendars.ts';
import { holidayBook } from '../holidays/public-holidays.ts';
import { answerCalendar, answerTicket, answerWork, NotValid } from './answer.ts';
import { calendarLine, complaint, ticketLine, workLine } from './line.ts';

/** Local dates are computed for these years; an instant or a due date outside is an error, not a guess. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The rules of nobody's configuration. */
const BROUGHT = configuredRules({ agreements: [], calendars: [] });

/** What one line of input gives: the answer, or what is wrong with the line. */
export type Answer = { readonly id: unknown } & ({ readonly error: string } | Record<string, unknown>);

/**
 * Puts lines of JSON to the engine that drives the walls, one answer a line: a ticket case, a planned-work
 * case or a question to a calendar. Never throws for what a line says: a line that is not valid gives its id
 * and the error. `rules` are those of the configuration; without one those that Wallclock brings.
 */
export function evaluator(rules: Rules = BROUGHT): (line: string) => Answer {
  const terms = termsByProvider(rules);
  const books = new Map<string, CalendarBook>();
  const bookOf = (first: number, last: number) => {
    const key = `${first}-${last}`;
    if (!books.has(key)) books.set(key, calendarsOfYears(rules.calendars, holidayBook, first, last));
    return books.get(key)!;
  };
  return (text) => {
    let input: unknown;
    try {
      input = JSON.parse(text);
    } catch (error) {
      return { id: null, error: `not JSON: ${(error as Error).message}` };
    }
    const given = (input as { id?: unknown } | null)?.id;
    const id = typeof given === 'string' || typeof given === 'number' ? given : null;
    try {
      return answer(input, terms, bookOf);
    } catch (error) {
      // What nobody foresaw is this line's error, not the end of the run.
      return { id, error: (error as Error).message };
    }
  };
}

function answer(
  input: unknown,
  terms: CurrentTerms,
  bookOf: (first: number, last: number) => CalendarBook,
): Answer {
  const line = read(input);
  const instants = [...instantsIn(line.value)].map((at) => new Date(at).getUTCFullYear());
  let first = Math.min(...instants) - 1;
  let last = Math.max(...instants) + 1;
  if (first < FIRST_YEAR || last > LAST_YEAR) {
    throw new NotValid(`an instant lies outside the years ${FIRST_YEAR + 1} to ${LAST_YEAR - 1}`);
  }
  for (;;) {
    try {
      const calendars = bookOf(first, last);
      if (line.kind === 'ticket') return answerTicket(line.value, terms, calendars);
      if (line.kind === 'work') return answerWork(line.value, terms, calendars);
      return answerCalendar(line.value, calendars);
    } catch (error) {
      if (!(error instanceof BeyondCalendar)) throw error;
      // A long goal or a long notice: look further, in steps that double.
      if (first === FIRST_YEAR && last === LAST_YEAR) {
        throw new NotValid(
          `${error.message}: calendars are known for the years ${FIRST_YEAR} to ${LAST_YEAR}`,
        );
      }
      const more = last - first;
      first = Math.max(FIRST_YEAR, first - 1);
      last = Math.min(LAST_YEAR, last + more);
      if (last === LAST_YEAR) first = FIRST_YEAR;
    }
  }
}

function read(input: unknown) {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new NotValid('a line is one JSON object');
  }
  const asked = (['ticket', 'work', 'calendar'] as const).filter(
    (key) => (input as Record<string, unknown>)[key] != null,
  );
  if (asked.length !== 1) throw new NotValid('exactly one of ticket, work and calendar must be there');
  const kind = asked[0];
  if (kind === 'ticket') return { kind, value: valid(ticketLine.safeParse(input)) } as const;
  if (kind === 'work') return { kind, value: valid(workLine.safeParse(input)) } as const;
  return { kind, value: valid(calendarLine.safeParse(input)) } as const;
}

function valid<T>(
  result: { success: true; data: T } | { success: false; error: Parameters<typeof complaint>[0] },
): T {
  if (result.success) return result.data;
  throw new NotValid(complaint(result.error));
}

/** Every instant in a line, so that calendars are compiled around them. */
function* instantsIn(value: unknown, key = ''): Generator<Instant> {
  if (typeof value === 'number') {
    if (['now', 'at', 'start', 'end', 'from', 'to', 'noticeAt'].includes(key)) yield value;
  } else if (Array.isArray(value)) {
    for (const item of value) yield* instantsIn(item, key);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* instantsIn(item, name);
  }
}
