import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { parseInstant } from '../../src/calendars/iso.ts';
import { lengthOf } from '../../src/explain/local-moments.ts';
import { InstantField } from './InstantField.tsx';
import type { ReviewSteps } from './review-steps.ts';
import { fullMoment } from './ticket-moments.ts';

interface ReviewBandProps {
  /** The instant shown, as it stands in the address; null: now. */
  readonly at: string | null;
  readonly now: number;
  readonly zone: string;
  /** Now is the instant of a copy, and stands still. */
  readonly isCopy: boolean;
  readonly steps: ReviewSteps;
  readonly goTo: (at: number | null) => void;
  /** The same instant on the review desk; null where there is none. */
  readonly whole: string | null;
  /** Told by what was known then, and not by what was learnt since. */
  readonly isKnownThen: boolean;
}

/** Which instant is shown, and the ways to another. Nobody may take a review of the past for the present. */
export function ReviewBand({ at, now, zone, isCopy, steps, goTo, whole, isKnownThen }: ReviewBandProps) {
  const { t } = useTranslation();
  const instant = at === null ? null : parseInstant(at);
  return (
    <section
      className={at === null && !isCopy ? 'review is-live' : 'review'}
      aria-label={t('ticket.review.region')}
    >
      <div className="review-instant">
        <span className="review-mark">
          {t(at === null && !isCopy ? 'ticket.review.live' : 'ticket.review.title')}
        </span>
        {at !== null && <b role="status">{instant === null ? at : fullMoment(instant, zone)}</b>}
        {at === null && isCopy && <b role="status">{fullMoment(Math.floor(now / 1000) * 1000, zone)}</b>}
        <span className="secondary">
          {at === null
            ? t(isCopy ? 'ticket.review.copyRest' : 'ticket.review.liveRest')
            : instant !== null && distanceText(instant, now, isCopy, t)}
        </span>
        {isKnownThen && <span className="secondary">{t('ticket.review.knownThen')}</span>}
      </div>
      <div className="review-ways">
        <button
          type="button"
          className="button"
          disabled={steps.earlier === null}
          onClick={() => goTo(steps.earlier)}
        >
          {t('ticket.review.earlier')}
        </button>
        {at !== null && (
          <button
            type="button"
            className="button"
            disabled={steps.later === null}
            onClick={() => goTo(steps.later)}
          >
            {t('ticket.review.later')}
          </button>
        )}
        <InstantField at={instant} near={instant ?? now} zone={zone} goTo={goTo} />
        {whole !== null && (
          <a className="button" href={whole}>
            {t('review.link')}
          </a>
        )}
        {at !== null && (
          <button type="button" className="button is-filled" onClick={() => goTo(null)}>
            {t(isCopy ? 'ticket.review.backToCopy' : 'ticket.review.back')}
          </button>
        )}
      </div>
    </section>
  );
}

/** How far the instant is from now, or from the copy, to the minute from an hour on. */
function distanceText(at: number, now: number, isCopy: boolean, t: TFunction): string {
  const away = Math.abs(now - at);
  const unit = away < 3_600_000 ? 1000 : 60_000;
  const length = lengthOf(away - (away % unit));
  if (isCopy && away < 1000) return t('ticket.review.copyRest');
  if (isCopy) return t(at < now ? 'ticket.review.beforeCopy' : 'ticket.review.afterCopy', { length });
  if (away < 1000) return t('ticket.review.at');
  return t(at < now ? 'ticket.review.before' : 'ticket.review.after', { length });
}
