// Agreement files with any settings, as a person could write them.
import fc from 'fast-check';
import { overlappingWindows, serviceWindow } from '../../../main/agreements/service-windows.ts';
import { alikeTiers } from '../../../main/agreements/tier-faults.ts';
import * as readings from '../../../src/agreements/readings.ts';
import { RULES } from '../../../src/agreements/terms.ts';
import { CHANNELS, EVENT_TYPES } from '../../../src/tickets/event.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '' && !text.includes('${env:'));
const anyId = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const optional = { requiredKeys: [] as never[] };

const time = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A quarter of an hour to a whole day, some past midnight. */
const anyStretch = fc.tuple(fc.nat(95), fc.integer({ min: 1, max: 96 })).map(([open, length]) => {
  const close = (open + length) * 15;
  return `${time(open * 15)}-${time(close === 1440 ? 1440 : close % 1440)}`;
});

const anyDay = fc.oneof(anyStretch, fc.array(anyStretch, { maxLength: 3 }));
const anyHours = fc.oneof(
  fc.constant('always'),
  fc
    .record(
      Object.fromEntries(['every-day', 'monday-to-friday', 'weekend', ...DAYS].map((day) => [day, anyDay])),
      optional,
    )
    // Open for at least a quarter of an hour a week, so that no goal takes years.
    .map((hours) => ({ ...hours, wednesday: '08:00-16:00' })),
);

const closingDays = fc.uniqueArray(fc.constantFrom('12-24', '02-29', '2026-05-15', '01-01'), {
  maxLength: 2,
});
const anyHolidays = fc
  .record(
    {
      place: fc.constantFrom(
        { country: 'NO' },
        { country: 'DE', region: 'HE' },
        { country: 'CA', region: 'MB' },
      ),
      close: fc.constantFrom('every-day', 'monday-to-friday'),
      also: closingDays,
      except: fc.uniqueArray(fc.constantFrom('05-17', '2026-12-25'), { maxLength: 2 }),
    },
    { requiredKeys: ['place'] },
  )
  .map(({ place, ...rest }) => ({ ...place, ...rest }));

const anyCalendar = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      hours: anyHours,
      zone: fc.constantFrom('Europe/Oslo', 'America/St_Johns', 'Asia/Kathmandu'),
      holidays: fc.option(anyHolidays),
      sentence: anyText,
    },
    { requiredKeys: ['id', 'hours'] },
  );

/** The calendar of working days is in the provider's zone, and has whole days. */
const WORKING = { id: 'working', hours: { 'monday-to-friday': '00:00-24:00' } };
const NAMES = ['one', 'two', 'über.drei'];
const calendarName = fc.constantFrom(...NAMES, WORKING.id);
const anyCalendars = fc
  .tuple(...NAMES.map(anyCalendar))
  .map((calendars) => [calendars[0], WORKING, ...calendars.slice(1)]);

const anyLength = fc.oneof(
  fc.integer({ min: 1, max: 600 }).map((count) => `${count} min`),
  fc.integer({ min: 1, max: 9 }).map((count) => `${count}h`),
  fc.tuple(fc.nat(8), fc.integer({ min: 1, max: 59 })).map(([whole, rest]) => `${whole} h ${rest} min`),
);
const anyGoal = fc.record(
  { goal: anyLength, calendar: calendarName, sentence: anyText },
  { requiredKeys: ['goal', 'calendar'] },
);

const choice = <T>(choices: readonly T[]) => fc.constantFrom(...choices);
const OF_CYCLES = ['opened', 'reopened', 'closed', 'merged'];
const anyEvents = fc.uniqueArray(choice(EVENT_TYPES.filter((type) => !OF_CYCLES.includes(type))), {
  minLength: 1,
  maxLength: 3,
});
const anyLevel = fc.constantFrom('calm', 'watch', 'urgent', 'late');
const anySentences = (rules: readonly string[]) =>
  fc.record(Object.fromEntries(rules.map((rule) => [rule, anyText])), optional);

const needed = {
  provider: anyId,
  name: anyText,
  zone: fc.constantFrom('Europe/Oslo', 'America/Winnipeg', 'Pacific/Apia'),
  calendars: anyCalendars,
};
const shared = {
  validFrom: fc.option(fc.constantFrom('2026-01-01', '2028-02-29')),
  thresholds: fc.record(
    { watchPercent: fc.integer({ min: 1, max: 79 }), urgentPercent: fc.integer({ min: 80, max: 99 }) },
    { requiredKeys: ['urgentPercent', 'watchPercent'] },
  ),
  owedShownDays: fc.nat(365),
  desks: fc.array(fc.record({ name: anyText, calendar: calendarName }), { maxLength: 3 }),
  contacts: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 2 }),
};

