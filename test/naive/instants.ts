// Instants and dates, read and written.
import { Temporal } from 'temporal-polyfill';
import { localDateAt } from './calendars.ts';

// "An instant is `YYYY-MM-DDThh:mm:ss`, up to three decimals, then `Z` or `±hh:mm`."
const instantForm = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;
const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;

// "a date that does not exist" is invalid.
export function readDate(value: unknown, where: string): string {
  const parts = typeof value === 'string' ? dateForm.exec(value) : null;
  if (parts === null) throw new Error(`${where}: not a date`);
  const fields = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString();
  } catch {
    throw new Error(`${where}: no such date`);
  }
}

// "an instant without date, time or offset, or that does not exist" is invalid.
export function readInstant(value: unknown, where: string): number {
  const parts = typeof value === 'string' ? instantForm.exec(value) : null;
  if (parts === null) throw new Error(`${where}: not an instant`);
  readDate(parts[1], where);
  const time = { hour: Number(parts[2]), minute: Number(parts[3]), second: Number(parts[4]) };
  try {
    Temporal.PlainTime.from(time, { overflow: 'reject' });
    return Temporal.Instant.from(String(value)).epochMilliseconds;
  } catch {
    throw new Error(`${where}: no such instant`);
  }
}

// "output instants are UTC with `Z` and milliseconds omitted when zero"
export function printInstant(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

// "Agreement dates are local dates in the provider's zone, `from` inclusive, `to` exclusive or null."
export function isValidAt(
  dates: { readonly from: string; readonly to: string | null },
  instant: number,
  zone: string,
): boolean {
  const day = localDateAt(instant, zone).toString();
  return dates.from <= day && (dates.to === null || day < dates.to);
}
