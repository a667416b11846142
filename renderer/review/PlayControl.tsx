import { useTranslation } from 'react-i18next';
import { RATES } from './play-clock.ts';
import type { Play } from './use-play.ts';

/** Has the review play and pause, and how fast it plays. */
export function PlayControl({ play, disabled }: { readonly play: Play; readonly disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="play">
      <button type="button" className="button" disabled={disabled} aria-pressed={play.on} onClick={play.turn}>
        {t(play.on ? 'review.play.pause' : 'review.play.play')}
      </button>
      <span className="field">
        <select
          aria-label={t('review.play.rate')}
          value={play.rate}
          onChange={(event) => {
            const rate = RATES.find((each) => String(each) === event.currentTarget.value);
            if (rate) play.choose(rate);
          }}
        >
          {RATES.map((rate) => (
            <option key={rate} value={rate}>
              {t('review.play.times', { rate })}
            </option>
          ))}
        </select>
      </span>
    </span>
  );
}
