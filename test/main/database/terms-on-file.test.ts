import { expect, test } from 'vitest';
import { namedOf, termsOnFile, versionOf } from '../../../main/database/terms-on-file.ts';
import type { AdoptedTerms } from '../../../main/database/terms-versions.ts';
import type { CalendarDefinition } from '../../../src/calendars/hours.ts';
import { between, weekly } from '../../../src/calendars/hours.ts';
import { AURA, AURA_CALENDARS } from '../../../src/providers/aura.ts';
import { CALENDARS } from '../../../src/providers/providers.ts';
import { RULES } from '../temporary-store.ts';

/** AURA's calendars with other hours for visits. */
const LONGER: readonly CalendarDefinition[] = AURA_CALENDARS.map((one) =>
  one.id === 'aura-basis-onsite' ? { ...one, hours: weekly([between(7, 17)]) } : one,
);

function adopted(adoption: number, calendars: readonly CalendarDefinition[]): AdoptedTerms {
  return {
    ...{ adoption, provider: 'aura', from: adoption * 1000, adoptedAt: adoption * 1000 },
    ...{ reason: null, approvedBy: null, terms: AURA, calendars: namedOf(AURA, calendars) },
    version: versionOf(AURA, calendars),
  };
}

test('terms change their version with a calendar that they name, and with no other', () => {
  const others = CALENDARS.map((one) => (one.id === 'aurologic-office' ? { ...one, zone: 'UTC' } : one));
  expect(versionOf(AURA, others)).toBe(versionOf(AURA, CALENDARS));
  expect(versionOf(AURA, LONGER)).not.toBe(versionOf(AURA, CALENDARS));
});

test('an older calendar has a name of its own, and each version the calendar that it was adopted with', () => {
  const { histories, calendars, terms } = termsOnFile([adopted(1, CALENDARS), adopted(2, LONGER)], {
    ...RULES,
    calendars: [...CALENDARS.filter(({ id }) => !id.startsWith('aura-')), ...LONGER],
  });
  const hoursOf = (version: number) => {
    const { terms } = histories.get('aura')![version];
    const named = terms.form === 'address-tiers' && terms.tiers.basis.onsite.calendar;
    return calendars.find(({ id }) => id === named)!;
  };
  expect(hoursOf(0).id).toMatch(/^aura-basis-onsite@\w{6}$/);
  expect(hoursOf(0).hours).toEqual(weekly([between(8, 16)]));
  expect(hoursOf(1)).toMatchObject({ id: 'aura-basis-onsite', hours: weekly([between(7, 17)]) });
  expect(terms.map(({ provider }) => provider)).toEqual(['aurologic', 'aura']);
  // Calendars that are the same in both are there once.
  expect(calendars.map(({ id }) => id).filter((id) => id.includes('@'))).toHaveLength(1);
});

test('while a change waits, plain names mean what was adopted last', () => {
  const waiting = { ...RULES, calendars: LONGER };
  const { histories, calendars } = termsOnFile([adopted(1, CALENDARS)], waiting);
  const [version] = histories.get('aura')!;
  expect(version.terms.form === 'address-tiers' && version.terms.tiers.basis.onsite.calendar).toBe(
    'aura-basis-onsite',
  );
  expect(calendars.find(({ id }) => id === 'aura-basis-onsite')!.hours).toEqual(weekly([between(8, 16)]));
});

test('a provider without a version on file has what is configured, from the beginning', () => {
  const { histories } = termsOnFile([], RULES);
  expect(histories.get('aurologic')).toMatchObject([{ from: -8.64e15, terms: { provider: 'aurologic' } }]);
});

test('a version that was postponed before its day had come never governs', () => {
  const [first, postponed] = [adopted(1, CALENDARS), adopted(2, LONGER)];
  const day = 1_000_000;
  const versions = (replacedAt: number) => {
    const later = { ...adopted(3, CALENDARS), from: 2 * day, adoptedAt: replacedAt };
    const { histories } = termsOnFile([first, { ...postponed, from: day }, later], RULES);
    return histories.get('aura')!.map(({ from }) => from);
  };
  expect(versions(day - 1)).toEqual([first.from, 2 * day]);
  // From its day on it governed: what was promised then stays promised.
  expect(versions(day)).toEqual([first.from, day, 2 * day]);
});
