import type { AgreementsBoard } from '../../src/boards/agreements-board.ts';
import { TrustBand } from '../parts/Band.tsx';

interface AgreementsWallProps {
  readonly board: AgreementsBoard;
  readonly zone: string;
  /** Another band stands on top already. */
  readonly banded: boolean;
}

/** Wall 4: agreements by address. */
export function AgreementsWall({ board, zone, banded }: AgreementsWallProps) {
  return <>{!banded && <TrustBand wall="agreements" trust={board.trust} zone={zone} now={board.now} />}</>;
}
