import { useTranslation } from 'react-i18next';
import type { EmergenciesBoard } from '../../src/boards/emergencies-board.ts';
import { lengthText } from '../i18n/duration.ts';
import { TrustBand, useAsKnown } from '../parts/Band.tsx';
import { FoldedRow } from '../parts/FoldedRow.tsx';
import { AlarmTimeline } from './AlarmTimeline.tsx';
import { aboutText } from './alarm-words.ts';
import { DutyLine } from './DutyLine.tsx';
import { EmergencyAsides } from './EmergencyAsides.tsx';
import { EmergencyStrip } from './EmergencyStrip.tsx';
import { useMovingRows } from './moving-rows.ts';
import { QuietEmergencies } from './QuietEmergencies.tsx';
import { ToAcknowledge } from './ToAcknowledge.tsx';

interface EmergenciesWallProps {
  readonly board: EmergenciesBoard;
  readonly zone: string;
  /** Another band stands on top already. */
  readonly banded: boolean;
}

/** Wall 1: emergencies by the time that is left for their first reaction. */
export function EmergenciesWall({ board, zone, banded }: EmergenciesWallProps) {
  const { t } = useTranslation();
  const asKnown = useAsKnown(board.trust, zone, board.now);
  const { rows, density, more } = board.rows;
  const list = useMovingRows(rows.map(({ key }) => key));
  const band = !banded && <TrustBand wall="emergencies" trust={board.trust} zone={zone} now={board.now} />;
  if (board.quiet) {
    return (
      <>
        {band}
        <QuietEmergencies board={board} quiet={board.quiet} zone={zone} />
      </>
    );
  }
  const { promise } = board;
  const { oldest } = board.alarms;
  const goal = promise ? lengthText(promise.goalMs, t) : '';
  return (
    <>
      {band}
      <div className="heading">
        {oldest && asKnown === null ? (
          <AlarmTimeline line={oldest} now={board.now} />
        ) : (
          <>
            {oldest && <ToAcknowledge alarm={oldest.id} what={aboutText(oldest, t)} />}
            <h2>
              {asKnown ?? t(promise?.always ? 'emergencies.headingAlways' : 'emergencies.heading', { goal })}
            </h2>
          </>
        )}
        {board.duty && <DutyLine duty={board.duty} now={board.now} isBrief={oldest !== null} />}
      </div>
      <div className={density === 'half' ? 'strips is-half' : 'strips'} ref={list}>
        {rows.map((row) => (
          <EmergencyStrip key={row.key} row={row} now={board.now} zone={zone} half={density === 'half'} />
        ))}
        {more && <FoldedRow more={more} now={board.now} />}
      </div>
      <EmergencyAsides board={board} zone={zone} />
    </>
  );
}
