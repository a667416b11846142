// Random lines for `evaluate`, reaching for the corners of the rules.
import fc from 'fast-check';
import type { Line } from './arbitrary-fields.ts';
import { calendarLine } from './arbitrary-questions.ts';
import { spoilsFor } from './arbitrary-spoils.ts';
import { auraTicketLine, aurologicTicketLine } from './arbitrary-tickets.ts';
import { plannedWorkLine } from './arbitrary-work.ts';

export type { Line } from './arbitrary-fields.ts';
export { auraTicketLine, aurologicTicketLine, calendarLine, plannedWorkLine };

/** A line that holds. */
export function validLine(): fc.Arbitrary<Line> {
  return fc.oneof(
    { weight: 4, arbitrary: aurologicTicketLine() },
    { weight: 4, arbitrary: auraTicketLine() },
    { weight: 1, arbitrary: plannedWorkLine() },
    { weight: 1, arbitrary: calendarLine() },
  );
}

/** A line with exactly one thing wrong with it. */
export function invalidLine(): fc.Arbitrary<Line> {
  return fc.tuple(validLine(), fc.nat({ max: 10_000 })).map(([valid, which]) => {
    const line: Line = structuredClone(valid);
    const spoils = spoilsFor(line);
    spoils[which % spoils.length]?.(line);
    return line;
  });
}

/** Any line: mostly one that holds. */
export function anyLine(): fc.Arbitrary<Line> {
  return fc.oneof({ weight: 24, arbitrary: validLine() }, { weight: 1, arbitrary: invalidLine() });
}
