import { whomToTell } from '../alarms/whom.ts';
import { contains, type Instant } from '../calendars/period.ts';
import { coverage, type Stretch } from '../duty/coverage.ts';
import type { JudgedBoard } from './judged-board.ts';

const DAY_MS = 86_400_000;
/** So far ahead gaps and overlaps are looked for, in milliseconds. */
export const ROSTER_AHEAD_MS = 14 * DAY_MS;
/** A gap that begins within this is urgent. */
const URGENT_MS = 7 * DAY_MS;

/** Who is on duty at level 1 now, who comes after, and what is wrong with the roster of the next 14 days. */
export interface DutyNow {
  readonly zone: string;
  /** All who are, `J. Weber, A. Haddad`; null: nobody is on the roster now. */
  readonly name: string | null;
  readonly until: Instant | null;
  readonly next: { readonly name: string; readonly from: Instant; readonly until: Instant } | null;
  /** The first gap to come; of one that goes on now `name` tells. */
  readonly gap: DutyGap | null;
  /** The first time, from now on, at which several are on duty. */
  readonly overlap: { readonly start: Instant; readonly end: Instant; readonly count: number } | null;
}

/** When nobody will be on duty at level 1. */
export interface DutyGap {
  readonly start: Instant;
  /** null: nobody is known to be on duty after it. */
  readonly end: Instant | null;
  readonly isUrgent: boolean;
}

/** Who is on duty for the provider of the emergencies; null where the station has no roster of it. */
export function dutyNow(board: JudgedBoard): DutyNow | null {
  for (const terms of board.terms) {
    const duty = terms.form === 'emergency-tickets' ? board.duties.get(terms.provider) : undefined;
    if (!duty) continue;
    const { now } = board;
    const ends = duty.shifts.filter(({ level }) => level === 1).map(({ end }) => end);
    const until = Math.max(now + ROSTER_AHEAD_MS, ...ends);
    const [current, ...later] = coverage(duty.shifts, 1, { start: now, end: until });
    const isSomebody = current.on.length > 0;
    const next = later.find(({ on }) => on.length > 0);
    const gap = later.find(({ on, start }) => on.length === 0 && start < now + ROSTER_AHEAD_MS);
    const overlap = [current, ...later].find(
      ({ on, start }) => on.length > 1 && start < now + ROSTER_AHEAD_MS,
    );
    return {
      zone: terms.zone,
      name: isSomebody ? namesOf(current) : null,
      until: isSomebody ? current.end : null,
      next: next ? { name: namesOf(next), from: next.start, until: next.end } : null,
      gap: gap
        ? {
            start: gap.start,
            end: gap.end < until ? gap.end : null,
            isUrgent: gap.start < now + URGENT_MS,
          }
        : null,
      overlap: overlap ? { start: overlap.start, end: overlap.end, count: overlap.on.length } : null,
    };
  }
  return null;
}

function namesOf({ on }: Pick<Stretch, 'on'>): string {
  return on.length === 1 ? on[0].name : on.map(({ name }) => short(name)).join(', ');
}

/** Jonas Weber is J. Weber where several names share a line. */
function short(name: string): string {
  const [first, ...others] = name.split(' ');
  return others.length === 0 || first.endsWith('.') ? name : `${[...first][0]}. ${others.join(' ')}`;
}

/**
 * Who was on duty for a provider at an instant: an alarm "names who is on duty at that instant". Whoever is told first,
 * where nobody is at level 1.
 */
export function onDutyAt(board: JudgedBoard, provider: string, at: Instant): string | null {
  const shifts = board.duties.get(provider)?.shifts.filter((shift) => contains(shift, at)) ?? [];
  const { to } = whomToTell(shifts, 1, []);
  return to.length > 0 ? namesOf({ on: to }) : null;
}
