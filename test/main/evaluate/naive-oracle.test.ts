import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluator } from '../../../main/evaluate/evaluate.ts';
import {
  anyLine,
  auraTicketLine,
  aurologicTicketLine,
  calendarLine,
  plannedWorkLine,
} from '../../naive/arbitraries.ts';
import { naiveEvaluate } from '../../naive/evaluate.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { promisedOf } from '../../naive/promised.ts';

const answer = evaluator();
const holidays = naiveHolidays();

/** Lines a kind of case is tried with. */
const RUNS = Number(process.env.WALLCLOCK_RUNS ?? 2000);

const kinds = {
  'emergency tickets': aurologicTicketLine(),
  'address tiers': auraTicketLine(),
  'planned work': plannedWorkLine(),
  calendars: calendarLine(),
  'any line, also invalid ones': anyLine(),
};

for (const [kind, lines] of Object.entries(kinds)) {
  test(`the engine answers as the naive implementation does: ${kind}`, () => {
    fc.assert(
      fc.property(lines, (line) => {
        expect(promisedOf(answer(JSON.stringify(line)))).toEqual(promisedOf(naiveEvaluate(line, holidays)));
      }),
      { numRuns: RUNS },
    );
  });
}
