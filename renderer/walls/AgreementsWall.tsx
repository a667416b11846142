import { useTranslation } from 'react-i18next';
import type { AgreementsBoard } from '../../src/boards/agreements-board.ts';
import { datedMomentOf } from '../i18n/moment.ts';
import { TrustBand } from '../parts/Band.tsx';
import { AgreementTotals } from './AgreementTotals.tsx';
import { CoveredFaults } from './CoveredFaults.tsx';
import { EndsByWeek } from './EndsByWeek.tsx';
import { EndsFirst } from './EndsFirst.tsx';
import { OpenNowBand } from './OpenNow.tsx';

interface AgreementsWallProps {
  readonly board: AgreementsBoard;
  readonly zone: string;
  /** Another band stands on top already. */
  readonly banded: boolean;
}

/** Wall 4: what is promised now and until when: open hours, agreements by address, and what ends. */
export function AgreementsWall({ board, zone, banded }: AgreementsWallProps) {
  const { t } = useTranslation();
  const { faultsTrust, trust, now, copyFrom } = board;
  // Faults grow old within minutes, agreements within days: so the faults' silence is told first.
  const told = faultsTrust.kind === 'old' ? faultsTrust : trust;
  const at = copyFrom === null ? '' : datedMomentOf(copyFrom, zone);
  const rest = copyFrom === null ? t('agreements.noCopy') : t('agreements.copy', { at });
  return (
    <>
      {!banded && <TrustBand wall="agreements" trust={told} zone={zone} now={now} rest={rest} />}
      <div className="agreements-wall">
        <OpenNowBand open={board.open} now={now} zone={zone} />
        <div className="on-file">
          <AgreementTotals board={board} zone={zone} />
          <EndsByWeek ends={board.ends} />
        </div>
        <div className="by-address">
          <CoveredFaults board={board} zone={zone} />
          <EndsFirst ends={board.endsFirst} />
        </div>
      </div>
    </>
  );
}
