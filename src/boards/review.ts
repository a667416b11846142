import type { Instant, Period } from '../calendars/period.ts';
import type { ToldSpots } from '../compliance/blind-spots.ts';
import type { TicketEvent } from '../tickets/event.ts';
import type { BoardEntity, SourceHealth } from './board.ts';

/** As it was, by what is known now; or as it was known then, without what arrived later. */
export const SIGHTS = ['was', 'known'] as const;
export type Sight = (typeof SIGHTS)[number];

/** The whole board as it stood at an instant. What the walls show of it follows from `judgeBoard(entities, at)`. */
export interface ReviewedBoard {
  readonly at: Instant;
  readonly sight: Sight;
  readonly entities: readonly BoardEntity[];
  /** How each source was doing then, as far as its outages on file tell. */
  readonly sources: readonly SourceHealth[];
}

/** One mark on the scrubber: an event of any ticket, told by its instant. */
export interface ReviewMark {
  readonly at: Instant;
  readonly ticket: string;
  readonly type: TicketEvent['type'];
}

/** What the scrubber draws of a span of time, and where its steps lead. */
export interface ReviewSpan extends ToldSpots {
  readonly span: Period;
  /** Events in the span, in order; the most telling ones where there are more than can be drawn. */
  readonly marks: readonly ReviewMark[];
  /** How many there are. */
  readonly events: number;
  /** The event before the instant asked about, and the one after it, anywhere on file; null where there is none. */
  readonly earlier: ReviewMark | null;
  readonly later: ReviewMark | null;
}
