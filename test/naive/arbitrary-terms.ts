// Generated terms: other goals, hours and readings than the two agreements have, and versions of them.
import fc from 'fast-check';
import { nudge } from './arbitrary-instants.ts';
import type { NaiveCalendar, NaiveHours } from './calendars.ts';
import type { NaiveHolidays } from './holidays.ts';
import { standardCalendars } from './standard-calendars.ts';
import { standardTerms } from './standard-terms.ts';
import type { NaiveAddressTerms, NaiveEmergencyTerms, NaiveGoal, NaiveTerms, NaiveTier } from './terms.ts';

const minuteMs = 60_000;
const everyDay = (hours: NaiveHours): NaiveHours[] => Array.from({ length: 7 }, () => hours);

/** The calendars of the agreements, and others that run over midnight, in two parts, or around the clock by days. */
export function termCalendars(holidays: NaiveHolidays): NaiveCalendar[] {
  const dk = { zone: 'Europe/Copenhagen', closedDays: holidays.dk };
  return [
    ...Object.values(standardCalendars(holidays)),
    { ...dk, id: 'overnight', hours: everyDay([[1320, 1800]]), closed: 'none' },
    { ...dk, id: 'until-two', hours: everyDay([[1080, 1560]]), closed: 'all' },
    {
      ...{
        ...dk,
        id: 'split-days',
        closed: 'all',
        also: ['12-24', '2026-05-15'],
        except: ['05-14', '2026-04-06'],
      },
      hours: everyDay([
        [480, 720],
        [780, 1020],
      ]),
    },
    { ...dk, id: 'round-the-clock', hours: everyDay([[0, 1440]]), closed: 'weekdays-only', also: ['12-31'] },
  ];
}

function anyGoal(calendars: readonly NaiveCalendar[]): fc.Arbitrary<NaiveGoal> {
  const ms = fc.oneof(
    fc.constantFrom(0, 1, 15, 30, 60, 180, 480, 540, 1440).map((minutes) => minutes * minuteMs),
    fc.integer({ min: 1, max: 600 * minuteMs }),
  );
  return fc.record({ ms, calendar: fc.constantFrom(...calendars) });
}

const anyThresholds = fc.constantFrom(
  { watchPercent: 50, urgentPercent: 80 },
  { watchPercent: 33, urgentPercent: 67 },
  { watchPercent: 90, urgentPercent: 90 },
  { watchPercent: 0, urgentPercent: 100 },
);

const stops = ['staff-replied', 'customer-informed', 'repair-started', 'technician-arrived', 'restored'];
const anyStops = fc.subarray(stops, { minLength: 1 });

/** A reading of aurologic's form, each of its choices. */
export const emergencyReadings: { [K in keyof NaiveEmergencyTerms]?: fc.Arbitrary<NaiveEmergencyTerms[K]> } =
  {
    reactions: anyStops,
    withdrawnFlag: fc.constantFrom('voids-until-due', 'changes-nothing'),
    carriedFlag: fc.constantFrom('not-charged', 'charged'),
    chargedReplies: fc.constantFrom('while-flagged', 'flagged-only', 'none'),
    noAlarmFor: fc.subarray([
      ...['outside-ticket-system', 'child-account', 'emergency-not-activated'],
      ...['not-service-impacting', 'flag-withdrawn'],
    ]),
  };

/** A reading of AURA's form, each of its choices. */
export const addressReadings: { [K in keyof NaiveAddressTerms]?: fc.Arbitrary<NaiveAddressTerms[K]> } = {
  remoteStops: anyStops,
  onsiteStops: anyStops,
  onsiteStarts: fc.constantFrom('report', 'technician-required'),
  customerNetwork: fc.constantFrom('voids-clock', 'clock-unchanged'),
  accessRefused: fc.constantFrom('excuses', 'changes-nothing'),
  outsideReportingHours: fc.constantFrom('clock-unchanged', 'starts-at-opening'),
};

function standardOf<T>(versions: readonly { readonly terms: T }[]): T {
  const [version] = versions;
  if (version === undefined) throw new Error('there are no standard terms');
  return version.terms;
}

/** The standard terms, but for one reading. */
export function withReading<T>(
  standard: T,
  name: keyof T,
  choices: fc.Arbitrary<T[keyof T]>,
): fc.Arbitrary<T> {
  return choices.map((choice) => ({ ...standard, [name]: choice }));
}

export function anyEmergencyTerms(holidays: NaiveHolidays): fc.Arbitrary<NaiveEmergencyTerms> {
  const standard = standardOf(standardTerms(holidays).aurologic);
  return fc
    .record({
      ...emergencyReadings,
      goal: anyGoal(termCalendars(holidays)),
      includedServices: fc.subarray([...standard.includedServices, 'Rack 7']),
      freeFromEur: fc.constantFrom(null, 0, 120, 500),
      chargeEurNet: fc.constantFrom(0, 30, 45.5),
      thresholds: anyThresholds,
    })
    .map(({ thresholds, ...others }) => ({ ...standard, ...others, ...thresholds }));
}

export function anyAddressTerms(holidays: NaiveHolidays): fc.Arbitrary<NaiveAddressTerms> {
  const standard = standardOf(standardTerms(holidays).aura);
  const calendars = termCalendars(holidays);
  const goal = anyGoal(calendars);
  const calendar = fc.constantFrom(...calendars);
  const tier: fc.Arbitrary<NaiveTier> = fc.record({
    remote: goal,
    onsite: goal,
    repair: fc.option(calendar),
    reporting: fc.option(fc.record({ calendar, notBy: fc.subarray(['email', 'phone']) })),
    keepsInformed: fc.boolean(),
  });
  return fc
    .record({ ...addressReadings, tiers: fc.record({ basis: tier, pro: tier }), thresholds: anyThresholds })
    .map(({ thresholds, ...others }) => ({ ...standard, ...others, ...thresholds }));
}

/** A version of terms, in force from about one of a ticket's events on. */
export interface VersionWish<T> {
  readonly terms: T;
  readonly nthEvent: number;
  readonly by: number;
}

export function anyVersions<T>(terms: fc.Arbitrary<T>): fc.Arbitrary<VersionWish<T>[]> {
  return fc.array(fc.record({ terms, nthEvent: fc.nat({ max: 30 }), by: nudge }), {
    minLength: 1,
    maxLength: 3,
  });
}

function versionsOf<T>(
  wishes: readonly VersionWish<T>[],
  instants: readonly number[],
): { from: number; terms: T }[] {
  return wishes.map(({ terms, nthEvent, by }) => ({
    from: (instants[nthEvent % instants.length] ?? 0) + by,
    terms,
  }));
}

/** The wished terms for a ticket line, dated about its events. */
export function datedTerms(
  line: Record<string, unknown>,
  emergency: readonly VersionWish<NaiveEmergencyTerms>[],
  address: readonly VersionWish<NaiveAddressTerms>[],
): NaiveTerms {
  const { events } = line.ticket as { readonly events: readonly { readonly at: string }[] };
  const instants = events.map(({ at }) => Date.parse(at));
  return { aurologic: versionsOf(emergency, instants), aura: versionsOf(address, instants) };
}
