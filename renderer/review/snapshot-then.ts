import { type BoardEntity, entityKey, type SourceHealth } from '../../src/boards/board.ts';
import { sourceAge } from '../../src/boards/data-age.ts';
import type { ReviewedBoard } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';

const made = new WeakMap<readonly BoardEntity[], ReadonlyMap<string, BoardEntity>>();

/** The entities of an answer by their keys, made once for each answer: the walls judge them many times. */
function byKey(entities: readonly BoardEntity[]): ReadonlyMap<string, BoardEntity> {
  let keyed = made.get(entities);
  if (!keyed) {
    keyed = new Map(entities.map((entity) => [entityKey(entity), entity]));
    made.set(entities, keyed);
  }
  return keyed;
}

/** Five minutes, as long as the station has not sent its settings. */
const OLD_AFTER_MS = 300_000;

/**
 * The board of an answer, as pages know a board, taken to `at` a little before or after the instant of the answer. A
 * source that was heard then is taken to be heard still: only an answer can tell that it fell silent.
 */
export function boardThen(told: ReviewedBoard, at: Instant): KnownBoard {
  const entities = byKey(told.entities);
  const settings = entities.get('settings:settings');
  const oldAfterMs = settings?.kind === 'settings' ? settings.oldAfterMs : OLD_AFTER_MS;
  const taken = (source: SourceHealth): SourceHealth => {
    const { kind } = sourceAge(source, told.at, oldAfterMs);
    if (source.lastAnswerAt === null || kind === 'old') return source;
    return { ...source, lastAnswerAt: source.lastAnswerAt + at - told.at };
  };
  return { epoch: '', revision: 0, entities, sources: told.sources.map(taken) };
}

/** What a page that had looked at that board at `at` would have known: a station that answers, and a clock in step. */
export function snapshotThen(board: KnownBoard, at: Instant): FeedSnapshot {
  return {
    board,
    second: at,
    station: { kind: 'answering' },
    machine: { kind: 'in-step' },
    steady: 0,
  };
}
