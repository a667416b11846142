import type { BoardAnswer } from '../../src/boards/board.ts';

/** What the page asks the board for: what changed since `after` of `epoch`, waiting up to `wait` seconds. */
export interface BoardQuery {
  readonly epoch: string;
  readonly after: number;
  readonly wait: number;
}

/** The station did not answer rightly. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Asks the station for the board. This file is the only place that calls the station; the page cannot tell
 * through which door. Throws `NoAnswer` for anything but a right answer, and when `signal` aborts.
 */
export async function askBoard(query: BoardQuery, signal: AbortSignal): Promise<BoardAnswer> {
  // Typed by hand until the station's type is there; then: `hc<AppType>('/').api.board.$get({ query }, …)`.
  const asked = new URLSearchParams({
    epoch: query.epoch,
    after: String(query.after),
    wait: String(query.wait),
  });
  const response = await fetch(`/api/board?${asked}`, { signal, cache: 'no-store' });
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
  return (await response.json()) as BoardAnswer;
}
