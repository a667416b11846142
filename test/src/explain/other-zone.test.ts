// A clock whose calendar is in another zone than the provider: its times are the calendar's, its days the provider's.
import { expect, test } from 'vitest';
import { ledgerText } from '../../../main/cli/ledger-text.ts';
import { between, weekly } from '../../../src/calendars/hours.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { stepText } from '../../../src/explain/step-text.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { at, fault, ledgersAt, rulesOf, stepsOfKind } from './explained-case.ts';

test('days of the agreement are the provider’s, and the zone of the times is said', () => {
  const { basis } = AURA.tiers;
  const terms = {
    ...AURA,
    tiers: { ...AURA.tiers, basis: { ...basis, remote: { ...basis.remote, calendar: 'new-york' } } },
  };
  const hours = weekly([between(8, 16)]);
  const rules = rulesOf(terms, [{ id: 'new-york', zone: 'America/New_York', hours, holidays: null }]);
  const facts = fault('basis', [['2026-05-11T12:30:00Z', 'opened', { channel: 'phone' }]]);
  // Midnight in Copenhagen is the evening before in New York.
  const agreements = [
    { ...facts.agreements[0], valid: { start: at('2019-12-31T23:00:00Z'), end: ALL_TIME.end } },
  ];
  const [ledger] = ledgersAt({ ...facts, agreements }, rules, '2026-05-11T13:00:00Z', 'remote-reaction');
  expect(ledger).toMatchObject({ zone: 'America/New_York', providerZone: 'Europe/Copenhagen' });
  const [governs] = stepsOfKind(ledger, 'agreement');
  expect(stepText(governs.what, ledger).answer).toContain('valid from Wed 1 Jan 2020');
  const text = ledgerText(ledger);
  expect(text).toContain('remote-reaction, cycle 1, in America/New_York: running');
  expect(text).toContain('Mon 11 May 08:30');
});
