import type { Sight } from '../../src/boards/review.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import { type BlindSpot, NAMED_FROM_MS, type ToldSpots } from '../../src/compliance/blind-spots.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** An outage of a source as it begins. */
export interface BlindSource {
  readonly source: string;
  readonly title: string;
  /** How far apart its polls are, in milliseconds. */
  readonly intervalMs: number;
  /** Its last whole answer; where it never gave one, the beginning of its sync. */
  readonly from: Instant;
  /** What is wrong, in a sentence; never a secret. */
  readonly why: string;
}

/** Which blind spots are asked for: all on file, or those that are long enough to be worth naming. */
export type WhichSpots = 'all' | 'named';

/** So many are answered at most, the latest. */
export const MOST_SPOTS = 5_000;

/** What a source was blind of before is not said again. */
const BEGIN = `
INSERT INTO blind_spots (source, title, interval_ms, from_at, why)
SELECT @source, @title, @intervalMs,
  min(@now, max(@from, ifnull((SELECT max(to_at) FROM blind_spots WHERE source = @source), @from))), @why
WHERE NOT EXISTS (SELECT 1 FROM blind_spots WHERE source = @source AND to_at IS NULL)`;

const END = `
UPDATE blind_spots SET to_at = max(@at, from_at), ended = @ended WHERE source = @source AND to_at IS NULL`;

const STATION = `
INSERT INTO blind_spots (source, title, interval_ms, from_at, to_at, why) VALUES (NULL, 'the station', 0, ?, ?, ?)`;

const COLUMNS = `source, title, from_at AS "from", to_at AS "to",
  why || CASE WHEN ended IS NULL THEN '' ELSE '; ' || ended END AS why`;

export const GOING_ON = `
SELECT ${COLUMNS} FROM blind_spots INDEXED BY blind_spots_now WHERE source IS NOT NULL AND to_at IS NULL ORDER BY source`;

const BETWEEN = `
FROM blind_spots
WHERE ifnull(to_at, 8640000000000000) > @from AND from_at < @to
  AND (@least IS NULL OR ifnull(to_at, @now) - from_at > max(@least, 2 * interval_ms))`;

/** The latest ones that overlap a half-open span, and were as long as they must be to be named. */
export const SPOTS_BETWEEN = `
SELECT ${COLUMNS} ${BETWEEN}
ORDER BY from_at DESC, blind_spot DESC LIMIT ${MOST_SPOTS}`;
const COUNTED = `SELECT count(*) AS count ${BETWEEN}`;

/** Those of one source and of the station, as if what came after `@until` were not known. */
const OF_TICKET = `
SELECT source, title, from_at AS "from", iif(to_at > @until, NULL, to_at) AS "to",
  why || iif(ended IS NULL OR to_at > @until, '', '; ' || ended) AS why
FROM blind_spots
WHERE (source = @source OR (source IS NULL AND to_at <= @until))
  AND ifnull(to_at, 8640000000000000) > @from AND from_at <= @at
  AND min(ifnull(to_at, @at), @until) - from_at > max(${NAMED_FROM_MS}, 2 * interval_ms)
ORDER BY from_at, blind_spot`;

/**
 * Outages of sources and of the station: facts that only get an end later. Those of one source never overlap. Writing
 * happens within the caller's transaction.
 */
export interface BlindSpots {
  /** A source is blind since its last whole answer. It goes on where one is on file that has no end. */
  begin(blind: BlindSource, now: Instant): void;
  /** Ends what goes on of a source, where something does; `ended`: by what, unless it answered. */
  end(source: string, at: Instant, ended: string | null): void;
  /** The station was not there for a stretch of time that is over; an empty one is none. */
  addStation(from: Instant, to: Instant, why: string): void;
  /** Those of sources that go on. */
  current(): BlindSpot[];
  /**
   * Those that overlap the half-open span, in order; the latest `MOST_SPOTS` where there are more, and how many more.
   * What goes on is as long as it is at `now`.
   */
  between(from: Instant, to: Instant, now: Instant, which: WhichSpots): ToldSpots;
  /**
   * All that are long enough to be named, of a source and of the station, from an instant up to `at`, in order. By the
   * sight 'known' none has an end that came later; one of the station is known when it is over.
   */
  during(source: string, from: Instant, at: Instant, sight: Sight): BlindSpot[];
}

export function blindSpotsIn(db: Db): BlindSpots {
  const begin = prepared(db, BEGIN);
  const end = prepared(db, END);
  const station = prepared(db, STATION);
  const goingOn = prepared<[], BlindSpot>(db, GOING_ON);
  const between = prepared<[object], BlindSpot>(db, SPOTS_BETWEEN);
  const counted = prepared<[object], { count: number }>(db, COUNTED);
  const ofTicket = prepared<[object], BlindSpot>(db, OF_TICKET);
  return {
    begin: (blind, now) => void begin.run({ ...blind, now }),
    end: (source, at, ended) => void end.run({ source, at, ended }),
    addStation(from, to, why) {
      if (from < to) station.run(from, to, why);
    },
    current: () => goingOn.all(),
    between(from, to, now, which) {
      const least = which === 'all' ? null : NAMED_FROM_MS;
      const asked = { from, to, now, least };
      const blind = between.all(asked).reverse();
      // Counted only where some may be left out.
      const count = blind.length < MOST_SPOTS ? blind.length : counted.get(asked)!.count;
      return { blind, blindBefore: count - blind.length };
    },
    during: (source, from, at, sight) =>
      ofTicket.all({ source, from, at, until: sight === 'known' ? at : ALL_TIME.end }),
  };
}
