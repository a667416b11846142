import type { WindowsBoard } from '../../src/boards/windows-board.ts';
import { TrustBand } from '../parts/Band.tsx';

interface WindowsWallProps {
  readonly board: WindowsBoard;
  readonly zone: string;
  /** Another band stands on top already. */
  readonly banded: boolean;
}

/** Wall 3: the coming service windows. */
export function WindowsWall({ board, zone, banded }: WindowsWallProps) {
  return <>{!banded && <TrustBand wall="windows" trust={board.trust} zone={zone} now={board.now} />}</>;
}
