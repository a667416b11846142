import { WALLS, type Wall } from '../../src/boards/board.ts';
import { pathOf, typedInstant } from '../../src/boards/desks.ts';
import { SIGHTS, type Sight } from '../../src/boards/review.ts';
import { SPAN_NAMES, type SpanName, USUAL_SPAN } from './review-spans.ts';

/** Where the review desk stands, as its address says it. */
export interface ReviewPlace {
  /** The instant under review, as it stands there; null: now. */
  readonly at: string | null;
  readonly sight: Sight;
  /** The ticket that is told beside the board, `source:id`; null for none. */
  readonly ticket: string | null;
  /** The clock that is explained, `kind.cycle.ordinal`; null: the one that asks for most. */
  readonly clock: string | null;
  /** The wall whose picture is shown; null: the board. */
  readonly wall: Wall | null;
  /** How much time the scrubber draws. */
  readonly span: SpanName;
}

/** The place that a query string names; what it names wrongly is as if it were not there, but for the instant. */
export function placeAt(search: string): ReviewPlace {
  const named = new URLSearchParams(search);
  const one = <T extends string>(name: string, known: readonly T[]) =>
    known.find((each) => each === named.get(name));
  return {
    at: typedInstant(named.get('at') ?? '') || null,
    sight: one('sight', SIGHTS) ?? 'was',
    ticket: named.get('ticket') || null,
    clock: named.get('clock') || null,
    wall: one('wall', WALLS) ?? null,
    span: one('span', SPAN_NAMES) ?? USUAL_SPAN,
  };
}

/** The address of a place, without its host; what is as usual is left out. */
export function addressOf({ at, sight, ticket, clock, wall, span }: ReviewPlace): string {
  const named = new URLSearchParams();
  if (at !== null) named.set('at', at);
  if (sight !== 'was') named.set('sight', sight);
  if (ticket !== null) named.set('ticket', ticket);
  if (clock !== null) named.set('clock', clock);
  if (wall !== null) named.set('wall', wall);
  if (span !== USUAL_SPAN) named.set('span', span);
  return `${pathOf('review')}${named.size > 0 ? `?${named}` : ''}`;
}

/** The review of the whole board as of an instant, with one ticket beside it. */
export function reviewOf(at: string, ticket: string): ReviewPlace {
  return { ...placeAt(''), at, ticket };
}
