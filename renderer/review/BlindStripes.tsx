import { useTranslation } from 'react-i18next';
import type { Instant, Period } from '../../src/calendars/period.ts';
import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import { blindText } from './blind-words.ts';
import { placeOf } from './time-scale.ts';

interface BlindStripesProps {
  readonly span: Period;
  readonly width: number;
  readonly now: Instant;
  readonly zone: string;
  readonly blind: readonly BlindSpot[];
}

/** The least width, in pixels, at which a blind spot is seen, and that of a letter of its words. */
const SEEN = 3;
const LETTER = 5.8;

/** Where nobody heard a source, or the station stood still: stripes, with their words where there is room. */
export function BlindStripes({ span, width, now, zone, blind }: BlindStripesProps) {
  const { t } = useTranslation();
  const place = (at: Instant) => Math.min(width, Math.max(0, placeOf(at, span, width)));
  return (
    <g>
      {blind.map((spot) => {
        const from = place(spot.from);
        const room = Math.max(SEEN, place(spot.to ?? now) - from);
        const said = blindText(spot, zone, now, t);
        // On the scale its day is told already.
        const short = blindText(spot, zone, spot.from, t);
        return (
          <g key={`${spot.source} ${spot.from}`}>
            <rect className="blind" x={from} y="14" width={room} height="22">
              <title>{t('review.blind.of', { title: spot.title, span: said })}</title>
            </rect>
            {short.length * LETTER + 8 < room && (
              <text className="blind-words" x={from + room / 2} y="29.5" textAnchor="middle">
                {short}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
