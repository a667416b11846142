import fc from 'fast-check';
import type { CalendarDefinition } from '../../../src/calendars/hours.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import type { HolidayBook } from '../../../src/calendars/public-holidays.ts';
import { explainTicket, type Rules } from '../../../src/explain/explain.ts';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { termCalendars } from '../../naive/arbitrary-terms.ts';
import type { NaiveCalendar } from '../../naive/calendars.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { asDefinition } from '../calendars/as-definition.ts';
import { calendars, type Story, story, type Told, turningPoints } from '../clocks/ticket-story.ts';

const dates = naiveHolidays();

/** The calendars of generated terms, as the naive engine has them. */
export const naiveCalendars: ReadonlyMap<string, NaiveCalendar> = new Map(
  termCalendars(dates).map((one) => [one.id, one]),
);

/** The name that the tests give a holiday: no two days have the same, so that a name a day late is noticed. */
export const feast = (date: string) => `feast of ${date}`;

const named = (days: ReadonlySet<string>) => new Map([...days].map((date) => [date, feast(date)]));
const holidays: HolidayBook = new Map([
  ['DK', named(dates.dk)],
  ['DE', named(dates.he)],
]);

function definitionOf(naive: NaiveCalendar): CalendarDefinition {
  const { definition } = asDefinition(naive);
  const country = naive.zone === 'Europe/Berlin' ? 'DE' : 'DK';
  return { ...definition, holidays: definition.holidays && { ...definition.holidays, country } };
}

/** The same calendars as they are defined. */
export const definitions: ReadonlyMap<string, CalendarDefinition> = new Map(
  [...naiveCalendars.values()].map((one) => [one.id, definitionOf(one)]),
);

/** What the clocks of a story are explained from. */
export function rulesOfStory({ history }: Pick<Story, 'history'>): Rules {
  return { history, calendars, definitions, holidays };
}

/** Where among the turning points of a ticket, and how far beside it, it is explained. */
export const anyMoments = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.constantFrom(-1, 0, 0, 1, 7_777_777)), {
  minLength: 1,
  maxLength: 4,
});
export type Moments = readonly (readonly [nth: number, by: number])[];

/** A story as of the instant at which its line asks, and of some at which something turns. */
export function* explained(
  told: Told,
  moments: Moments,
): Generator<{ ticket: Story; at: Instant; ledgers: Ledger[] }> {
  const ticket = story(told);
  const points = turningPoints(ticket);
  const instants = [ticket.now, ...moments.map(([nth, by]) => points[nth % points.length] + by)];
  for (const at of instants) {
    yield { ticket, at, ledgers: explainTicket(ticket.facts, rulesOfStory(ticket), at) };
  }
}
