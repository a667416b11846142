import type { Instant, Period } from '../calendars/period.ts';
import { type Scale, scaleOf, wholeHour } from './window-scale.ts';
import type { WorkSpan } from './work-span.ts';

const HOUR = 3_600_000;

/**
 * So far beyond its window, or now, the picture goes at most: work of days would leave nothing to be seen of
 * a night.
 */
const WIDEST = 6 * HOUR;

/** Hours that find a place on the axis, one of them with its weekday. */
const MOST_HOURS = 9;

/**
 * The axis of the live picture: the window, widened to whole hours by the work that runs beyond it, and by
 * now.
 */
export function liveScale(
  window: Period | null,
  works: readonly WorkSpan[],
  now: Instant,
  zone: string,
): Scale {
  const core = window ?? { start: now, end: now };
  const least = core.start - WIDEST;
  const most = Math.max(core.end, now) + WIDEST;
  const starts = works.map(({ outline }) => Math.max(least, outline.start));
  const ends = works.map(({ outline }) => Math.min(most, outline.end));
  const start = wholeHour(Math.min(core.start, now, ...starts), zone);
  const latest = Math.max(core.end, now, ...ends);
  const whole = wholeHour(latest, zone);
  const end = Math.max(whole === latest ? whole : whole + HOUR, start + HOUR);
  return scaleOf({ start, end }, zone, MOST_HOURS);
}
