import type { SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Source } from './source.ts';

/** How far a source's clock may differ before its tickets' instants are doubted, in milliseconds. */
export const CLOCK_OFF_MS = 120_000;

/** Keeps how one source is doing. */
export interface HealthRecord {
  readonly now: () => SourceHealth;
  /** One right answer: moves the heartbeat. What it is worth shows at the end of the poll. */
  answered(at: Instant, sourceDate?: Instant): void;
  failed(at: Instant, message: string, nextTryAt: Instant): void;
  /** A poll went well to its end, and what it brought is stored: the data is as of now. */
  whole(at: Instant): void;
  setQuarantined(count: number): void;
}

/** The health of a source from the station's start on; `lastAnswerAt` is that of earlier runs, if there was one. */
export function healthOf(source: Source, lastAnswerAt: Instant | null): HealthRecord {
  let health: SourceHealth = {
    id: source.id,
    title: source.title,
    delivers: source.delivers,
    providers: source.providers,
    intervalMs: source.intervalMs,
    lastAnswerAt,
    answers: 0,
    failure: null,
    clockAheadMs: null,
    quarantined: 0,
  };
  return {
    now: () => health,
    answered(at, sourceDate) {
      const clockAheadMs = sourceDate === undefined ? health.clockAheadMs : sourceDate - at;
      health = { ...health, answers: health.answers + 1, clockAheadMs };
    },
    failed(at, message, nextTryAt) {
      const { since, tries } = health.failure ?? { since: at, tries: 0 };
      const failure = { since, tries: tries + 1, message, nextTryAt };
      health = { ...health, failure };
    },
    whole(at) {
      health = { ...health, lastAnswerAt: at, failure: null };
    },
    setQuarantined(count) {
      health = { ...health, quarantined: count };
    },
  };
}
