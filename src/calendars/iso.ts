import type { Instant } from './period.ts';
import type { LocalDate } from './wall-time.ts';

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a year, month and day, given as text, are a date that exists. */
function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The instant that a text names: "`YYYY-MM-DDThh:mm:ss`, up to three decimals, then `Z` or `±hh:mm`". Null for
 * anything else, and for a date or time that does not exist.
 */
export function parseInstant(text: string): Instant | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
  if (!exists(year, month, day) || hour > 23 || minute > 59 || second > 59) return null;
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0'));
  const offset = offsetMinutes(match[8], match[9], match[10]);
  if (offset === null) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, milliseconds);
  return date.getTime() - offset * 60_000;
}

function offsetMinutes(sign: string | undefined, hours: string, minutes: string): number | null {
  if (sign === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The local date that a text names, `YYYY-MM-DD`; null for anything else, and for one that does not exist. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = DATE.exec(text);
  return match && exists(Number(match[1]), Number(match[2]), Number(match[3])) ? text : null;
}

/** An instant as UTC text, milliseconds left out when zero: `2026-04-07T09:00:00Z`. */
export function isoOf(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
