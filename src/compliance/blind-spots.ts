import type { Instant, Period } from '../calendars/period.ts';

/** A stretch of time in which a source, or the station itself, was not there: `source` null is the station. */
export interface BlindSpot {
  readonly source: string | null;
  readonly title: string;
  readonly from: Instant;
  /** null while it goes on. */
  readonly to: Instant | null;
  readonly why: string;
}

/** The blind spots of a span, in order; the latest ones where they are too many to be told. */
export interface ToldSpots {
  readonly blind: readonly BlindSpot[];
  /** How many earlier ones there are in the span besides. */
  readonly blindBefore: number;
}

/**
 * A gap is worth naming when it is longer than this, and than two intervals of its source: then the walls had begun to
 * call its data aged. Shorter ones stay on file.
 */
export const NAMED_FROM_MS = 60_000;

/** The stretch of a blind spot; one that goes on is as long as it is at `now`. */
function periodOf(spot: BlindSpot, now: Instant): Period {
  return { start: spot.from, end: spot.to ?? Math.max(now, spot.from) };
}

/**
 * The parts that lie in a half-open span, in order. One that goes on at `now` goes on there too, unless the span ends
 * before.
 */
export function clippedTo(spots: readonly BlindSpot[], span: Period, now: Instant): BlindSpot[] {
  return spots
    .map((spot): BlindSpot => {
      const { end } = periodOf(spot, now);
      const goesOn = spot.to === null && now < span.end;
      return { ...spot, from: Math.max(spot.from, span.start), to: goesOn ? null : Math.min(end, span.end) };
    })
    .filter((spot) => (spot.to === null ? spot.from <= now : spot.from < spot.to))
    .sort((a, b) => a.from - b.from);
}
