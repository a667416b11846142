import { memo, useMemo } from 'react';
import type { Instant, Period } from '../../src/calendars/period.ts';
import { dayOf, farMomentOf, weekdayOf } from '../i18n/moment.ts';
import { placeOf, scaleMarks } from './time-scale.ts';

interface ScaleLinesProps {
  readonly span: Period;
  readonly width: number;
  readonly now: Instant;
  readonly zone: string;
}

/** So far apart labels begin, in pixels. */
const APART = 100;
/** Room for the word at now, on both sides of it, and for the longest label before the end of the line. */
const NOW = 18;
const LABEL = 84;

/** The scale below the line, by local time and day. */
export const ScaleLines = memo(function ScaleLines({ span, width, now, zone }: ScaleLinesProps) {
  const marks = useMemo(() => scaleMarks(span, zone, width, APART), [span, zone, width]);
  const nowAt = placeOf(now, span, width);
  const hidden = (place: number) =>
    (place + 3 < nowAt + NOW && place + LABEL > nowAt - NOW) || place + LABEL > width + 20;
  return (
    <g className="scale">
      {marks.map(({ at, day, label }) => {
        const place = placeOf(at, span, width);
        return (
          <g key={at}>
            <line x1={place} x2={place} y1="36" y2={day ? 46 : 41} />
            {label !== null && !hidden(place) && (
              <text x={place + 3} y="54">
                {label === 'day' ? `${weekdayOf(at, zone)} ${dayOf(at, zone)}` : farMomentOf(at, zone, now)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
});
