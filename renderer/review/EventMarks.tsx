import { memo } from 'react';
import type { ReviewMark } from '../../src/boards/review.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import { placeOf } from './time-scale.ts';

interface EventMarksProps {
  readonly span: Period;
  readonly width: number;
  readonly at: Instant;
  readonly marks: readonly ReviewMark[];
  /** Its events stand out. */
  readonly ticket: string | null;
}

/** The events of a span: those after the instant under review in quiet ink, those of the chosen ticket taller. */
export const EventMarks = memo(function EventMarks({ span, width, at, marks, ticket }: EventMarksProps) {
  const lines = (later: boolean, own: boolean) =>
    marks
      .filter((mark) => mark.at > at === later && (mark.ticket === ticket) === own)
      .map((mark) => placeOf(mark.at, span, width))
      .filter((place) => place >= 0 && place <= width)
      .map((place) => `M${place.toFixed(1)} ${own ? 1 : 3}V${own ? 14 : 12}`)
      .join('');
  // Four paths, however many events: a line for each of thousands would be slow to move.
  return (
    <g className="events-drawn">
      <path className="is-later" d={lines(true, false)} />
      <path d={lines(false, false)} />
      <path className="is-own is-later" d={lines(true, true)} />
      <path className="is-own" d={lines(false, true)} />
    </g>
  );
});
