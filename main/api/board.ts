import { Hono, type TypedResponse } from 'hono';
import type { BoardAnswer, SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { BoardFeed } from './board-feed.ts';
import { NO_STORE } from './no-store.ts';

/** A poll waits at most this long for a change, so that a stopped station shows within seconds. */
const LONGEST_WAIT_SECONDS = 2;

/** What the board's answers are made of. */
export interface BoardParts {
  readonly feed: BoardFeed;
  readonly health: () => readonly SourceHealth[];
  readonly now: () => Instant;
}

/**
 * `GET /board?epoch=&after=&wait=`: a short long poll. Answers as soon as the board is beyond `after`, at the
 * latest after `wait` seconds. The bytes of what changed are made once per revision, however many screens ask;
 * only the station's instant and the sources' health are put in anew.
 */
export function boardRoute({ feed, health, now }: BoardParts) {
  return new Hono().get('/board', async (context) => {
    const { epoch = '', after, wait } = context.req.query();
    const known =
      Number.isSafeInteger(Number(after)) && after !== '' && after !== undefined ? Number(after) : -1;
    const seconds = Math.min(LONGEST_WAIT_SECONDS, Math.max(0, Number(wait) || 0));
    if (epoch === feed.epoch && known === feed.revision()) {
      await feed.beyond(known, seconds * 1000, context.req.raw.signal);
    }
    const change = feed.since(epoch, known);
    const head = JSON.stringify({
      epoch: feed.epoch,
      revision: change.revision,
      stationNow: now(),
      sources: health(),
    });
    const text = `${head.slice(0, -1)},${change.json}}`;
    const headers = { 'Content-Type': 'application/json', ...NO_STORE };
    return context.body(text, 200, headers) as unknown as TypedResponse<BoardAnswer, 200, 'json'>;
  });
}
