import type { Instant } from '../calendars/period.ts';
import { type DataTrust, type WallTrust, wallTrust } from './data-age.ts';
import type { JudgedBoard } from './judged-board.ts';

/** The agreements wall at one instant. */
export interface AgreementsBoard {
  readonly now: Instant;
  readonly zone: string | null;
  readonly trust: WallTrust;
  /** Whether there is anything to be said: "a wall with nothing to say is skipped". */
  readonly says: boolean;
}

/** The agreements wall of a judged board. */
export function agreementsBoard(board: JudgedBoard, trust: DataTrust): AgreementsBoard {
  const walls = wallTrust(trust, 'agreements', board);
  const zone = board.terms.find(({ form }) => form === 'address-tiers')?.zone ?? null;
  return { now: board.now, zone, trust: walls, says: walls.kind !== 'unconnected' };
}
