import { type BoardEntity, type BoardWork, entityKey, type SourceHealth } from '../../../src/boards/board.ts';
import { dataTrust } from '../../../src/boards/data-age.ts';
import { judgeBoard } from '../../../src/boards/judged-board.ts';
import { type WindowsBoard, windowsBoard } from '../../../src/boards/windows-board.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { instantOf } from '../../../src/calendars/wall-time.ts';
import type { ScheduledWork } from '../../../src/planned-work/work.ts';
import { workOf } from '../planned-work/works.ts';
import { terms } from './board-of.ts';

/** An instant of 2026 in Copenhagen: `03-30 00:30` or `03-30 00:30:15`. */
export function copenhagen(text: string): Instant {
  const [day, time] = text.split(' ');
  const [hours, minutes, seconds = 0] = time.split(':').map(Number);
  return instantOf(`2026-${day}`, hours * 60 + minutes, 'Europe/Copenhagen') + seconds * 1000;
}

/** Work of AURA on the board, from one instant to another, as `copenhagen` reads them. */
export function workOn(
  title: string,
  start: string,
  end: string,
  more: Partial<ScheduledWork> = {},
  besides: Partial<BoardWork> = {},
): BoardWork {
  return {
    kind: 'work',
    id: `work:${title}`,
    work: workOf({ title, start: copenhagen(start), end: copenhagen(end), ...more }),
    voidedNoticeAt: null,
    addressesByTier: { basis: 2, pro: 1 },
    withoutAgreement: 0,
    unknownObjects: [],
    ...besides,
  };
}

/** A source of AURA's planned work that answered at an instant. */
export function workSource(lastAnswerAt: Instant | null): SourceHealth {
  return {
    id: 'work',
    title: 'AURA planned work',
    delivers: ['work'],
    providers: ['aura'],
    intervalMs: 300_000,
    lastAnswerAt,
    answers: 1,
    failure: null,
    clockAheadMs: null,
    quarantined: 0,
  };
}

/** The windows wall at an instant, with its source answering unless it is told otherwise. */
export function windowsAt(
  now: Instant,
  entities: readonly BoardEntity[],
  sources: readonly SourceHealth[] = [workSource(now)],
): WindowsBoard {
  const all = [...terms(), ...entities];
  const board = judgeBoard(new Map(all.map((entity) => [entityKey(entity), entity])), now);
  return windowsBoard(board, dataTrust(sources, { kind: 'answering' }, now));
}

/** The rows of a wall that shows the coming windows. */
export function rowsOf(board: WindowsBoard) {
  if (board.picture.kind !== 'coming') throw new Error('a window is in progress');
  return board.picture.rows;
}

/** The window in progress. */
export function liveOf(board: WindowsBoard) {
  if (board.picture.kind !== 'live') throw new Error('no window is in progress');
  return { ...board.picture, live: board.picture.windows[0] };
}
