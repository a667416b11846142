import type { Instant } from '../calendars/period.ts';
import { type DataTrust, type WallTrust, wallTrust } from './data-age.ts';
import type { JudgedBoard } from './judged-board.ts';

/** The windows wall at one instant. */
export interface WindowsBoard {
  readonly now: Instant;
  readonly zone: string | null;
  readonly trust: WallTrust;
  /** Whether a service window is in progress: "a window in progress holds Windows every second turn". */
  readonly live: boolean;
  /** Whether there is anything to be said: "a wall with nothing to say is skipped". */
  readonly says: boolean;
}

/** The windows wall of a judged board. */
export function windowsBoard(board: JudgedBoard, trust: DataTrust): WindowsBoard {
  const walls = wallTrust(trust, 'windows', board);
  const zone = board.terms.find(({ form }) => form === 'address-tiers')?.zone ?? null;
  return { now: board.now, zone, trust: walls, live: false, says: walls.kind !== 'unconnected' };
}
