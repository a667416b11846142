// A ticket put to `evaluate` as one line gives the clocks that it has here.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluator } from '../../../main/evaluate/evaluate.ts';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import { judge } from '../../../src/clocks/verdict.ts';
import { evaluateCase } from '../../../src/explain/evaluate-case.ts';
import { PROVIDERS } from '../../../src/providers/providers.ts';
import { auraTicketLine, aurologicTicketLine } from '../../naive/arbitraries.ts';
import { answerOf, caseOfLine } from '../../src/clocks/generated-case.ts';
import { calendars } from '../../src/clocks/ticket-story.ts';

const answer = evaluator();

test('any ticket of either provider', () => {
  fc.assert(
    fc.property(
      fc.oneof(aurologicTicketLine(), auraTicketLine()),
      fc.integer({ min: -1, max: 9e7 }),
      (line, by) => {
        const { facts, provider, now: asked } = caseOfLine(line);
        const now = asked + by;
        const terms = PROVIDERS.get(provider)!;
        const { clocks, ...verdict } = answerOf(judge(facts, unchanging(terms), calendars, now));
        const { id, ...given } = answer(JSON.stringify(evaluateCase(facts, terms.zone, now)));
        expect(id).toBe(facts.ticket.id);
        expect(given).toEqual({ ...verdict, clocks: clocks.map(({ excused: _, ...clock }) => clock) });
      },
    ),
    { numRuns: 600 },
  );
});

test('names of people are left out, and the beginning of time is a day', () => {
  const { facts } = caseOfLine({
    ...{ id: 'x', now: '2026-04-07T09:00:00Z', provider: 'aura' },
    ticket: {
      id: 'T',
      addressId: 'A1',
      events: [{ at: '2026-04-07T06:10:00Z', type: 'opened', channel: 'phone', by: 'Karen' }],
    },
    customer: { id: 'C', parentId: null },
    agreements: [{ addressId: 'A1', tier: 'basis', from: '2025-01-01', to: '2026-05-01' }],
  });
  const customer = { ...facts.customer!, name: 'Havnens Fisk' };
  const forever = { addressId: 'A1', tier: 'pro', valid: { start: -8.64e15, end: 8.64e15 } };
  const shown = evaluateCase(
    { ...facts, customer, agreements: [...facts.agreements, forever] },
    'Europe/Copenhagen',
    0,
  );
  expect(JSON.stringify(shown)).not.toMatch(/Karen|Havnens/);
  expect(shown.agreements).toEqual([
    { addressId: 'A1', tier: 'basis', from: '2025-01-01', to: '2026-05-01' },
    { addressId: 'A1', tier: 'pro', from: '1900-01-01', to: null },
  ]);
});
