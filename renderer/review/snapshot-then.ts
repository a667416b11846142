import { type BoardEntity, entityKey } from '../../src/boards/board.ts';
import type { ReviewedBoard } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';

const made = new WeakMap<readonly BoardEntity[], KnownBoard>();

/** The board of an answer, as the pages know a board. */
export function boardThen({ entities, sources }: Pick<ReviewedBoard, 'entities' | 'sources'>): KnownBoard {
  let board = made.get(entities);
  if (!board) {
    const byKey = new Map(entities.map((entity) => [entityKey(entity), entity]));
    board = { epoch: '', revision: 0, entities: byKey, sources };
    made.set(entities, board);
  }
  return board;
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
