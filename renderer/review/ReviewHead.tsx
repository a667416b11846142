import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../src/calendars/period.ts';
import { lengthOf } from '../../src/explain/local-moments.ts';
import { InstantField } from '../desk/InstantField.tsx';
import { fullMoment } from '../desk/ticket-moments.ts';
import { countText } from '../i18n/count.ts';
import type { EventSteps } from './event-steps.ts';
import { PlayControl } from './PlayControl.tsx';
import type { Play } from './use-play.ts';

interface ReviewHeadProps {
  /** The instant as it stands in the address; null: now. */
  readonly at: string | null;
  /** The same; null where it is no instant. */
  readonly instant: Instant | null;
  readonly now: Instant;
  readonly zone: string;
  readonly steps: EventSteps;
  readonly play: Play;
  /** Now is the instant of a copy, and stands still. */
  readonly isCopy: boolean;
  readonly scrub: (at: Instant) => void;
  readonly jump: (at: Instant | null) => void;
}

/** Which instant everything below is as of, and the ways to another. Nobody may take the past for the present. */
export function ReviewHead({ at, instant, now, zone, isCopy, steps, play, scrub, jump }: ReviewHeadProps) {
  const { t } = useTranslation();
  const live = at === null;
  return (
    <div className="review-head">
      <div className="review-instant">
        <span className="review-mark">{t(live && !isCopy ? 'review.head.live' : 'review.head.title')}</span>
        {!live && (
          // While it plays it changes too often to be read out.
          <b role={play.on ? undefined : 'status'}>{instant === null ? at : fullMoment(instant, zone)}</b>
        )}
        <span className="secondary">
          {live
            ? t(isCopy ? 'ticket.review.copyRest' : 'review.head.liveRest')
            : instant !== null && distanceText(instant, now, isCopy, t)}
        </span>
      </div>
      <div className="review-ways">
        <button
          type="button"
          className="button"
          disabled={steps.earlier === null}
          onClick={() => steps.earlier && scrub(steps.earlier.at)}
        >
          {t('ticket.review.earlier')}
        </button>
        <button
          type="button"
          className="button"
          disabled={live || steps.later === null}
          onClick={() => steps.later && scrub(steps.later.at)}
        >
          {t('ticket.review.later')}
        </button>
        <PlayControl play={play} disabled={instant === null || live || instant >= now} />
        {/* What somebody types must not move away under the keys. */}
        <InstantField
          at={live ? null : instant}
          near={instant ?? now}
          zone={zone}
          goTo={jump}
          begin={play.pause}
        />
        {!live && (
          <button type="button" className="button is-filled" onClick={() => jump(null)}>
            {t(isCopy ? 'ticket.review.backToCopy' : 'ticket.review.back')}
          </button>
        )}
      </div>
    </div>
  );
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far the instant is from now: to the minute from an hour on, to the day from two days on. */
function distanceText(at: Instant, now: Instant, isCopy: boolean, t: TFunction): string {
  const away = Math.abs(now - at);
  if (away < 1000) return t(isCopy ? 'ticket.review.copyRest' : 'review.head.at');
  const unit = away < HOUR ? 1000 : 60_000;
  const length = away < 2 * DAY ? lengthOf(away - (away % unit)) : daysText(Math.floor(away / DAY), t);
  if (isCopy) return t(at < now ? 'ticket.review.beforeCopy' : 'ticket.review.afterCopy', { length });
  return t(at < now ? 'review.head.before' : 'review.head.after', { length });
}

function daysText(count: number, t: TFunction): string {
  return t('review.head.days', { count, number: countText(count) });
}
