// Every fault of an agreement file is said with file, line, path, what is wrong, and what to do.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readAgreement } from '../../../main/agreements/read-agreement.ts';
import { ConfigurationError } from '../../../main/configuration/configuration-error.ts';
import { exampleText } from './example-agreements.ts';
import { editorFaults } from './json-schema.ts';

const NORDLYS = exampleText('nordlys.yaml');
const PRAIRIE = exampleText('prairie.yaml');

function faultsOf(text: string): readonly string[] {
  try {
    readAgreement(text, 'f.yaml', {});
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

/** From, to, and every fault that this gives. */
type Change = readonly [from: string, to: string, ...faults: string[]];

const FOUR_FIVE = "holidays: { country: 'NO', also: [12-24, 12-31] }";
const OFFICE_HOURS = 'hours: { monday-to-friday: 08:00-16:00 }';

/** What an editor finds by the JSON Schema, too. */
const ONE_KEY: readonly Change[] = [
  [
    'windowsOnHolidays',
    'windowOnHolidays',
    "line 32, plannedWork.windowOnHolidays: unknown key 'windowOnHolidays': did you mean 'windowsOnHolidays'?",
  ],
  [
    'publishedAt:',
    'colour: red\n  publishedAt:',
    "line 34, plannedWork.colour: unknown key 'colour': remove it, or see docs/providers.md",
  ],
  [
    'goal: 6 h',
    'goal: 6 hours',
    "line 11, tiers.start.remote.goal: '6 hours' is not a length of time such as 8 h, 30 min or 1 h 30 min",
  ],
  [
    'goal: 6 h',
    'goal: 6',
    'line 11, tiers.start.remote.goal: 6 has no unit: write 8 h, 30 min or 1 h 30 min',
  ],
  ['goal: 6 h, ', '', 'line 11, tiers.start.remote.goal: is missing: write 8 h, 30 min or 1 h 30 min'],
  [
    '    onsite: { goal: 16 h',
    '    onsit: { goal: 16 h',
    'line 10, tiers.start.onsite: is missing: a group of keys is needed',
    "line 12, tiers.start.onsit: unknown key 'onsit': did you mean 'onsite'?",
  ],
  [
    '  start:\n',
    '  Start:\n',
    "line 10, tiers.Start: 'Start' is not an id: use small letters a to z, digits and hyphens, beginning with a letter",
  ],
  [
    '- saturday 22:00-04:00',
    '- sunday 22',
    "line 31, plannedWork.windows[1]: 'sunday 22' is not a window such as monday 00:00-06:00",
  ],
  [
    'publishedAt: https',
    'publishedAt: htps',
    'line 34, plannedWork.publishedAt: is not a URL that begins with https:// or http://',
  ],
  ['workingDays: 3', 'workingDays: 31', 'line 33, plannedWork.notice.workingDays: must be 30 or less'],
  [
    'workingDays: 3',
    'workingDays: drei',
    'line 33, plannedWork.notice.workingDays: is a text, and a number is needed',
  ],
  [
    'counted: day-of-notice-too',
    'counted: whole-day',
    "line 33, plannedWork.notice.counted: 'whole-day' is not one of whole-days, day-of-notice-too: did you mean 'whole-days'?",
  ],
  [
    'watchPercent: 60',
    'watchPercent: 0',
    'line 36, thresholds.watchPercent: is not a share from 1 to 99 per cent',
  ],
  [
    'onsiteStarts: technician-required',
    'onsiteStarts: technican-required',
    "line 44, readings.onsiteStarts: 'technican-required' is not one of report, technician-required: did you mean 'technician-required'?",
  ],
  [
    'onsiteStarts: technician-required',
    'remoteStops: []',
    'line 44, readings.remoteStops: names no event, so nothing could ever stop the clock',
  ],
  [
    'onsiteStarts: technician-required',
    'remoteStops: [closed]',
    "line 44, readings.remoteStops[0]: 'closed' is not one of customer-replied, impact-classified, coverage-classified, escalated, emergency-flagged, emergency-unflagged, staff-replied, case-accepted, staff-called, customer-informed, technician-required, technician-not-required, repair-started, repair-paused, repair-resumed, technician-arrived, access-refused, restored, all-clear-sent",
  ],
  [
    'shortNotice: urgent',
    'shortNotice: loud',
    "line 41, attention.shortNotice: 'loud' is not one of calm, watch, urgent, late",
  ],
  [
    'repair: non-stop',
    'repair: nordlys-always',
    'line 25, tiers.dogn.repair: is not the hours of repair work: write non-stop, or { calendar: … }',
  ],
  [
    'repair: non-stop',
    'repair: { calender: nordlys-always }',
    'line 25, tiers.dogn.repair.calendar: is missing: text is needed',
    "line 25, tiers.dogn.repair.calender: unknown key 'calender': did you mean 'calendar'?",
  ],
  [
    'notBy: [email]',
    'notBy: [mail]',
    "line 14, tiers.start.reporting.notBy[0]: 'mail' is not one of ticket-system, phone, email, other: did you mean 'email'?",
  ],
  [
    'value: feil@nordlys.example',
    'value: 81500000',
    "line 54, contacts[0].value: is a number: put it into quotes, '81500000'",
  ],
  [
    OFFICE_HOURS,
    'hours: { monday-to-friday: 8-16 }',
    "line 59, calendars[0].hours.monday-to-friday: '8-16' is not a stretch of hours such as 08:00-16:00",
  ],
  [
    OFFICE_HOURS,
    'hours: never',
    'line 59, calendars[0].hours: is not opening hours: write always, or hours by day such as monday-to-friday: 08:00-16:00',
  ],
  [
    `    ${OFFICE_HOURS}\n`,
    '',
    'line 58, calendars[0].hours: is missing: write always, or hours by day such as monday-to-friday: 08:00-16:00',
  ],
  [
    FOUR_FIVE,
    'holidays: { region: HE }',
    'line 60, calendars[0].holidays.country: is missing: text is needed',
  ],
  [
    'also: [12-24, 12-31]',
    'also: [24.12.]',
    "line 60, calendars[0].holidays.also[0]: '24.12.' is not a day such as 12-24, or 2026-12-24 for one year",
  ],
  [
    'id: nordlys-evening',
    'id: nordlys@evening',
    "line 71, calendars[4].id: 'nordlys@evening' is not the id of a calendar: it may hold neither a space nor an @",
  ],
  [
    '  window: Natt',
    '  windows: Natt',
    "line 87, sentences.windows: unknown key 'windows': did you mean 'window'?",
  ],
  [
    'provider: nordlys\n',
    'provider: Nordlys Fiber\n',
    "line 3, provider: 'Nordlys Fiber' is not an id: use small letters a to z, digits and hyphens, beginning with a letter",
  ],
  [
    'form: address-tiers',
    'form: tiers',
    "line 5, form: 'tiers' is not a form: the forms are address-tiers and emergency-tickets",
  ],
  [
    'form: address-tiers\n',
    '',
    'line 3, form: is missing: write form: address-tiers, or form: emergency-tickets',
  ],
];

/** What does not fit together, or is not in the world: only reading it finds these. */
const TOGETHER: readonly Change[] = [
  [
    'calendar: nordlys-office, sentence',
    'calendar: nordlys-ofice, sentence',
    "line 11, tiers.start.remote.calendar: 'nordlys-ofice' is not one of the calendars of this file: did you mean 'nordlys-office'?",
  ],
  [
    'name: kveldsvakt, calendar: nordlys-evening',
    'name: kveldsvakt, calendar: chat',
    "line 50, desks[0].calendar: 'chat' is not one of the calendars of this file: they are nordlys-office, nordlys-extended, nordlys-always, nordlys-phone, nordlys-evening, nordlys-working-days",
  ],
  [
    'name: Døgn',
    'name: PLUSS',
    "line 22, tiers.dogn.name: is called as 'pluss' is, by id or by name: tables could not tell them apart, so give it another",
  ],
  [
    'goal: 6 h',
    'goal: 0 h',
    "line 11, tiers.start.remote.goal: '0 h' is no time at all, so it would be due at once",
  ],
  [
    'goal: 6 h',
    'goal: 9000 h',
    "line 11, tiers.start.remote.goal: takes more than 40 weeks of 'nordlys-office', further ahead than clocks are reckoned: make it shorter",
  ],
  [
    '- saturday 22:00-04:00',
    '- tuesday 04:00-06:00',
    'line 31, plannedWork.windows[1]: tuesday 04:00-06:00 overlaps tuesday 01:00-05:00: make them one window',
  ],
  [
    '- tuesday 01:00-05:00\n    - saturday 22:00-04:00',
    '- monday 00:00-06:00\n    - sunday 22:00-00:30',
    'line 31, plannedWork.windows[1]: sunday 22:00-00:30 overlaps monday 00:00-06:00: make them one window',
  ],
  [
    'publishedAt:',
    'preventive: { hours: 23:00-01:00, usualDowntimeMinutes: 5 }\n  publishedAt:',
    "line 34, plannedWork.preventive.hours: '23:00-01:00' runs past midnight: it must begin and end on one day",
  ],
  [
    'calendar: nordlys-working-days',
    'calendar: nordlys-office',
    "line 33, plannedWork.notice.calendar: 'nordlys-office' has no day that is open from 00:00 to 24:00, and only such a day is a working day: give the notice a calendar of whole days",
  ],
  [
    'hours: { monday-to-friday: 00:00-24:00 }',
    'zone: Europe/Berlin\n    hours: { monday-to-friday: 00:00-24:00 }',
    "line 33, plannedWork.notice.calendar: 'nordlys-working-days' is in Europe/Berlin: working days are those of the provider's zone, Europe/Oslo; leave out its zone",
  ],
  [
    'workingDays: 3, calendar: nordlys-working-days',
    'workingDays: 30, calendar: saturdays',
    "line 33, plannedWork.notice.workingDays: 30 working days reach back more than 6 weeks, since 'saturdays' has 1 a week: ask for fewer",
  ],
  [
    'watchPercent: 60, urgentPercent: 85',
    'watchPercent: 85, urgentPercent: 60',
    'line 36, thresholds.urgentPercent: 60 is not above watchPercent, which is 85: make it larger',
  ],
  [
    'zone: Europe/Oslo',
    'zone: Europe/Olso',
    "line 6, zone: 'Europe/Olso' is not a time zone: did you mean 'Europe/Oslo'?",
  ],
  [
    'zone: Europe/Oslo',
    'zone: Norwegian',
    "line 6, zone: 'Norwegian' is not a time zone such as Europe/Copenhagen",
  ],
  [
    'zone: Europe/Oslo',
    'zone: Europe/Oslo\nvalidFrom: 2027-02-30',
    "line 7, validFrom: '2027-02-30' is not a date such as 2026-04-07",
  ],
  [
    "country: 'NO', also",
    'country: no, also',
    "line 60, calendars[0].holidays.country: no public holidays are known for the country 'no': did you mean 'NO'?",
  ],
  [
    "country: 'NO', also",
    'country: Norway, also',
    "line 60, calendars[0].holidays.country: no public holidays are known for the country 'Norway': write its ISO 3166 code, such as NO or DE",
  ],
  [
    "country: 'NO', also",
    'country: DE, region: he, also',
    "line 60, calendars[0].holidays.region: no public holidays are known for 'he' in DE: did you mean 'HE'?",
  ],
  [
    "country: 'NO', also",
    'country: DE, region: Hessen, also',
    "line 60, calendars[0].holidays.region: no public holidays are known for 'Hessen' in DE: write its ISO 3166-2 code, such as HE for Hessen, or leave it out",
  ],
  [
    'also: [12-24, 12-31]',
    'also: [12-24, 02-30]',
    "line 60, calendars[0].holidays.also[1]: '02-30' is a day that does not exist",
  ],
  [
    'also: [12-24, 12-31], except: [05-17]',
    'also: [12-24], except: [12-24]',
    "line 73, calendars[4].holidays.except: '12-24' is in also, too: it cannot be both",
  ],
  [
    OFFICE_HOURS,
    'hours: { monday: [] }',
    'line 59, calendars[0].hours: never opens, so no clock on it could ever be due',
  ],
  [
    '- id: nordlys-evening',
    '- id: nordlys-phone\n    hours: always\n  - id: nordlys-evening',
    "line 71, calendars[4].id: 'nordlys-phone' is used twice: give one of them another id",
  ],
];

for (const [from, to, ...faults] of [...ONE_KEY, ...TOGETHER]) {
  test(`${from.trim()} → ${to.trim() || 'nothing'}`, () => {
    const saturdays = to.includes('saturdays')
      ? '  - id: saturdays\n    hours: { saturday: 00:00-24:00 }\nsentences:\n'
      : 'sentences:\n';
    const text = changed(NORDLYS, from, to).replace('sentences:\n', saturdays);
    expect(faultsOf(text)).toEqual(faults.map((fault) => `f.yaml ${fault}`));
  });
}

test('an editor finds what one key may not hold, and leaves the rest to the check', () => {
  const seen = ([from, to]: Change) => editorFaults(parse(changed(NORDLYS, from, to))).length > 0;
  expect(ONE_KEY.filter((change) => !seen(change))).toEqual([]);
  expect(TOGETHER.filter(seen)).toEqual([]);
});

test('a tier that is left out is missed; an agreement without any is refused', () => {
  const none = NORDLYS.replace(/tiers:\n[\s\S]*?\nplannedWork/, 'tiers: {}\nplannedWork');
  expect(faultsOf(none)).toEqual(['f.yaml line 8, tiers: is empty: name at least one tier']);
  expect(editorFaults(parse(none))).not.toEqual([]);
  const missing = NORDLYS.replace(/tiers:\n[\s\S]*?\nplannedWork/, 'plannedWork');
  expect(faultsOf(missing)).toEqual(['f.yaml line 3, tiers: is missing: a group of keys is needed']);
});

test('a key of the other form is no misspelling of itself', () => {
  const faults = faultsOf(changed(PRAIRIE, 'office: prairie-office', 'office: prairie-office\ntiers: {}'));
  expect(faults).toEqual(["f.yaml line 13, tiers: unknown key 'tiers': remove it, or see docs/providers.md"]);
});

test('every fault is said at once, of emergency tickets too', () => {
  let text = changed(PRAIRIE, 'goal: 15 min', 'goal: quickly');
  text = changed(text, 'office: prairie-office', 'office: prairie-office\nchargeEurNet: 30 EUR');
  text = changed(text, 'withdrawnFlag: changes-nothing', 'withdrawnFlag: void');
  expect(faultsOf(text)).toEqual([
    "f.yaml line 9, firstReaction.goal: 'quickly' is not a length of time such as 8 h, 30 min or 1 h 30 min",
    'f.yaml line 13, chargeEurNet: is a text, and a number is needed',
    "f.yaml line 17, readings.withdrawnFlag: 'void' is not one of voids-until-due, changes-nothing",
  ]);
});

test('what is no agreement at all is said', () => {
  expect(faultsOf('tiers: [')[0]).toMatch(/^f\.yaml line 1: not YAML: /);
  expect(faultsOf('')).toEqual([
    'f.yaml, form: is missing: write form: address-tiers, or form: emergency-tickets',
  ]);
  for (const text of ['- a\n', 'hello\n']) {
    expect(faultsOf(text)[0]).toMatch(
      /^f\.yaml line 1, the file: is a (list|text), and a group of keys is needed/,
    );
  }
});
