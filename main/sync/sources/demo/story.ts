import type { CalendarBook } from '../../../../src/calendars/calendar-book.ts';
import { contains, type Instant } from '../../../../src/calendars/period.ts';
import { addDays, type LocalDate, localDateAt, startOfDay } from '../../../../src/calendars/wall-time.ts';
import { CALENDARS } from '../../../../src/providers/providers.ts';
import { calendarsOfYears } from '../../../holidays/compiled-calendars.ts';
import { holidayBook } from '../../../holidays/public-holidays.ts';
import type { SourceRecord } from '../../source.ts';
import { contracts } from './contracts.ts';
import { dutyRecords, ZONE } from './duty.ts';
import { liveEmergencies, pastEmergencies } from './emergencies.ts';
import { faultsOn } from './faults.ts';
import { disruptionsOn } from './general-disruptions.ts';
import { PlannedWorks } from './planned-works.ts';
import { requestsOn } from './requests.ts';
import type { TicketStory } from './ticket-story.ts';

/** Days of history before the day on which the story begins. */
export const HISTORY_DAYS = 30;
/** The roster is known this many days ahead: further than walls look for gaps. */
const ROSTER_DAYS = 16;
/** No ticket lives longer than this: the longest wait over the holidays of a year's end. */
const LONGEST_TICKET_DAYS = 21;

interface TellingDay {
  /** Everything about the tickets that open on the day, in order. */
  readonly records: readonly SourceRecord[];
  readonly lastAt: Instant;
}

/**
 * The demo's story: every record is a function of the seed and of the local day on which it begins, so it can
 * be read on from any instant, however often it was interrupted.
 */
export class Story {
  readonly #seed: number;
  readonly #firstDay: LocalDate;
  readonly #begin: Instant;
  readonly #days = new Map<number, TellingDay>();
  readonly #works: PlannedWorks;
  #pastTold: readonly TicketStory[] | null = null;
  readonly #calendars = new Map<number, CalendarBook>();

  constructor(seed: number, anchor: Instant) {
    this.#seed = seed;
    this.#firstDay = localDateAt(anchor, ZONE);
    this.#begin = startOfDay(this.#firstDay, ZONE);
    this.#works = new PlannedWorks(seed, this.#firstDay, addDays(this.#firstDay, -HISTORY_DAYS));
  }

  /** Customers, services, addresses, activations and agreements. */
  contracts(): SourceRecord[] {
    return contracts(this.#seed, this.#firstDay);
  }

  /** The records after one instant (all, when null) up to and including another, in order of time. */
  between(after: Instant | null, until: Instant): SourceRecord[] {
    const last = this.#numberAt(until);
    const first = after === null ? -HISTORY_DAYS : this.#numberAt(after) - LONGEST_TICKET_DAYS;
    const start = after ?? Number.NEGATIVE_INFINITY;
    for (const number of this.#days.keys()) if (number < first) this.#days.delete(number);
    const found: SourceRecord[] = [];
    for (let number = Math.max(first, -HISTORY_DAYS); number <= last; number++) {
      const { records, lastAt } = this.#day(number);
      if (lastAt <= start) continue;
      for (const record of records) if (start < record.at && record.at <= until) found.push(record);
    }
    return found.sort(inOrder);
  }

  #numberAt(at: Instant): number {
    const days = Date.parse(localDateAt(at, ZONE)) - Date.parse(this.#firstDay);
    return Math.round(days / 86_400_000);
  }

  #day(number: number): TellingDay {
    const known = this.#days.get(number);
    if (known) return known;
    const records = this.#told(number).sort(inOrder);
    const day = { records, lastAt: records.at(-1)?.at ?? Number.NEGATIVE_INFINITY };
    this.#days.set(number, day);
    return day;
  }

  #told(number: number): SourceRecord[] {
    const date = addDays(this.#firstDay, number);
    const period = { start: startOfDay(date, ZONE), end: startOfDay(addDays(date, 1), ZONE) };
    const calendars = this.#calendarsOf(Number(date.slice(0, 4)));
    const tickets = [
      ...requestsOn(this.#seed, date, calendars),
      ...faultsOn(this.#seed, { number, date }, calendars),
      ...(number >= 0 ? liveEmergencies(this.#seed, this.#begin, period) : []),
      ...this.#past().filter(({ openedAt }) => contains(period, openedAt)),
    ];
    const disruptions = disruptionsOn(this.#seed, { number, date }, calendars);
    tickets.push(...disruptions.flatMap(({ faults }) => faults));
    const roster = dutyRecords(addDays(date, ROSTER_DAYS), period.start);
    // The first day brings the roster of its own week too.
    for (let ahead = 0; number === -HISTORY_DAYS && ahead < ROSTER_DAYS; ahead++) {
      roster.push(...dutyRecords(addDays(date, ahead), period.start));
    }
    return [
      ...roster,
      ...this.#works.toldOn(date),
      ...disruptions.flatMap(({ records }) => records),
      ...tickets.flatMap((ticket) => ticket.records()),
    ];
  }

  /** The emergencies before the story begins, which are told as a whole. */
  #past(): readonly TicketStory[] {
    this.#pastTold ??= pastEmergencies(this.#seed, this.#begin, HISTORY_DAYS);
    return this.#pastTold;
  }

  #calendarsOf(year: number): CalendarBook {
    const known = this.#calendars.get(year);
    if (known) return known;
    const book = calendarsOfYears(CALENDARS, holidayBook, year - 1, year + 1);
    this.#calendars.set(year, book);
    return book;
  }
}

/** By time; in one instant a ticket comes before its events, and events as they are recorded. */
function inOrder(a: SourceRecord, b: SourceRecord): number {
  return a.at - b.at || Number(b.kind === 'ticket') - Number(a.kind === 'ticket') || a.sequence - b.sequence;
}
