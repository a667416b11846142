// What an agreement says can be written as a file, and the file says the same again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type Agreement, shownAgreement } from '../../../main/agreements/agreement-file.ts';
import { agreementsInForce } from '../../../main/agreements/configured-rules.ts';
import { readAgreement } from '../../../main/agreements/read-agreement.ts';
import { AURA_CALENDARS } from '../../../src/providers/aura.ts';
import { AUROLOGIC_CALENDARS } from '../../../src/providers/aurologic.ts';
import { anyAgreementFile } from './arbitrary-agreements.ts';
import { EXAMPLES, exampleAgreement, exampleText } from './example-agreements.ts';
import { editorFaults } from './json-schema.ts';

const read = (data: unknown) => readAgreement(stringify(data), 'agreement.yaml', {});

/** Written out and read again it is the same, and nothing is left to be filled in. */
function returns({ terms, calendars }: Agreement): void {
  const shown = shownAgreement({ terms, calendars });
  expect(read(shown)).toEqual({ terms, calendars });
  expect(shownAgreement(read(shown))).toEqual(shown);
  expect(editorFaults(shown)).toEqual([]);
}

const brought = agreementsInForce([]);

test('the agreements that Wallclock brings name all of their calendars', () => {
  const calendars = brought.map((one) => one.calendars);
  expect(calendars).toEqual([AUROLOGIC_CALENDARS, AURA_CALENDARS]);
});

for (const agreement of brought) {
  test(`${agreement.terms.provider}'s own agreement can be written as a file`, () => {
    returns(agreement);
  });
}

for (const name of EXAMPLES) {
  test(`${name} can be written out with every setting`, () => {
    returns(exampleAgreement(name));
    expect(Object.keys(shownAgreement(exampleAgreement(name))).length).toBeGreaterThan(10);
  });
}

test('a written agreement names every setting, in the order of the page', () => {
  const shown = shownAgreement(brought[1]);
  expect(Object.keys(shown)).toEqual([
    ...['form', 'provider', 'name', 'zone', 'validFrom', 'tiers', 'plannedWork', 'attention', 'readings'],
    ...['thresholds', 'owedShownDays', 'desks', 'contacts', 'calendars', 'sentences'],
  ]);
  expect(shown).toMatchObject({
    tiers: { basis: { remote: { goal: '3 h' }, reporting: { notBy: ['email'] } } },
    plannedWork: { windows: ['monday 00:00-06:00'], preventive: { hours: '06:00-07:00' } },
  });
});

test('any agreement says the same when it is written out and read again', () => {
  fc.assert(
    fc.property(anyAgreementFile, (file) => {
      expect(editorFaults(file)).toEqual([]);
      returns(read(file));
    }),
    { numRuns: 400 },
  );
});

test('settings that are left out have the defaults of the page', () => {
  const { terms } = readAgreement(exampleText('prairie.yaml'), 'prairie.yaml', {});
  expect(terms).toMatchObject({
    ...{ validFrom: null, freeActivationFromEur: null, chargeEurNet: 0, owedShownDays: 30 },
    thresholds: { watchPercent: 50, urgentPercent: 80 },
    readings: { reactions: ['staff-replied', 'restored'], carriedFlag: 'not-charged', order: 'remaining' },
  });
});
