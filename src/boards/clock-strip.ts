import { type Calendar, isOpen, openStretches } from '../calendars/calendar.ts';
import type { Instant, Period } from '../calendars/period.ts';
import { localDateAt } from '../calendars/wall-time.ts';
import type { Attention, Clock, ClockState, VoidReason } from '../clocks/clock.ts';
import { isMeasured, type MeasuredClock } from './open-clock.ts';
import { overrunOf } from './strip-overrun.ts';

/** A part of the strip from left to right. Lengths are milliseconds, shares 0 to 1 of the part's own length. */
export type StripPart =
  /** Open time, to scale. */
  | {
      readonly kind: 'open';
      readonly lengthMs: number;
      /** Filled from the left: used up, as far as it is known. */
      readonly used: number;
      /** Striped: between the last answer and now; what happened in it is not known. */
      readonly unknown: { readonly from: number; readonly to: number } | null;
      readonly needle: number | null;
      readonly stop: number | null;
    }
  /** Closed time, cut out to a fixed width. `here`: now lies in it, so the needle is a pause. */
  | { readonly kind: 'cut'; readonly closedMs: number; readonly here: boolean; readonly opensAt: Instant }
  | { readonly kind: 'due' }
  /** Beyond the due line; the last one ends in the needle, or in the diamond of a stop. */
  | { readonly kind: 'over'; readonly lengthMs: number; readonly ends: 'needle' | 'stop' | 'nothing' }
  /** Open time that was never needed: the cycle ended before. */
  | { readonly kind: 'rest'; readonly lengthMs: number };

/** The clock strip as data. */
export type ClockStrip =
  | { readonly kind: 'void'; readonly reason: VoidReason }
  | {
      readonly kind: 'measured';
      readonly state: Exclude<ClockState['kind'], 'void'>;
      readonly level: Attention;
      readonly parts: readonly StripPart[];
      readonly startAt: Instant;
      readonly dueAt: Instant;
      /**
       * "Weekdays appear on every label of a strip that leaves today, else on none." Reading: one with closed time
       * before its due instant counts as leaving, since what stands beside it names the day of the opening.
       */
      readonly leavesToday: boolean;
    };

/**
 * The strip of a clock at `now`: "Open time is to scale. Closed time is *cut out*: fixed width, hatched, its
 * length above. Adjoining closed days make one cut. The used part fills; the needle is now; in a cut the needle
 * becomes a pause." `unknownSince` is when its source last answered, null while its data is fresh.
 */
export function clockStrip(
  clock: Clock,
  calendar: Calendar,
  now: Instant,
  unknownSince: Instant | null = null,
): ClockStrip {
  if (clock.state.kind === 'void') return { kind: 'void', reason: clock.state.reason };
  if (!isMeasured(clock)) return { kind: 'void', reason: clock.voidReason ?? 'no-agreement' };
  const settledAt = clock.stoppedAt ?? clock.cycleEndedAt;
  const until = Math.min(settledAt ?? now, now);
  const moment: Moment = {
    now: settledAt === null ? now : null,
    until,
    knownUntil: settledAt === null && unknownSince !== null ? Math.min(until, unknownSince) : until,
  };
  const days = [clock.startedAt, clock.dueAt, now].map((at) => localDateAt(at, calendar.zone));
  const goal = goalParts(clock, calendar, moment);
  return {
    kind: 'measured',
    state: clock.state.kind,
    level: clock.attention,
    parts: [...goal, { kind: 'due' }, ...overrunOf(clock, calendar, until, now)],
    startAt: clock.startedAt,
    dueAt: clock.dueAt,
    leavesToday: new Set(days).size > 1 || goal.some(({ kind }) => kind === 'cut'),
  };
}

interface Moment {
  /** null once the clock is settled: it has no needle any more. */
  readonly now: Instant | null;
  readonly until: Instant;
  readonly knownUntil: Instant;
}

/** The parts from the start up to the due instant. */
function goalParts(clock: MeasuredClock, calendar: Calendar, moment: Moment): StripPart[] {
  const { startedAt, dueAt } = clock;
  const parts: StripPart[] = [];
  const stretches = openStretches(calendar, startedAt, dueAt);
  let closedSince = stretches.length > 0 && stretches[0].start > startedAt ? startedAt : null;
  for (const stretch of stretches) {
    if (closedSince !== null) {
      const from = closedSince === startedAt ? closingBefore(calendar, startedAt) : closedSince;
      const here = moment.now !== null && closedSince <= moment.now && moment.now < stretch.start;
      parts.push({ kind: 'cut', closedMs: stretch.start - from, here, opensAt: stretch.start });
    }
    parts.push(...openParts(clock, stretch, calendar, moment));
    closedSince = stretch.end;
  }
  return parts;
}

/** One open stretch; of a cancelled clock what lies after the end of its cycle is left blank. */
function openParts(clock: MeasuredClock, stretch: Period, calendar: Calendar, moment: Moment): StripPart[] {
  const cancelled = clock.state.kind === 'cancelled';
  if (cancelled && moment.until <= stretch.start) {
    return [{ kind: 'rest', lengthMs: stretch.end - stretch.start }];
  }
  const end = cancelled ? Math.min(stretch.end, moment.until) : stretch.end;
  const share = (at: Instant) => clamp((at - stretch.start) / (end - stretch.start));
  const used = share(moment.until);
  const known = share(moment.knownUntil);
  const { stoppedAt } = clock;
  const open: StripPart = {
    kind: 'open',
    lengthMs: end - stretch.start,
    used: known,
    unknown: known < used ? { from: known, to: used } : null,
    needle: moment.now !== null && holdsNeedle(stretch, clock, calendar, moment.now) ? used : null,
    stop: stoppedAt !== null && stretch.start <= stoppedAt && stoppedAt <= end ? share(stoppedAt) : null,
  };
  return end < stretch.end ? [open, { kind: 'rest', lengthMs: stretch.end - end }] : [open];
}

/** Whether now lies in a stretch; at the due instant itself the needle stands at the due line. */
function holdsNeedle(stretch: Period, clock: MeasuredClock, calendar: Calendar, now: Instant): boolean {
  if (stretch.start <= now && now < stretch.end) return true;
  return now === clock.dueAt && stretch.end === now && isOpen(calendar, now);
}

/** When the closed time around `at` began; `at` itself where that is not known. */
function closingBefore(calendar: Calendar, at: Instant): Instant {
  const FORTNIGHT = 14 * 24 * 3_600_000;
  const from = Math.max(calendar.known.start, at - FORTNIGHT);
  return openStretches(calendar, from, at).at(-1)?.end ?? at;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
