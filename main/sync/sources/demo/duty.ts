import type { Instant } from '../../../../src/calendars/period.ts';
import { addDays, instantOf, type LocalDate, weekdayOf } from '../../../../src/calendars/wall-time.ts';
import type { SourceRecord } from '../../source.ts';

export const ZONE = 'Europe/Berlin';
const DAY = 'Jonas Weber';
const NIGHT = 'Amira Haddad';
/** Higher level staff, called in escalations. */
export const HIGHER_LEVEL = ['Katrin Möller', 'Deniz Arslan', 'Paul Lindqvist'] as const;
export const AURA_STAFF = ['Mette Krogh', 'Jakob Thorsen', 'Signe Dahl'] as const;
export const TECHNICIANS = ['Lars Bundgaard', 'Henrik Juhl', 'Camilla Vestergaard', 'Omar Saleh'] as const;

/** The two shifts that begin on a local day: 08:00 to 20:00, and 20:00 to 08:00 of the next. */
export function shiftsOn(date: LocalDate): { name: string; start: Instant; end: Instant }[] {
  const at = (hour: number) => instantOf(date, hour * 60, ZONE);
  return [
    { name: DAY, start: at(8), end: at(20) },
    { name: NIGHT, start: at(20), end: at(32) },
  ];
}

/** Who is on duty for emergencies at an instant. */
export function onDutyAt(at: Instant): string {
  const hour = Number(HOUR.format(at));
  return hour >= 8 && hour < 20 ? DAY : NIGHT;
}

const HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });

/** Who is called at level 2, from Monday 08:00 to the next, week by week. */
const SECOND = [HIGHER_LEVEL[0], HIGHER_LEVEL[1]] as const;
/** At level 3 it is always the same, month by month. */
const THIRD = HIGHER_LEVEL[2];

/** Everybody's shifts that begin on a local day. */
function rosterOn(date: LocalDate): { level: number; name: string; start: Instant; end: Instant }[] {
  const first = shiftsOn(date).map((shift) => ({ level: 1, ...shift }));
  if (weekdayOf(date) !== 1) return first;
  const week = { start: instantOf(date, 480, ZONE), end: instantOf(addDays(date, 7), 480, ZONE) };
  const name = SECOND[(Date.parse(date) / 604_800_000) & 1];
  return [...first, { level: 2, name, ...week }, { level: 3, name: THIRD, ...week }];
}

/** The shifts that begin on a local day as records, made known at `at`. */
export function dutyRecords(date: LocalDate, at: Instant): SourceRecord[] {
  return rosterOn(date).map(({ level, name, start, end }) => ({
    kind: 'duty',
    record: `aurologic${level === 1 ? '' : `/${level}`}@${new Date(start).toISOString()}`,
    sequence: 0,
    at,
    body: { provider: 'aurologic', level, person: name, name, start, end },
  }));
}
