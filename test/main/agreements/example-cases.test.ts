// Cases of the example agreements, worked out by hand; each exercises a reading or a setting that they change.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configuredRules } from '../../../main/agreements/configured-rules.ts';
import { evaluator } from '../../../main/evaluate/evaluate.ts';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import { calendarFrom } from '../../../src/calendars/calendar.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { judge } from '../../../src/clocks/verdict.ts';
import type { TicketEvent } from '../../../src/tickets/event.ts';
import { EXAMPLES, exampleAgreement } from './example-agreements.ts';

interface Example {
  readonly note: string;
  readonly case: { readonly id: string };
  readonly expect: Record<string, unknown>;
}

const examples: Example[] = readFileSync(
  new URL('../../cases/providers-examples.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const agreements = EXAMPLES.map(exampleAgreement);
const answer = evaluator(configuredRules({ agreements, calendars: [] }));

test('all worked cases are here, each with an id of its own', () => {
  expect(new Set(examples.map((example) => example.case.id)).size).toBe(33);
});

for (const example of examples) {
  test(`${example.case.id}: ${example.note}`, () => {
    expect(answer(JSON.stringify(example.case))).toEqual(example.expect);
  });
}

test('an access refused in time excuses a breach, unless it changes nothing', () => {
  const { terms } = exampleAgreement('nordlys.yaml');
  if (terms.form !== 'address-tiers') throw new Error('Nordlys has tiers');
  const at = (time: string) => Date.parse(`2026-06-04T${time}:00+02:00`);
  const events: TicketEvent[] = [
    { type: 'opened', channel: 'phone', at: at('08:00') },
    { type: 'technician-required', at: at('08:10') },
    { type: 'access-refused', at: at('10:00') },
    { type: 'technician-arrived', at: at('13:00') },
  ];
  const always = { id: 'nordlys-always', zone: terms.zone, hours: 'always', holidays: null } as const;
  const calendars = new Map([
    [always.id, calendarFrom(compile(always, new Map(), '2026-01-01', '2027-01-01'))],
  ]);
  const ticket = {
    ...{ id: 'T', provider: 'nordlys', service: null, serviceKind: null },
    ...{ addressId: 'A', customerId: 'C', events },
  };
  const facts = {
    ...{ ticket, customer: null, activations: [] },
    agreements: [{ addressId: 'A', tier: 'dogn', valid: ALL_TIME }],
  };
  const excused = (accessRefused: 'excuses' | 'changes-nothing') => {
    const history = unchanging({ ...terms, readings: { ...terms.readings, accessRefused } });
    return judge(facts, history, calendars, at('14:00')).clocks.find(({ kind }) => kind === 'onsite-reaction')
      ?.excusedBy;
  };
  expect(terms.readings.accessRefused).toBe('changes-nothing');
  expect(excused('changes-nothing')).toBeNull();
  expect(excused('excuses')).toBe(2);
});
