import type { Instant } from '../../src/calendars/period.ts';
import type { Shift } from '../../src/duty/shift.ts';
import type { Db } from './database-file.ts';
import type { Facts } from './facts.ts';
import { prepared } from './prepared.ts';

/** The body of a `duty` record; before there were levels it had neither level nor person. */
export interface DutyRecord extends Omit<Shift, 'level' | 'person'> {
  readonly provider: string;
  readonly level?: number;
  readonly person?: string;
}

const STANDING = `
FROM facts INDEXED BY duty_by_end
WHERE kind = 'duty' AND superseded_at IS NULL AND body ->> '$.provider' = @provider AND body ->> '$.end' > @since`;

/** Shifts that are not over at `since`, by their end. What has begun by `until` is told of them apart. */
export const SHIFTS_SINCE = `SELECT body ${STANDING}`;
export const TOP_LEVEL = `SELECT max(ifnull(body ->> '$.level', 1)) AS level ${STANDING}`;

/** Of the sources that are not synced any more, what is still to come. There are some hundred shifts ahead at most. */
const STILL_TO_COME = `
SELECT source, record, sequence, at, body FROM facts
WHERE kind = 'duty' AND superseded_at IS NULL AND body ->> '$.end' > ?`;

const DAY_MS = 86_400_000;

/** Who is on duty, by the facts on file. */
export interface DutyShifts {
  /** The shifts of a provider that an instant lies in, by level and start. */
  shiftsAt(provider: string, at: Instant): Shift[];
  /** The shifts of a provider of which some part lies from `since` on and before `until`, by start. */
  between(provider: string, since: Instant, until: Instant): Shift[];
  /** The highest level of a provider's roster from a day before an instant on; 1 where there is none. */
  topLevel(provider: string, at: Instant): number;
  /**
   * Ends the shifts of sources that are not synced any more: nobody stands by them. What was before `now` stays; to be
   * called within a transaction.
   */
  endOthers(synced: readonly string[], now: Instant): void;
}

export function dutyShiftsIn(db: Db, facts: Facts): DutyShifts {
  const since = prepared<[{ provider: string; since: Instant }], { body: string }>(db, SHIFTS_SINCE);
  const top = prepared<[{ provider: string; since: Instant }], { level: number | null }>(db, TOP_LEVEL);
  const toCome = prepared<
    [Instant],
    { source: string; record: string; sequence: number; at: Instant; body: string }
  >(db, STILL_TO_COME);
  const between: DutyShifts['between'] = (provider, from, until) =>
    since
      .all({ provider, since: from })
      .map(({ body }) => shiftOf(JSON.parse(body)))
      .filter(({ start }) => start < until)
      .sort((a, b) => a.start - b.start || a.level - b.level || (a.person < b.person ? -1 : 1));
  return {
    between,
    shiftsAt: (provider, at) => between(provider, at, at + 1).sort((a, b) => a.level - b.level),
    topLevel: (provider, at) => top.get({ provider, since: at - DAY_MS })!.level ?? 1,
    endOthers(synced, now) {
      const ending = toCome.all(now).filter(({ source }) => !synced.includes(source));
      for (const { source, record, sequence, at, body } of ending) {
        const shift = JSON.parse(body) as DutyRecord;
        if (shift.start >= now) facts.retire(source, 'duty', record, now);
        else {
          const ended = { kind: 'duty', record, sequence, at, body: { ...shift, end: now } };
          facts.store(source, ended, null, now);
        }
      }
    },
  };
}

function shiftOf({ name, start, end, level = 1, person = name }: DutyRecord): Shift {
  return { level, person, name, start, end };
}
