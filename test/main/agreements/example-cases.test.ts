// Cases of the example agreements, worked out by hand; each exercises a reading or a setting that they change.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { configuredRules } from '../../../main/agreements/configured-rules.ts';
import { readAgreement } from '../../../main/agreements/read-agreement.ts';
import { evaluator } from '../../../main/evaluate/evaluate.ts';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import { calendarFrom } from '../../../src/calendars/calendar.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { judge } from '../../../src/clocks/verdict.ts';
import type { TicketEvent } from '../../../src/tickets/event.ts';
import { EXAMPLES, exampleAgreement, exampleText } from './example-agreements.ts';

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
  expect(new Set(examples.map((example) => example.case.id)).size).toBe(34);
});

for (const example of examples) {
  test(`${example.case.id}: ${example.note}`, () => {
    expect(answer(JSON.stringify(example.case))).toEqual(example.expect);
  });
}

/** Each setting in which the examples differ from what is usual, and the usual one in its place. */
const USUAL: readonly (readonly [file: (typeof EXAMPLES)[number], setting: string, usual: string])[] = [
  ['nordlys.yaml', 'onsiteStarts: technician-required', 'onsiteStarts: report'],
  ['nordlys.yaml', 'customerNetwork: clock-unchanged', 'customerNetwork: voids-clock'],
  ['nordlys.yaml', 'outsideReportingHours: starts-at-opening', 'outsideReportingHours: clock-unchanged'],
  ['nordlys.yaml', 'counted: day-of-notice-too', 'counted: whole-days'],
  ['nordlys.yaml', 'windowsOnHolidays: false', 'windowsOnHolidays: true'],
  ['nordlys.yaml', 'notBy: [email]', 'notBy: []'],
  ['nordlys.yaml', 'also: [12-24, 12-31]', 'also: []'],
  ['nordlys.yaml', 'except: [05-17]', 'except: []'],
  ['nordlys.yaml', 'watchPercent: 60', 'watchPercent: 81'],
  ['nordlys.yaml', 'urgentPercent: 85', 'urgentPercent: 80'],
  ['nordlys.yaml', 'saturday 22:00-04:00', 'saturday 22:00-03:30'],
  ['nordlys.yaml', 'saturday: 09:00-17:00', 'saturday: []'],
  ['prairie.yaml', 'withdrawnFlag: changes-nothing', 'withdrawnFlag: voids-until-due'],
  ['prairie.yaml', ', not-service-impacting]', ']'],
  ['prairie.yaml', '06:00-02:00', '06:00-24:00'],
  ['prairie.yaml', ', region: MB', ''],
];

for (const [file, setting, usual] of USUAL) {
  test(`${file}: ${setting} decides a case`, () => {
    const changed = EXAMPLES.map((name) => {
      const text = exampleText(name);
      if (name === file) expect(text).toContain(setting);
      return {
        file: name,
        ...readAgreement(name === file ? text.replaceAll(setting, usual) : text, name, {}),
      };
    });
    const other = evaluator(configuredRules({ agreements: changed, calendars: [] }));
    const decided = examples.filter((one) => !isDeepStrictEqual(other(JSON.stringify(one.case)), one.expect));
    expect(decided.map((one) => one.case.id)).not.toEqual([]);
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
