import { parseInstant, parseLocalDate } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { instantOf, localDateAt } from '../../src/calendars/wall-time.ts';
import { timeOf } from '../i18n/moment.ts';

/** What an instant that somebody typed is, or what is wrong with it. */
export type TypedInstant =
  /** `ofDay`: it named a time only, which is taken as one of the day shown. */
  | { readonly kind: 'instant'; readonly at: Instant; readonly ofDay?: true }
  /** In none of the forms; no such day or time; or a time that a change of the zone's offset left out. */
  | { readonly kind: 'problem'; readonly problem: 'form' | 'date' | 'skipped' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Mon 23 Mar 2026 13:22:00`; the weekday, the year and the seconds may be left out. */
const AS_SHOWN = /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3,9})(?: (\d{4}))?,? (\d{1,2}):(\d{2})(?::(\d{2}))?$/;
/** `2026-03-23 13:22:00`, `2026-03-23T13:22`. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})[t ](\d{1,2}):(\d{2})(?::(\d{2}))?$/;
/** The same with an offset or Z behind it. */
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(z|[+-]\d{2}:\d{2})$/;
/** `03:12`, `3:12:05`. */
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * The instant that a text names: on the clocks of `zone` where it has no offset, in the year of `near` where it names
 * none, and on its day where it is a time only. Of a time that comes twice it is the first.
 */
export function typedInstant(text: string, zone: string, near: Instant): TypedInstant {
  const typed = text.trim().replace(/\s+/g, ' ').toLowerCase();
  const absolute = WITH_OFFSET.exec(typed);
  if (absolute) {
    const [, date, time, seconds = ':00', offset] = absolute;
    const at = parseInstant(`${date}T${time}${seconds}${offset.toUpperCase()}`);
    return at === null ? { kind: 'problem', problem: 'date' } : { kind: 'instant', at };
  }
  const local = LOCAL.exec(typed);
  if (local) return onClocks(local[1], local[2], local[3], local[4], zone);
  const time = TIME.exec(typed);
  if (time) {
    const found = onClocks(localDateAt(near, zone), time[1], time[2], time[3], zone);
    return found.kind === 'instant' ? { ...found, ofDay: true } : found;
  }
  const shown = AS_SHOWN.exec(typed);
  if (!shown) return { kind: 'problem', problem: 'form' };
  const [, day, name, year = localDateAt(near, zone).slice(0, 4), ...clock] = shown;
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0) return { kind: 'problem', problem: 'form' };
  const two = (value: number | string) => String(value).padStart(2, '0');
  return onClocks(`${year}-${two(month)}-${two(day)}`, clock[0], clock[1], clock[2], zone);
}

function onClocks(
  date: string,
  hour: string,
  minute: string,
  second: string | undefined,
  zone: string,
): TypedInstant {
  const [h, m, s] = [hour, minute, second ?? '0'].map(Number);
  if (parseLocalDate(date) === null || h > 23 || m > 59 || s > 59)
    return { kind: 'problem', problem: 'date' };
  const at = instantOf(date, h * 60 + m, zone) + s * 1000;
  const onTheWall = `${String(h).padStart(2, '0')}:${minute}`;
  if (timeOf(at, zone) !== onTheWall) return { kind: 'problem', problem: 'skipped' };
  return { kind: 'instant', at };
}
