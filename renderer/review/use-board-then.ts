import { useMemo } from 'react';
import type { ReviewedBoard } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Problem } from '../desk/use-answer.ts';
import { askReview } from '../feed/door.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';
import type { ReviewPlace } from './review-place.ts';
import { boardThen, snapshotThen } from './snapshot-then.ts';
import { useNewest } from './use-newest.ts';

/** A board and the instant as of which it is drawn. */
export interface DrawnBoard {
  readonly board: KnownBoard;
  readonly snapshot: FeedSnapshot;
  /** It stands for another instant, or is judged from what the station told of one a little earlier. */
  readonly busy: boolean;
}

interface Asked {
  readonly place: ReviewPlace;
  /** The instant under review; null where its text is none, and the station says so. */
  readonly instant: Instant | null;
  /** What the page knows of now. */
  readonly known: KnownBoard;
  readonly live: FeedSnapshot;
  readonly flow: string;
  readonly apart: number;
}

/** What is known of the board under review. */
export interface BoardAnswer {
  /** Null while nothing is known that may stand under the instant's name. */
  readonly drawn: DrawnBoard | null;
  readonly busy: boolean;
  readonly problem: Problem | null;
}

/**
 * The whole board as of an instant that may move. "Between the station's answers the page judges the last entities at
 * its own instant"; after a jump what stood before stands until the answer, as of its own instant.
 */
export function useBoardThen({ place, instant, known, live, flow, apart }: Asked): BoardAnswer {
  const { at, sight } = place;
  const { answer, kind, problem } = useNewest<ReviewedBoard>(
    at === null
      ? null
      : { key: `${sight} ${at}`, flow, apart, ask: (signal) => askReview({ at, sight }, signal) },
  );
  const current = kind === 'current';
  const told = answer?.sight === sight && (current || problem === null) ? answer : null;
  const second = kind === 'standing' || instant === null ? (told?.at ?? null) : instant;
  const busy = at !== null && !current && problem === null;
  const then = useMemo(() => {
    if (told === null || second === null) return null;
    const board = boardThen(told, second);
    return { board, snapshot: snapshotThen(board, second), busy };
  }, [told, second, busy]);
  const now = useMemo(() => ({ board: known, snapshot: live, busy: false }), [known, live]);
  const drawn = at === null ? now : then;
  return { drawn, busy, problem: at === null ? null : problem };
}
