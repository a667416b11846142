// Generated calendar questions.
import fc from 'fast-check';
import type { Line } from './arbitrary-fields.ts';
import { anyInstant, anyWriting, calendarId, goalMs, nudge, writeInstant } from './arbitrary-instants.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Goals that end at a closing, one millisecond more or less, and any other. */
const anyGoal = fc.oneof(
  fc.constantFrom(0, 1),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom(4, 7, 8, 9, 12, 24), nudge)
    .map(([days, hours, by]) => days * hours * hourMs + by),
  fc.tuple(goalMs, nudge).map(([goal, by]) => goal + by),
  fc.integer({ min: 0, max: 100 * hourMs }),
);

export function calendarLine(): fc.Arbitrary<Line> {
  const questions = fc.oneof(
    fc.record({ at: anyInstant }),
    fc.record({ start: anyInstant, goalMs: anyGoal }),
    fc
      .record({
        from: anyInstant,
        length: fc.oneof(
          anyGoal,
          fc.integer({ min: -2, max: 40 }).map((days) => days * dayMs),
        ),
      })
      .map(({ from, length }) => ({ from, to: from + length })),
    // from one interesting instant to another
    fc
      .tuple(anyInstant, anyInstant)
      .filter(([one, other]) => Math.abs(one - other) < 60 * dayMs)
      .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) })),
  );
  return fc.tuple(calendarId, questions, anyWriting).map(([calendar, question, writing]) => {
    const line: Line = { id: 'p', calendar };
    for (const [name, value] of Object.entries(question)) {
      line[name] = name === 'goalMs' ? value : writeInstant(value, writing);
    }
    return line;
  });
}
