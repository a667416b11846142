import { type Instant, overlap } from '../calendars/period.ts';
import type { Shift } from './shift.ts';

/** A shift as a roster's source brings it, for one provider. */
export interface RosterShift extends Shift {
  readonly provider: string;
  /** The event of a calendar that it comes from; absent for a configured one. */
  readonly event?: string;
}

/** The shifts on file that are to be stored, by record, and those that stay as they are. */
export interface Followed {
  readonly shifts: ReadonlyMap<string, RosterShift>;
  readonly keep: readonly string[];
}

/**
 * What is to be on file of a roster, given what is and how it is planned now. "Past shifts stay on file when the
 * configuration changes, future ones that no longer stand are retired": who was on duty before `now` stays, a shift that
 * goes on and is not planned any more ends now, and one that is newly planned begins now, except where nobody was known
 * to be on duty at its level before.
 */
export function followed(
  filed: ReadonlyMap<string, RosterShift>,
  planned: readonly RosterShift[],
  now: Instant,
): Followed {
  const before = [...filed.values()].filter(({ start }) => start < now);
  const shifts = new Map<string, RosterShift>();
  const keep: string[] = [];
  const running: Filed[] = [];
  for (const [record, shift] of filed) {
    if (shift.end <= now) keep.push(record);
    else if (shift.start < now) running.push({ record, shift });
  }
  const runningOf = Map.groupBy(running, ({ shift }) => whoseOf(shift));
  for (const shift of joined(planned)) {
    const isNow = shift.start <= now && now < shift.end;
    const goesOn = isNow ? runningOf.get(whoseOf(shift))?.shift() : undefined;
    if (goesOn) {
      shifts.set(goesOn.record, { ...shift, start: goesOn.shift.start });
      continue;
    }
    const past = { start: shift.start, end: Math.min(shift.end, now) };
    const isKnown = shift.start < now && before.some((one) => isSameLevel(one, shift) && overlap(one, past));
    const start = isKnown ? now : shift.start;
    if (start < shift.end) shifts.set(recordOf({ ...shift, start }), { ...shift, start });
  }
  for (const { record, shift } of [...runningOf.values()].flat()) shifts.set(record, { ...shift, end: now });
  return { shifts, keep: keep.filter((record) => !shifts.has(record)) };
}

interface Filed {
  readonly record: string;
  readonly shift: RosterShift;
}

/** Shifts in which one person overlaps themselves at a level are one. */
function joined(planned: readonly RosterShift[]): RosterShift[] {
  return [...Map.groupBy(planned, whoseOf).values()].flatMap((own) => {
    const whole: RosterShift[] = [];
    for (const shift of own.toSorted((a, b) => a.start - b.start)) {
      const last = whole.at(-1);
      if (!last || last.end <= shift.start) whole.push(shift);
      else whole[whole.length - 1] = { ...last, end: Math.max(last.end, shift.end) };
    }
    return whole;
  });
}

/** The record of a shift: the same person begins once at an instant, at a level. */
function recordOf({ provider, level, person, start }: RosterShift): string {
  return `${provider}/${level}/${person}/${new Date(start).toISOString()}`;
}

const whoseOf = ({ provider, level, person }: RosterShift) => JSON.stringify([provider, level, person]);

function isSameLevel(a: RosterShift, b: RosterShift): boolean {
  return a.provider === b.provider && a.level === b.level;
}
