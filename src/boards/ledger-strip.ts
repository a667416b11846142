import { calendarFrom } from '../calendars/calendar.ts';
import { type Instant, merged, type Period } from '../calendars/period.ts';
import type { Ledger } from '../explain/ledger.ts';
import { type ClockStrip, clockStrip } from './clock-strip.ts';

/**
 * The strip of a clock as its ledger has it, from the ledger alone: however long ago the clock ran, no other calendar
 * need be known. `unknownSince` is when the ticket's source last answered, null while its data is fresh.
 */
export function ledgerStrip(
  { clock, lines, zone, at }: Ledger,
  unknownSince: Instant | null = null,
): ClockStrip {
  const open: Period[] = lines.filter(({ openMs }) => openMs > 0);
  const last = lines.at(-1);
  let end = last?.end ?? at;
  if (clock.state.kind === 'waiting') {
    // It is known that it opens then, and no more need be known.
    open.push({ start: clock.state.resumesAt, end: clock.state.resumesAt + 1 });
    end = Math.max(end, clock.state.resumesAt + 1);
  } else if (last && last.openMs > 0) {
    // An overrun that is counted up to `at` goes on.
    open.push({ start: last.end, end: last.end + 1 });
    end = last.end + 1;
  }
  const stretches = merged(open).flatMap((stretch) => [stretch.start, stretch.end]);
  const known = { start: clock.startedAt, end: Math.max(end, at + 1) };
  return clockStrip(
    clock,
    calendarFrom({ id: 'ledger', version: 'ledger', zone, known, open: stretches }),
    at,
    unknownSince,
  );
}
