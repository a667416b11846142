import type { Period } from '../calendars/period.ts';
import type { EventType } from '../tickets/event.ts';
import type { ReviewMark } from './review.ts';

/** So many marks are drawn at most. */
export const MOST_MARKS = 400;

/** Events by how much they tell of a past day to one who scrubs over it, the most telling first. */
const TELLING: readonly EventType[] = [
  'escalated',
  'emergency-flagged',
  'opened',
  'reopened',
  'restored',
  'impact-classified',
  'technician-arrived',
  'access-refused',
  'closed',
  'merged',
];

/** The most telling one of some marks, and of equally telling ones the first; undefined of none. */
export function mostTelling<T extends ReviewMark>(marks: readonly T[]): T | undefined {
  const rank = ({ type }: ReviewMark) => (TELLING.includes(type) ? TELLING.indexOf(type) : TELLING.length);
  return marks.reduce<T | undefined>(
    (best, mark) => (best === undefined || rank(mark) < rank(best) ? mark : best),
    undefined,
  );
}

/** A span cut into as many half-open pieces of whole milliseconds as marks are drawn, or fewer where it is short. */
export function piecesOf({ start, end }: Period): readonly Period[] {
  const count = Math.min(MOST_MARKS, end - start);
  const edge = (i: number) => start + Math.floor(((end - start) * i) / count);
  return Array.from({ length: count }, (_, i) => ({ start: edge(i), end: edge(i + 1) }));
}
