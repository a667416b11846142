import { useTranslation } from 'react-i18next';
import type { ClocksBoard } from '../../src/boards/clocks-board.ts';
import type { ClocksLine } from '../../src/boards/clocks-lines.ts';
import type { FaultStripRow } from '../../src/boards/fault-rows.ts';
import { impossible } from '../../src/impossible.ts';
import { farMomentOf, momentOf } from '../i18n/moment.ts';
import { listOf, TrustBand, useAsKnown } from '../parts/Band.tsx';
import { FoldedRow } from '../parts/FoldedRow.tsx';
import { Worded } from '../parts/Worded.tsx';
import { ClocksAside } from './ClocksAside.tsx';
import { DisruptionRow } from './DisruptionRow.tsx';
import { FaultStrip } from './FaultStrip.tsx';
import { useMovingRows } from './moving-rows.ts';

interface ClocksWallProps {
  readonly board: ClocksBoard;
  readonly zone: string;
  /** Another band stands on top already. */
  readonly banded: boolean;
}

/** Wall 2: reaction clocks by the instant at which they are due. */
export function ClocksWall({ board, zone, banded }: ClocksWallProps) {
  const { t } = useTranslation();
  const asKnown = useAsKnown(board.trust, zone, board.now);
  const { lines, density, more, untold } = board.rows;
  const list = useMovingRows(lines.map(({ key }) => key));
  const half = density === 'half';
  const names = board.providers;
  const heading = names.length > 0 ? t('clocks.heading', { names: listOf(names) }) : t('clocks.headingPlain');
  return (
    <>
      {!banded && <TrustBand wall="clocks" trust={board.trust} zone={zone} now={board.now} />}
      <div className="clocks-wall">
        <div className="clocks-rows">
          <div className="heading">
            <h2 className="clip">
              {asKnown ?? heading}
              {untold > 0 && ` · ${t('disruptions.untold', { count: untold })}`}
            </h2>
            <RepairHours board={board} />
          </div>
          <div className={half ? 'strips is-half' : 'strips'} ref={list}>
            {lines.map((line) => (
              <Line key={line.key} line={line} now={board.now} zone={zone} />
            ))}
            {more && <FoldedRow more={more} now={board.now} />}
          </div>
          {lines.length === 0 && <Empty board={board} zone={zone} />}
        </div>
        <ClocksAside board={board} zone={zone} />
      </div>
    </>
  );
}

interface LineProps {
  readonly line: ClocksLine<FaultStripRow>;
  readonly now: number;
  readonly zone: string;
}

function Line({ line, now, zone }: LineProps) {
  switch (line.kind) {
    case 'fault':
      return <FaultStrip row={line.row} now={now} zone={zone} half={line.half} inside={line.inside} />;
    case 'disruption':
      return <DisruptionRow id={line.key} heading={line.heading} now={now} zone={zone} />;
    case 'more':
      return (
        <div className="inside inside-more" data-key={line.key}>
          <FoldedRow more={line.more} now={now} />
        </div>
      );
    default:
      return impossible(line);
  }
}

/** Whether the repair work of each tier goes on now: "Basis repair suspended until Tue 07:00". */
function RepairHours({ board }: { readonly board: ClocksBoard }) {
  const { t } = useTranslation();
  return (
    <p className="repairs">
      {board.repairs.map(({ tier, zone, hours }) => {
        const at = hours.until === null ? '' : momentOf(hours.until, zone, board.now);
        const resumesAt = hours.until === null ? '' : farMomentOf(hours.until, zone, board.now);
        const open = hours.until === null ? t('clocks.working') : t('clocks.workingUntil', { at });
        const closed =
          hours.until === null ? t('clocks.suspended') : t('clocks.suspendedUntil', { at: resumesAt });
        const state = <b className="primary">{hours.kind === 'open' ? open : closed}</b>;
        return (
          <span key={tier}>
            <Worded text={t('clocks.repair', { tier })} nodes={{ state }} />
          </span>
        );
      })}
    </p>
  );
}

function Empty({ board, zone }: { readonly board: ClocksBoard; readonly zone: string }) {
  const { t } = useTranslation();
  const { trust } = board;
  const since = trust.kind === 'old' || trust.kind === 'station-silent' ? trust.since : null;
  return (
    <p className="big empty">
      {trust.kind === 'fresh'
        ? t('clocks.empty')
        : t('clocks.emptyKnown', { at: momentOf(since ?? board.now, zone, board.now) })}
    </p>
  );
}
