import { type DataTrust, dataTrust } from '../../src/boards/data-age.ts';
import { type JudgedBoard, judgeBoard } from '../../src/boards/judged-board.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';

/** What the board of open clocks shows as of the second of a snapshot. */
export interface BoardView {
  readonly board: JudgedBoard;
  readonly trust: DataTrust;
  /** That of the first provider whose agreements belong to addresses; else the machine's own. */
  readonly zone: string;
}

/** Judges a board as of the second of a snapshot. */
export function boardViewOf(snapshot: FeedSnapshot, known: KnownBoard): BoardView {
  const board = judgeBoard(known.entities, snapshot.second);
  const trust = dataTrust(known.sources, snapshot.station, snapshot.second, board.settings?.oldAfterMs);
  const zone = board.terms.find(({ form }) => form === 'address-tiers')?.zone;
  return { board, trust, zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone };
}
