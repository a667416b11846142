import type { Instant } from '../../src/calendars/period.ts';
import type { Shift } from '../../src/duty/shift.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

const SHIFTS = "SELECT body FROM facts WHERE kind = 'duty' AND superseded_at IS NULL ORDER BY at, record";

/** Who is on duty, by the facts on file. */
export interface DutyShifts {
  /** The shifts of a provider that an instant lies in. */
  shiftsAt(provider: string, at: Instant): Shift[];
  /** The highest level of a provider's roster around an instant; 1 where there is none. */
  topLevel(provider: string, at: Instant): number;
}

export function dutyShiftsIn(db: Db): DutyShifts {
  const all = prepared<[], { body: string }>(db, SHIFTS);
  const around = (provider: string, from: Instant, to: Instant) =>
    all
      .all()
      .map(({ body }) => JSON.parse(body))
      .filter((one) => one.provider === provider && one.start < to && one.end > from)
      .map(({ name, start, end, level = 1, person = name }): Shift => ({ level, person, name, start, end }));
  const DAY_MS = 86_400_000;
  return {
    shiftsAt: (provider, at) => around(provider, at, at + 1),
    topLevel: (provider, at) =>
      Math.max(1, ...around(provider, at - DAY_MS, at + DAY_MS).map(({ level }) => level)),
  };
}
