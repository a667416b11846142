import type { SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import type { SourceOnFile } from '../database/sources-on-file.ts';

/**
 * How each source was doing at an instant, as far as the outages that cover it tell: what is in none had answered. One of
 * the station, which names no source, is one of all.
 */
export function pastSources(
  sources: readonly SourceOnFile[],
  blind: readonly BlindSpot[],
  at: Instant,
): SourceHealth[] {
  return sources.map(({ plan: _, ...source }) => {
    const spot = blind.find((one) => one.source === null || one.source === source.id);
    return {
      ...source,
      lastAnswerAt: spot ? spot.from : at,
      answers: 0,
      failure: spot ? { since: spot.from, tries: 1, message: spot.why, nextTryAt: at } : null,
      clockAheadMs: null,
      quarantined: 0,
    };
  });
}
