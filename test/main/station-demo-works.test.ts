import { expect, test, vi } from 'vitest';
import { entityKey } from '../../src/boards/board.ts';
import { clocksBoard } from '../../src/boards/clocks-board.ts';
import { dataTrust } from '../../src/boards/data-age.ts';
import { type JudgedBoard, judgeBoard } from '../../src/boards/judged-board.ts';
import { workProgress } from '../../src/planned-work/progress.ts';
import { runningStation } from './running-station.ts';

/** The board of a fresh demo at an instant, judged, once what it holds is as a test wants to look at it. */
async function demoAt(now: number, ready: (board: JudgedBoard) => void): Promise<JudgedBoard> {
  const { board } = await runningStation({ now: () => now });
  return vi.waitFor(
    async () => {
      const { changed } = await board();
      const judged = judgeBoard(new Map(changed.map((entity) => [entityKey(entity), entity])), now);
      ready(judged);
      return judged;
    },
    { timeout: 30_000, interval: 100 },
  );
}

test('the demo shows planned work with the addresses it touches, and a disruption with its faults', async () => {
  const now = Date.parse('2026-03-24T13:30:00Z');
  const board = await demoAt(now, ({ disruptions, faults }) => {
    expect(disruptions.length).toBeGreaterThan(0);
    expect(faults.length).toBeGreaterThan(0);
  });
  const coming = board.works.filter(({ work }) => work.start > now && work.kind === 'service-window');
  expect(coming.length).toBeGreaterThanOrEqual(4);
  for (const { id, addressesByTier, unknownObjects } of coming) {
    const touched = Object.values(addressesByTier).reduce((sum, count) => sum + count, 0);
    expect(touched, id).toBeGreaterThan(0);
    expect(unknownObjects).toEqual([]);
  }
  expect(board.agreements).toMatchObject([{ id: 'aura' }]);
  const { lines } = clocksBoard(board, dataTrust([], { kind: 'answering' }, now)).rows;
  const headings = lines.flatMap((line) => (line.kind === 'disruption' ? [line.heading] : []));
  expect(headings).toHaveLength(1);
  expect(headings[0].faults).toBeGreaterThanOrEqual(2);
});

test('a Monday night of the demo has a window in progress', async () => {
  const night = Date.parse('2026-03-30T00:40:00Z');
  await demoAt(night, ({ works }) => {
    const running = works.filter(({ work }) => workProgress(work, night).kind === 'running');
    expect(running.length).toBeGreaterThan(0);
  });
});
