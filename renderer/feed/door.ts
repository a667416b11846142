import { hc } from 'hono/client';
import type { AppType } from '../../main/api/app.ts';
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

const station = hc<AppType>('/');

/**
 * Asks the station for the board. This file is the only place that calls the station; the page cannot tell
 * through which door. Throws `NoAnswer` for anything but a right answer, and when `signal` aborts.
 */
export async function askBoard(asked: BoardQuery, signal: AbortSignal): Promise<BoardAnswer> {
  const query = { epoch: asked.epoch, after: String(asked.after), wait: String(asked.wait) };
  const response = await station.api.board.$get({ query }, { init: { signal, cache: 'no-store' } });
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
  return response.json();
}

/** How the sources are doing, with what waits in their quarantine. Throws `NoAnswer` as `askBoard` does. */
export async function askSources(signal: AbortSignal) {
  const response = await station.api.sources.$get({}, { init: { signal, cache: 'no-store' } });
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
  return (await response.json()).sources;
}

/** A source with its quarantine, as the station tells it. */
export type AskedSource = Awaited<ReturnType<typeof askSources>>[number];
