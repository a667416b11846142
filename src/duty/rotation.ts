import type { Instant, Period } from '../calendars/period.ts';
import { addDays, firstInstantFrom, type LocalDate, localDateAt, weekdayOf } from '../calendars/wall-time.ts';

/** When duty is handed over: a local time, each day or on one weekday. */
export interface HandOver {
  /** 1 is Monday, 7 is Sunday; null: on each day. */
  readonly weekday: number | null;
  /** Minutes of the local day, from 0 to 1439. */
  readonly minute: number;
}

/** People who are on duty one after the other, each until the next hand-over. */
export interface Rotation {
  /** By id, in order; after the last the first comes again. */
  readonly people: readonly string[];
  /** The local day from which hand-overs count: the first person begins with the first hand-over on it or after it. */
  readonly from: LocalDate;
  /** The local day with whose first hand-over the rotation is over; null while it goes on. */
  readonly until: LocalDate | null;
  readonly zone: string;
  /** In the order of a week, all of weekdays or none. */
  readonly handOvers: readonly HandOver[];
  /** The hand-overs come on every so many days, or where they name weekdays in every so many weeks. */
  readonly every: number;
  /** The rotation's people are on duty in these hours only, and nobody of it else; null: at all hours. */
  readonly hours: DutyHours | null;
}

/** Hours of local days in which a rotation counts. */
export interface DutyHours {
  /** The weekdays on which they begin, 1 to 7. */
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  /** Not after `fromMinute`: of the next local day. */
  readonly toMinute: number;
}

/** A turn of a rotation: half-open, UTC instants. */
export interface Turn extends Period {
  readonly person: string;
}

/** The local days that a rotation goes through again and again. */
export function roundDays({ handOvers, every }: Pick<Rotation, 'handOvers' | 'every'>): number {
  return handOvers.some(({ weekday }) => weekday !== null) ? every * 7 : every;
}

/**
 * The turns of a rotation that lie at least in part within a span, whole and in order. A hand-over is at its local time
 * on both sides of a change of clocks; one whose time is skipped is at the first instant after the skip, and one whose
 * time comes twice at the first of the two. A turn is an hour longer or shorter then, and none after it is moved.
 */
export function turnsOf(rotation: Rotation, span: Period): Turn[] {
  const { people, from, until, zone, handOvers, hours } = rotation;
  const days = roundDays(rotation);
  const first = handOvers.map((one) => firstDay(one, from));
  const ends = until === null ? Infinity : Math.min(...handOvers.map((one) => handOverOn(one, until, zone)));
  /** The instant of the `nth` hand-over, from 0 on, in the order in which they come. */
  const order = handOvers
    .map((one, i) => ({ day: first[i], minute: one.minute }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.minute - b.minute));
  const instantAt = (nth: number): Instant => {
    const { day, minute } = order[nth % order.length];
    return firstInstantFrom(addDays(day, Math.floor(nth / order.length) * days), minute, zone);
  };
  const passed = daysBetween(from, localDateAt(span.start, zone)) / days;
  // A round of room covers every offset between local days and instants, and turns that began before.
  let nth = Math.max(0, (Math.floor(passed) - 2) * order.length);
  const turns: Turn[] = [];
  for (let start = instantAt(nth); start < Math.min(span.end, ends); nth++) {
    const next = instantAt(nth + 1);
    const turn = { person: people[nth % people.length], start, end: Math.min(next, ends) };
    if (turn.start < turn.end && turn.end > span.start) turns.push(turn);
    start = next;
  }
  return hours === null ? turns : turns.flatMap((turn) => inHours(turn, hours, zone, span));
}

function firstDay({ weekday }: HandOver, from: LocalDate): LocalDate {
  return weekday === null ? from : addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

function handOverOn(handOver: HandOver, date: LocalDate, zone: string): Instant {
  return firstInstantFrom(firstDay(handOver, date), handOver.minute, zone);
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** The parts of a turn that lie in the hours, as far as the span meets them. */
function inHours(
  turn: Turn,
  { weekdays, fromMinute, toMinute }: DutyHours,
  zone: string,
  span: Period,
): Turn[] {
  const parts: Turn[] = [];
  const begin = localDateAt(Math.max(turn.start, span.start), zone);
  const last = localDateAt(Math.min(turn.end, span.end), zone);
  for (let date = addDays(begin, -1); date <= last; date = addDays(date, 1)) {
    if (!weekdays.includes(weekdayOf(date))) continue;
    const endDate = toMinute > fromMinute ? date : addDays(date, 1);
    const start = Math.max(turn.start, firstInstantFrom(date, fromMinute, zone));
    const end = Math.min(turn.end, firstInstantFrom(endDate, toMinute, zone));
    if (start < end && end > span.start && start < span.end) parts.push({ person: turn.person, start, end });
  }
  return parts;
}
