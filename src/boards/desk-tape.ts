import { type Calendar, openStretches } from '../calendars/calendar.ts';
import type { Period } from '../calendars/period.ts';

/** A part of a tape: the calendar is open or closed all through it, or nothing is known about it. */
export interface TapeStretch extends Period {
  readonly kind: 'open' | 'closed' | 'unknown';
}

/**
 * The hours of a calendar over a span of time, as a tape that moves under a needle fixed at now: stretches in
 * order, to scale, that tile the span without gaps. Time for which the calendar was not compiled, and all of it
 * where there is no calendar, is `unknown`. Never throws.
 */
export function deskTape(calendar: Calendar | null, span: Period): readonly TapeStretch[] {
  const tape: TapeStretch[] = [];
  const add = (kind: TapeStretch['kind'], start: number, end: number) => {
    if (start < end) tape.push({ kind, start, end });
  };
  const from = Math.max(span.start, calendar?.known.start ?? span.end);
  const to = Math.min(span.end, calendar?.known.end ?? span.end);
  if (!calendar || from >= to) {
    add('unknown', span.start, span.end);
    return tape;
  }
  add('unknown', span.start, from);
  let at = from;
  for (const { start, end } of openStretches(calendar, from, to)) {
    add('closed', at, start);
    add('open', start, end);
    at = end;
  }
  add('closed', at, to);
  add('unknown', to, span.end);
  return tape;
}
