import type { AddressTiersReadings, EmergencyTicketsReadings } from '../../../src/agreements/readings.ts';
import type { AddressTiersTerms, EmergencyTicketsTerms, Goal, Terms } from '../../../src/agreements/terms.ts';
import type { TermsHistory } from '../../../src/agreements/terms-history.ts';
import { type Calendar, calendarFrom } from '../../../src/calendars/calendar.ts';
import type { CalendarBook } from '../../../src/calendars/calendar-book.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { AUROLOGIC } from '../../../src/providers/aurologic.ts';
import type { NaiveCalendar } from '../../naive/calendars.ts';
import type {
  NaiveAddressTerms,
  NaiveEmergencyTerms,
  NaiveGoal,
  NaiveTerms,
  NaiveTier,
} from '../../naive/terms.ts';
import { asDefinition } from '../calendars/as-definition.ts';

/** The calendars of the naive engine, compiled for the years in which generated tickets live. */
export function engineCalendars(calendars: readonly NaiveCalendar[]): CalendarBook {
  return new Map(
    calendars.map((naive): [string, Calendar] => {
      const { definition, book } = asDefinition(naive);
      return [naive.id, calendarFrom(compile(definition, book, '2021-01-01', '2031-01-01'))];
    }),
  );
}

/** The terms of the naive engine as the engine takes them; a version is named by its place. */
export function engineHistory(terms: NaiveTerms, provider: 'aurologic' | 'aura'): TermsHistory {
  const versions: readonly { from: number; terms: Terms }[] =
    provider === 'aurologic'
      ? terms.aurologic.map(({ from, terms: one }) => ({ from, terms: emergencyTerms(one) }))
      : terms.aura.map(({ from, terms: one }) => ({ from, terms: addressTerms(one) }));
  return versions.map(({ from, terms: one }, nth) => ({ version: String(nth), from, terms: one }));
}

function goalOf({ ms, calendar }: NaiveGoal): Goal {
  return { goalMs: ms, calendar: calendar.id };
}

function emergencyTerms(naive: NaiveEmergencyTerms): EmergencyTicketsTerms {
  const { reactions, withdrawnFlag, carriedFlag, chargedReplies, noAlarmFor } = naive;
  const readings = { reactions, withdrawnFlag, carriedFlag, chargedReplies, noAlarmFor };
  return {
    ...AUROLOGIC,
    firstReaction: goalOf(naive.goal),
    includedServices: naive.includedServices,
    freeActivationFromEur: naive.freeFromEur,
    chargeEurNet: naive.chargeEurNet,
    thresholds: naive,
    readings: { ...AUROLOGIC.readings, ...readings } as EmergencyTicketsReadings,
  };
}

function addressTerms(naive: NaiveAddressTerms): AddressTiersTerms {
  const { remoteStops, onsiteStops, onsiteStarts, customerNetwork, accessRefused, outsideReportingHours } =
    naive;
  const stops = { remoteStops, onsiteStops } as Pick<AddressTiersReadings, 'remoteStops' | 'onsiteStops'>;
  const tiers = Object.entries(naive.tiers).map(([id, tier]) => [id, tierTerms(id, tier)]);
  return {
    ...AURA,
    tiers: Object.fromEntries(tiers),
    thresholds: naive,
    readings: {
      ...{ ...AURA.readings, ...stops },
      ...{ onsiteStarts, customerNetwork, accessRefused, outsideReportingHours },
    },
  };
}

function tierTerms(name: string, tier: NaiveTier): AddressTiersTerms['tiers'][string] {
  const { repair, reporting, keepsInformed } = tier;
  return {
    name,
    remote: goalOf(tier.remote),
    onsite: goalOf(tier.onsite),
    repair: repair === null ? { kind: 'non-stop' } : { kind: 'hours', calendar: repair.id },
    reporting:
      reporting === null
        ? { kind: 'any-time' }
        : { kind: 'hours', calendar: reporting.calendar.id, notBy: reporting.notBy },
    keepsInformed,
  };
}
