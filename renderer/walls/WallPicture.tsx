import type { ReactNode } from 'react';
import type { Wall } from '../../src/boards/board.ts';
import type { RotationWord } from '../../src/boards/rotation.ts';
import { impossible } from '../../src/impossible.ts';
import type { WallsView } from '../feed/view.ts';
import { StationBand } from '../parts/Band.tsx';
import { CopyBand } from '../parts/CopyBand.tsx';
import { Footer } from '../parts/Footer.tsx';
import { Header } from '../parts/Header.tsx';
import { AgreementsWall } from './AgreementsWall.tsx';
import { AlarmsApart } from './AlarmsApart.tsx';
import { ClocksWall } from './ClocksWall.tsx';
import { EmergenciesWall } from './EmergenciesWall.tsx';
import { isNightDimmed, orbit } from './screen-care.ts';
import { Unconnected } from './Unconnected.tsx';
import { WindowsWall } from './WindowsWall.tsx';

interface WallPictureProps {
  readonly view: WallsView;
  readonly wall: Wall;
  readonly word: RotationWord;
  /** The page's own time in milliseconds; it moves the picture against burn-in. */
  readonly steady: number;
  /** Takes the place of the wall's own band: the screen has failed. */
  readonly crashed?: ReactNode;
}

/** One wall with its header and footer. */
export function WallPicture({ view, wall, word, steady, crashed }: WallPictureProps) {
  const { trust, zone } = view[wall];
  const copy = view.board.settings?.copy ?? null;
  const old =
    trust.kind === 'old' || trust.kind === 'station-silent' || crashed !== undefined || copy !== null;
  const { station } = view.trust;
  const look = ['picture', old ? 'is-old' : '', isNightDimmed(view, wall) ? 'is-dimmed' : ''];
  return (
    <div className={look.join(' ')} style={{ translate: orbit(steady) }}>
      <Header wall={wall} view={view} />
      <main key={wall}>
        {crashed}
        {copy && !crashed && <CopyBand copy={copy} zone={zone ?? view.zone} now={view.board.now} />}
        {wall === 'emergencies' && <AlarmsApart board={view.emergencies} zone={zone ?? view.zone} />}
        {trust.kind === 'unconnected' ? (
          <>
            {station.kind === 'silent' && <StationBand since={station.since} zone={zone ?? view.zone} />}
            <Unconnected wall={wall} view={view} trust={trust} />
          </>
        ) : (
          <WallOf
            wall={wall}
            view={view}
            zone={zone ?? view.zone}
            banded={crashed !== undefined || (copy !== null && trust.kind !== 'station-silent')}
          />
        )}
      </main>
      <Footer wall={wall} view={view} word={word} />
    </div>
  );
}

interface WallOfProps {
  readonly wall: Wall;
  readonly view: WallsView;
  readonly zone: string;
  readonly banded: boolean;
}

function WallOf({ wall, view, zone, banded }: WallOfProps) {
  switch (wall) {
    case 'emergencies':
      return <EmergenciesWall board={view.emergencies} zone={zone} banded={banded} />;
    case 'clocks':
      return <ClocksWall board={view.clocks} zone={zone} banded={banded} />;
    case 'windows':
      return <WindowsWall board={view.windows} zone={zone} banded={banded} />;
    case 'agreements':
      return <AgreementsWall board={view.agreements} zone={zone} banded={banded} />;
    default:
      return impossible(wall);
  }
}
