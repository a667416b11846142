import { typedInstant } from '../../src/boards/desks.ts';
import { parseInstant } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';

const EXAMPLE = '2026-03-23T13:22:00+01:00';

/** The instant that a query's field asks about, or what is wrong with it in a sentence. */
export function askedInstant(field: string, text: string | undefined): Instant | string {
  if (!text) return `${field}: no instant is given: write one as ${EXAMPLE}`;
  return (
    parseInstant(typedInstant(text)) ??
    `${field}: '${text.slice(0, 40)}' is not an instant: write it as ${EXAMPLE}`
  );
}
