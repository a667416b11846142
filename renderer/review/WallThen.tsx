import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wall } from '../../src/boards/board.ts';
import { fullMoment } from '../desk/ticket-moments.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';
import { viewOf } from '../feed/view.ts';
import { StandingAt } from '../parts/BigClock.tsx';
import { TriedAgain } from '../parts/TriedAgain.tsx';
import { WallPicture } from '../walls/WallPicture.tsx';
import type { ReviewPlace } from './review-place.ts';
import { timed } from './use-paced.ts';
import { WallFrame } from './WallFrame.tsx';

interface WallThenProps {
  readonly wall: Wall;
  readonly place: ReviewPlace;
  readonly board: KnownBoard;
  readonly snapshot: FeedSnapshot;
  readonly zone: string;
  /** Now is that of a copy. */
  readonly isCopy: boolean;
}

/** A wall as it stood at an instant: its own picture, framed and labelled, so that nobody takes it for a wall. */
export default function WallThen({ wall, place, board, snapshot, zone, isCopy }: WallThenProps) {
  const { t } = useTranslation();
  const words = { wall: t(`wall.${wall}`), at: fullMoment(snapshot.second, zone) };
  const live = place.at === null;
  const captionNow = isCopy ? 'captionCopy' : 'captionLive';
  const captionThen = place.sight === 'known' ? 'captionKnown' : 'caption';
  const caption = live ? captionNow : captionThen;
  const restNow = isCopy ? 'restCopy' : 'restLive';
  return (
    <figure className="wall-then">
      <figcaption>
        <b>{t(`review.walls.${caption}`, words)}</b>{' '}
        <span className="secondary">{t(`review.walls.${live ? restNow : 'rest'}`)}</span>
      </figcaption>
      <div className="wall-then-picture">
        <TriedAgain
          failed={(error) => (
            <p className="late" role="alert">
              {t('review.walls.failed', { reason: error.message })}
            </p>
          )}
        >
          <WallFrame title={t(`review.walls.${caption}`, words)}>
            <Picture wall={wall} board={board} snapshot={snapshot} />
            {!live && <strong className="review-stamp">{t('review.walls.stamp')}</strong>}
          </WallFrame>
        </TriedAgain>
      </div>
    </figure>
  );
}

function Picture({ wall, board, snapshot }: Pick<WallThenProps, 'wall' | 'board' | 'snapshot'>) {
  const view = useMemo(() => timed(() => viewOf(snapshot, board)), [snapshot, board]);
  return (
    <StandingAt value={snapshot.second}>
      <WallPicture view={view} wall={wall} word={{ kind: 'alone' }} steady={0} />
    </StandingAt>
  );
}
