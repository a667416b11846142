import type { Instant } from '../../../../../src/calendars/period.ts';

/** A time of the Monday on which these tests play, UTC, `hh:mm` or `hh:mm:ss`. */
export function instant(time: string): Instant {
  const at = Date.parse(`2026-03-02T${time}Z`);
  if (Number.isNaN(at)) throw new Error(`no time: ${time}`);
  return at;
}
