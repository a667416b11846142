import type { Instant, Period } from '../../src/calendars/period.ts';
import {
  addDays,
  DAY_MINUTES,
  instantOf,
  type LocalDate,
  localDateAt,
  localDays,
  weekdayOf,
} from '../../src/calendars/wall-time.ts';

/** Where an instant of a span stands on a line that is `width` long; outside the line for one outside the span. */
export function placeOf(at: Instant, { start, end }: Period, width: number): number {
  return ((at - start) / (end - start)) * width;
}

/** The instant at a place of that line, to the whole second, and within the span. */
export function instantAt(place: number, { start, end }: Period, width: number): Instant {
  const at = start + (place / width) * (end - start);
  const second = Math.round(at / 1000) * 1000;
  const first = Math.ceil(start / 1000) * 1000;
  return Math.min(Math.max(second, first), Math.floor(end / 1000) * 1000);
}

/** A mark of the scale, at a round time of day of a zone. */
export interface ScaleMark {
  readonly at: Instant;
  /** It begins a local day. */
  readonly day: boolean;
  /** What stands beside it: the day, or the time of day; null where it is only a line. */
  readonly label: 'day' | 'time' | null;
}

/** Minutes from label to label and from line to line; whole days count from Mondays on. */
const STEPS = [
  [15, 5],
  [30, 15],
  [60, 30],
  [120, 60],
  [180, 60],
  [360, 180],
  [720, 360],
  [DAY_MINUTES, 720],
  [2 * DAY_MINUTES, DAY_MINUTES],
  [7 * DAY_MINUTES, DAY_MINUTES],
  [14 * DAY_MINUTES, 7 * DAY_MINUTES],
  [28 * DAY_MINUTES, 7 * DAY_MINUTES],
  [56 * DAY_MINUTES, 14 * DAY_MINUTES],
] as const;

/** The marks of a span on the clocks of `zone`, in order, so many that labels stand at least `apart` from each other. */
export function scaleMarks(span: Period, zone: string, width: number, apart: number): ScaleMark[] {
  const minute = placeOf(span.start + 60_000, span, width);
  const step = STEPS.find(([label]) => label * minute >= apart) ?? STEPS[STEPS.length - 1];
  const [label, line] = step;
  const marks: ScaleMark[] = [];
  const until = addDays(localDateAt(span.end, zone), 1);
  for (const { date, start } of localDays(localDateAt(span.start, zone), until, zone)) {
    for (let at = 0; at < DAY_MINUTES; at += Math.min(line, DAY_MINUTES)) {
      const instant = at === 0 ? start : instantOf(date, at, zone);
      const last = marks.at(-1);
      // Around a change of the clocks a time of day is skipped, or comes where the one before it stood.
      if (instant < span.start || instant > span.end || (last && last.at >= instant)) continue;
      if (!falls(date, at, line)) continue;
      const named = falls(date, at, label);
      marks.push({
        at: instant,
        day: at === 0,
        label: named ? (label >= DAY_MINUTES ? 'day' : 'time') : null,
      });
    }
  }
  return marks;
}

/** Whether a local minute is a whole number of steps. */
function falls(date: LocalDate, minute: number, step: number): boolean {
  if (step <= DAY_MINUTES) return minute % step === 0;
  if (minute !== 0) return false;
  const days = step / DAY_MINUTES;
  // 5 January 1970 was a Monday.
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000 - 4;
  return days % 7 === 0 ? weekdayOf(date) === 1 && day % days === 0 : day % days === 0;
}
