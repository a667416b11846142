import { useState } from 'react';
import type { ReviewSpan } from '../../src/boards/review.ts';
import { isoOf } from '../../src/calendars/iso.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import type { Problem } from '../desk/use-answer.ts';
import { askReviewSpan } from '../feed/door.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import { type EventSteps, eventSteps } from './event-steps.ts';
import type { ReviewPlace } from './review-place.ts';
import { SPANS, type SpanName, spanFor, zoomed } from './review-spans.ts';
import { useNewest } from './use-newest.ts';
import { currentReview, goToReview } from './use-review-place.ts';

/** The span of time that the scrubber draws, what the station told of it, and where steps lead. */
export interface DrawnSpan {
  readonly span: Period;
  /** Null while the station has told nothing. */
  readonly told: ReviewSpan | null;
  readonly problem: Problem | null;
  readonly steps: EventSteps;
  /** Draws another length, in which `pivot` stays in its place. */
  readonly zoom: (to: SpanName, pivot: Instant) => void;
}

interface Asked {
  readonly place: ReviewPlace;
  /** The instant under review; now where there is none. */
  readonly instant: Instant;
  readonly known: KnownBoard;
  readonly now: Instant;
  readonly apart: number;
}

/** What is on file of the span is asked for anew once in so many milliseconds. */
const ASK_ANEW = 60_000;
/** The page's clock may be ahead of the station's by less than this, and what is to come is refused. */
const NOT_AHEAD = 1000;

/** Keeps the span around an instant that may move, and asks for its events and blind spots. */
export function useReviewSpan({ place, instant, known, now, apart }: Asked): DrawnSpan {
  const [before, setSpan] = useState<Period | null>(null);
  const span = spanFor(before, instant, now, SPANS[place.span]);
  if (span !== before) setSpan(span);
  const asked = place.at === null ? now - NOT_AHEAD : instant;
  const { answer, problem } = useNewest({
    key: `${span.start} ${span.end} ${place.at ?? known.revision} ${Math.floor(now / ASK_ANEW)}`,
    flow: 'span',
    apart,
    ask: async (signal: AbortSignal) => {
      const question = { at: isoOf(asked), from: isoOf(span.start), to: isoOf(span.end) };
      return { asked, span: await askReviewSpan(question, signal) };
    },
  });
  return {
    span,
    told: answer?.span ?? null,
    problem,
    // Now moves on while nothing happens: its steps are those of the instant that was asked about.
    steps: eventSteps(
      answer?.span ?? null,
      place.at === null ? (answer?.asked ?? 0) : instant,
      answer?.asked ?? 0,
    ),
    zoom: (to, pivot) => {
      setSpan(zoomed(span, SPANS[to], pivot));
      goToReview({ ...currentReview(), span: to }, 'scrub');
    },
  };
}
