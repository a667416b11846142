import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { countdownParts } from '../i18n/duration.ts';

/** A countdown in large figures with small units. The milliseconds may be negative: the sign is said elsewhere. */
export const Countdown = memo(function Countdown({ ms }: { readonly ms: number }) {
  const { t } = useTranslation();
  return (
    <div className="countdown">
      {countdownParts(ms).map(([figure, unit]) => (
        <span key={unit}>
          {figure}
          <small>{t(`unit.${unit}`)}</small>
        </span>
      ))}
    </div>
  );
});