const anyWindows = fc
  .array(
    fc.tuple(choice(DAYS), anyStretch).map(([day, hours]) => `${day} ${hours}`),
    { maxLength: 4 },
  )
  .filter((windows) => overlappingWindows(windows.map((one) => serviceWindow.parse(one))).length === 0);

const anyTier = fc.record(
  {
    name: anyText,
    remote: anyGoal,
    onsite: anyGoal,
    repair: fc.oneof(fc.constant('non-stop'), fc.record({ calendar: calendarName })),
    reporting: fc.oneof(
      fc.constant('any-time'),
      fc.record(
        { calendar: calendarName, notBy: fc.uniqueArray(choice(CHANNELS)) },
        { requiredKeys: ['calendar'] },
      ),
    ),
    keepsInformed: fc.boolean(),
  },
  { requiredKeys: ['name', 'remote', 'onsite', 'repair'] },
);

const anyPlannedWork = fc.record(
  {
    windows: anyWindows,
    windowsOnHolidays: fc.boolean(),
    notice: fc.record(
      {
        workingDays: fc.nat(30),
        calendar: fc.constant(WORKING.id),
        counted: choice(readings.NOTICE_COUNTED),
      },
      { requiredKeys: ['workingDays', 'calendar'] },
    ),
    publishedAt: fc.option(fc.webUrl()),
    preventive: fc.option(
      fc.record({
        hours: fc.constantFrom('06:00-07:00', '00:00-24:00', '23:30-23:45'),
        usualDowntimeMinutes: fc.nat(60),
      }),
    ),
  },
  { requiredKeys: ['notice'] },
);

/** Any agreement file of tiers by address. */
const anyAddressTiers = fc.record(
  {
    ...needed,
    ...shared,
    form: fc.constant('address-tiers'),
    tiers: fc
      .dictionary(anyId, anyTier, { minKeys: 1, maxKeys: 3 })
      .filter((tiers) => alikeTiers({ tiers: tiers as never }).length === 0),
    plannedWork: anyPlannedWork,
    attention: fc.record(
      {
        ...{ statusUrgentMinutes: fc.nat(600), allClearUrgentMinutes: fc.nat(600) },
        ...{ noticeUrgentDays: fc.nat(30), agreementEndUrgentDays: fc.nat(90) },
        ...{ unannounced: anyLevel, shortNotice: anyLevel, outsideWindow: anyLevel },
        ...{ overrun: anyLevel, longerThanUsual: anyLevel, preventiveUnjustified: anyLevel },
      },
      optional,
    ),
    readings: fc.record(
      {
        remoteStops: anyEvents,
        onsiteStops: anyEvents,
        onsiteStarts: choice(readings.ONSITE_STARTS),
        customerNetwork: choice(readings.CUSTOMER_NETWORK),
        accessRefused: choice(readings.ACCESS_REFUSED),
        outsideReportingHours: choice(readings.OUTSIDE_REPORTING_HOURS),
        movedWork: choice(readings.MOVED_WORK),
      },
      optional,
    ),
    sentences: anySentences(RULES['address-tiers']),
  },
  { requiredKeys: ['form', 'provider', 'name', 'zone', 'tiers', 'plannedWork', 'calendars'] },
);

/** Any agreement file of emergency tickets. */
const anyEmergencyTickets = fc.record(
  {
    ...needed,
    ...shared,
    form: fc.constant('emergency-tickets'),
    firstReaction: anyGoal,
    office: calendarName,
    includedServices: fc.array(anyText, { maxLength: 3 }),
    freeActivationFromEur: fc.option(fc.constantFrom(0, 499.99, 500)),
    chargeEurNet: fc.constantFrom(0, 30, 12.5),
    readings: fc.record(
      {
        reactions: anyEvents,
        withdrawnFlag: choice(readings.WITHDRAWN_FLAG),
        carriedFlag: choice(readings.CARRIED_FLAG),
        chargedReplies: choice(readings.CHARGED_REPLIES),
        noAlarmFor: fc.uniqueArray(choice(readings.UNALARMED)),
        order: choice(readings.EMERGENCY_ORDER),
      },
      optional,
    ),
    sentences: anySentences(RULES['emergency-tickets']),
  },
  { requiredKeys: ['form', 'provider', 'name', 'zone', 'firstReaction', 'office', 'calendars'] },
);

/** Any agreement file, as data. */
export const anyAgreementFile = fc.oneof(anyAddressTiers, anyEmergencyTickets);
