// States change only at events, at due, and at openings and closings.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Verdict } from '../../../src/clocks/verdict.ts';
import { story, turningPoints, underTerms } from './ticket-story.ts';

/** What a wall says about a ticket, without what merely counts on. */
function standing(verdict: Verdict) {
  const { charges, alarms, marks, repair, life } = verdict;
  const clocks = verdict.clocks.map(({ kind, cycle, startedAt, dueAt, stoppedAt, state, excusedBy }) => {
    return { kind, cycle, startedAt, dueAt, stoppedAt, state, excusedBy };
  });
  return { clocks, charges, alarms, marks, repair, cycles: life.cycles };
}

test('between two neighbouring events, dues, openings and closings nothing changes but what is used', () => {
  fc.assert(
    fc.property(underTerms, fc.double({ min: 0, max: 1, noNaN: true }), (told, share) => {
      const ticket = story(told);
      const points = turningPoints(ticket);
      for (const [i, point] of points.slice(0, -1).entries()) {
        const last = points[i + 1] - 1;
        const expected = standing(ticket.at(point));
        const between = point + Math.floor((last - point) * share);
        expect(standing(ticket.at(between))).toEqual(expected);
        expect(standing(ticket.at(last))).toEqual(expected);
      }
    }),
    { numRuns: 250 },
  );
});
