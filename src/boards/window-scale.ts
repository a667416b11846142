import type { Instant, Period } from '../calendars/period.ts';
import { localDateAt, startOfDay } from '../calendars/wall-time.ts';

/** A stretch of time drawn to scale: instants as shares of it, 0 at its start, 1 at its end. */
export interface Scale extends Period {
  /** The whole hours of the local clock on it. */
  readonly hours: readonly { readonly at: Instant; readonly share: number }[];
}

/** Where something lies on a scale; it may run on before its start and after its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly before: boolean;
  readonly after: boolean;
}

const HOUR = 3_600_000;

/** Steps between the hours that are named, of which there may be no more than some. */
const STEPS = [1, 2, 3, 6, 12, 24];

/**
 * The scale of a stretch of time, with at most `most` of its whole local hours. It is real time: on a day of
 * 23 hours there are as many.
 */
export function scaleOf(span: Period, zone: string, most = 24): Scale {
  const first = wholeHour(span.start, zone);
  const all: Instant[] = [];
  for (let at = first; at <= span.end; at += HOUR) if (at >= span.start) all.push(at);
  const step = STEPS.find((hours) => all.length / hours <= most) ?? 24;
  const hours = all.filter((at) => step === 1 || hourOfDay(at, zone) % step === 0);
  return { ...span, hours: hours.map((at) => ({ at, share: shareOf(span, at) })) };
}

/** The whole hours since the local day began. */
function hourOfDay(at: Instant, zone: string): number {
  return Math.floor((at - startOfDay(localDateAt(at, zone), zone)) / HOUR);
}

/** The last whole hour of the local clock at or before an instant; days begin on a whole hour. */
export function wholeHour(at: Instant, zone: string): Instant {
  return startOfDay(localDateAt(at, zone), zone) + hourOfDay(at, zone) * HOUR;
}

/** Where an instant lies on a scale, not beyond its ends. */
export function shareOf(scale: Period, at: Instant): number {
  const length = Math.max(1, scale.end - scale.start);
  return Math.min(1, Math.max(0, (at - scale.start) / length));
}

/** Where a stretch of time lies on a scale. */
export function stretchOn(scale: Period, span: Period): Stretch {
  return {
    from: shareOf(scale, span.start),
    to: shareOf(scale, span.end),
    before: span.start < scale.start,
    after: span.end > scale.end,
  };
}
