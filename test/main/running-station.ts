import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { DEMO } from '../../main/configuration/configuration.ts';
import { type Station, startStation } from '../../main/station.ts';
import type { BoardAnswer } from '../../src/boards/board.ts';
import { temporaryFolder } from './temporary-store.ts';

/** A station of its own, the demo's unless told otherwise, that is stopped when the test is over. */
export async function runningStation(options: Partial<Parameters<typeof startStation>[0]> = {}) {
  const said: string[] = [];
  const data = options.data ?? temporaryFolder();
  let running: Station | null = await startStation({
    data,
    config: DEMO,
    folder: '/',
    pages: join(data, 'no-pages'),
    hosts: () => ['station'],
    say: (sentence) => said.push(sentence),
    ...options,
  });
  const stop = async () => {
    await running?.stop();
    running = null;
  };
  onTestFinished(stop);
  const get = async (path: string) => (await running!.fetch(new Request(`http://station${path}`))).json();
  const board = (query = 'wait=0') => get(`/api/board?${query}`) as Promise<BoardAnswer>;
  const ask = (url: string, init?: RequestInit) => running!.fetch(new Request(url, init));
  return { said, data, stop, ask, get, board, reconfigure: running.reconfigure };
}
