import { useTranslation } from 'react-i18next';
import type { WindowsBoard } from '../../src/boards/windows-board.ts';
import { TrustBand } from '../parts/Band.tsx';
import { Shape } from '../parts/Shape.tsx';
import { LivePicture } from './LivePicture.tsx';
import { PreventiveLine } from './PreventiveLine.tsx';
import { WindowRow } from './WindowRow.tsx';
import { useNoneKnown, useWindowsHeading } from './windows-words.ts';

interface WindowsWallProps {
  readonly board: WindowsBoard;
  readonly zone: string;
  /** Another band stands on top already. */
  readonly banded: boolean;
}

/** Wall 3: the coming service windows and how their notices stand, or the window in progress. */
export function WindowsWall({ board, zone, banded }: WindowsWallProps) {
  const { t } = useTranslation();
  const { picture, trust } = board;
  return (
    <>
      {!banded && (
        <TrustBand
          wall="windows"
          trust={trust}
          zone={zone}
          now={board.now}
          rest={t('windows.notKnownSince')}
        />
      )}
      {picture.kind === 'live' ? (
        <LivePicture board={board} picture={picture} zone={zone} />
      ) : (
        <Coming board={board} picture={picture} zone={zone} />
      )}
    </>
  );
}

interface ComingProps {
  readonly board: WindowsBoard;
  readonly picture: Extract<WindowsBoard['picture'], { kind: 'coming' }>;
  readonly zone: string;
}

function Coming({ board, picture, zone }: ComingProps) {
  const heading = useWindowsHeading(board.providers);
  const none = useNoneKnown(board.trust, zone, board.now);
  const many = board.providers.length > 1;
  return (
    <>
      <div className="heading">
        <h2 className="clip">{heading}</h2>
        <Beyond board={board} />
      </div>
      <div className={`window-rows is-${picture.density}`}>
        {picture.rows.map((row) => (
          <WindowRow
            key={row.key}
            row={row}
            zone={zone}
            none={none}
            named={many}
            now={board.now}
            dense={picture.density === 'dense'}
          />
        ))}
      </div>
      <PreventiveLine line={board.preventive} now={board.now} none={none} />
    </>
  );
}

/** What has no row here: works of later windows, and those whose windows nobody knows. */
export function Beyond({ board }: { readonly board: WindowsBoard }) {
  const { t } = useTranslation();
  const { later, withoutTerms } = board;
  return (
    <p className="beyond">
      {later && (
        <span className={later.level === 'calm' ? '' : `${later.level} with-shape`}>
          {later.level !== 'calm' && <Shape level={later.level} />}
          {t('windows.later', { count: later.count })}
        </span>
      )}
      {withoutTerms > 0 && (
        <span className="watch with-shape">
          <Shape level="watch" />
          {t('windows.withoutTerms', { count: withoutTerms })}
        </span>
      )}
    </p>
  );
}
