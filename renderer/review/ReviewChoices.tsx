import { useTranslation } from 'react-i18next';
import { WALLS } from '../../src/boards/board.ts';
import { SIGHTS } from '../../src/boards/review.ts';
import { DeskLink } from '../desk/DeskLink.tsx';
import { addressOf, type ReviewPlace } from './review-place.ts';
import { SPAN_NAMES, type SpanName } from './review-spans.ts';
import { goToReview } from './use-review-place.ts';

interface ReviewChoicesProps {
  readonly place: ReviewPlace;
  readonly chooseSpan: (span: SpanName) => void;
}

/** What is shown as of the instant, by whose knowledge, and how much time the scrubber draws. */
export function ReviewChoices({ place, chooseSpan }: ReviewChoicesProps) {
  const { t } = useTranslation();
  const live = place.at === null;
  return (
    <div className="review-choices">
      <nav className="choice" aria-label={t('review.walls.title')}>
        {[null, ...WALLS].map((wall) => {
          const to = { ...place, wall };
          return (
            <DeskLink
              key={wall}
              current={place.wall === wall}
              to={{ href: addressOf(to), go: () => goToReview(to, 'jump') }}
            >
              {t(wall === null ? 'review.walls.board' : `wall.${wall}`)}
            </DeskLink>
          );
        })}
      </nav>
      <fieldset className="sights" disabled={live}>
        <legend className="unseen">{t('review.sight.title')}</legend>
        {SIGHTS.map((sight) => (
          <label key={sight}>
            <input
              type="radio"
              name="sight"
              checked={place.sight === sight}
              aria-describedby="sight-means"
              onChange={() => goToReview({ ...place, sight }, 'jump')}
            />
            {t(`review.sight.${sight}`)}
          </label>
        ))}
        <span className="quiet" id="sight-means">
          {t(place.sight === 'was' ? 'review.sight.wasMeans' : 'review.sight.knownMeans')}
        </span>
      </fieldset>
      <fieldset className="spans">
        <legend className="unseen">{t('review.span.title')}</legend>
        {SPAN_NAMES.map((span) => (
          <button
            key={span}
            type="button"
            aria-pressed={place.span === span}
            aria-label={t(`review.span.spoken.${span}`)}
            onClick={() => chooseSpan(span)}
          >
            {t(`review.span.${span}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
