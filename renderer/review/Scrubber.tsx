import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSpan } from '../../src/boards/review.ts';
import type { Calendar } from '../../src/calendars/calendar.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { fullMoment } from '../desk/ticket-moments.ts';
import { BlindStripes } from './BlindStripes.tsx';
import { ClockTrack } from './ClockTrack.tsx';
import { EventMarks } from './EventMarks.tsx';
import { ScaleLines } from './ScaleLines.tsx';
import { instantAt, placeOf } from './time-scale.ts';
import { useDrag } from './use-drag.ts';
import { useWidth } from './use-width.ts';

interface ScrubberProps {
  readonly span: Period;
  /** The instant under review. */
  readonly at: Instant;
  readonly now: Instant;
  /** It is not a review: the cursor is now. */
  readonly live: boolean;
  /** Now is the instant of a copy. */
  readonly isCopy: boolean;
  readonly zone: string;
  /** What the station told of the span; null while it has not. */
  readonly told: ReviewSpan | null;
  /** The clock that is explained, and the calendar in whose hours it counts. */
  readonly ledger: Ledger | null;
  readonly calendar: Calendar | null;
  readonly ticket: string | null;
  /** Moves the instant, while it is dragged. */
  readonly scrub: (at: Instant, first: boolean) => void;
  /** Goes to an instant that was clicked. */
  readonly jump: (at: Instant) => void;
  /** Draws a longer or a shorter span, in which the instant that is pointed at stays in its place. */
  readonly zoom: (longer: boolean, pivot: Instant) => void;
}

/** The height of the drawing; all places in it are in pixels of a desk whose text is 14 pixels. */
const HEIGHT = 60;

/** A span of time with its events, in which an instant is chosen by pointing, dragging, or by keys. */
export function Scrubber(props: ScrubberProps) {
  const { span, at, now, live, isCopy, zone, told, ledger, calendar, ticket } = props;
  const { t } = useTranslation();
  const { measure, width } = useWidth();
  const until = Math.min(span.end, now);
  const pointed = (share: number) => Math.min(instantAt(share, span, 1), Math.floor(now / 1000) * 1000);
  const drag = useDrag({
    drag: (share, first) => props.scrub(pointed(share), first),
    click: (share) => props.jump(pointed(share)),
    wheel: (longer, share) => props.zoom(longer, pointed(share)),
  });
  const { attach, dragging } = drag;
  const line = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const ends = [measure(element), attach(element)];
      return () => {
        for (const end of ends) end();
      };
    },
    [measure, attach],
  );
  const full = fullMoment(at, zone);
  const place = (instant: Instant) => placeOf(instant, span, width);
  const nowAt = place(now);
  const cursor = place(at);
  return (
    <div
      ref={line}
      className={dragging ? 'scrubber is-dragged' : 'scrubber'}
      role="slider"
      tabIndex={0}
      aria-label={t('review.scrubber.name')}
      aria-valuemin={Math.floor(span.start / 1000)}
      aria-valuemax={Math.floor(until / 1000)}
      aria-valuenow={Math.floor(Math.min(Math.max(at, span.start), until) / 1000)}
      aria-valuetext={
        live ? t(isCopy ? 'review.scrubber.valueCopy' : 'review.scrubber.valueNow', { at: full }) : full
      }
      aria-describedby="scrubber-says"
      title={t('review.scrubber.keys')}
    >
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} aria-hidden="true">
        <defs>
          <pattern
            id="hatch"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(35)"
          >
            <line className="hatch" x1="0" x2="0" y1="0" y2="7" />
          </pattern>
          <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse">
            <line className="stripe" x1="1.5" x2="1.5" y1="0" y2="5" />
          </pattern>
        </defs>
        <ClockTrack span={span} width={width} at={at} ledger={ledger} calendar={calendar} />
        <BlindStripes span={span} width={width} now={now} zone={zone} blind={told?.blind ?? []} />
        <ScaleLines span={span} width={width} now={now} zone={zone} />
        <EventMarks span={span} width={width} at={at} marks={told?.marks ?? []} ticket={ticket} />
        {nowAt >= 0 && nowAt <= width && (
          <>
            <line className="now-line" x1={nowAt} x2={nowAt} y1="8" y2="44" />
            <text className="now-label" x={Math.min(nowAt, width - 14)} y="54" textAnchor="middle">
              {t(isCopy ? 'review.scrubber.copy' : 'review.scrubber.now')}
            </text>
          </>
        )}
        {cursor >= 0 && cursor <= width && (
          <g className="cursor">
            <line x1={cursor} x2={cursor} y1="0" y2="44" />
            <path d={`M${cursor - 8} 0h16l-8 11z`} />
          </g>
        )}
      </svg>
    </div>
  );
}
