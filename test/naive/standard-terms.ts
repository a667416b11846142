// The terms of the two agreements.
import type { NaiveHolidays } from './holidays.ts';
import { standardCalendar } from './standard-calendars.ts';
import type { NaiveAddressTerms, NaiveEmergencyTerms, NaiveTerms } from './terms.ts';

const hourMs = 3_600_000;
// "`calm` below 50 % of the goal used, `watch` from 50 %, `urgent` from 80 %"
const thresholds = { watchPercent: 50, urgentPercent: 80 };

function aurologic(holidays: NaiveHolidays): NaiveEmergencyTerms {
  return {
    ...thresholds,
    // "goal 30 minutes, calendar `aurologic-emergency`"
    goal: { ms: hourMs / 2, calendar: standardCalendar(holidays, 'aurologic-emergency') },
    // "`included` for DDoS-Protection, IP-Transit and Colocation"
    includedServices: ['DDoS-Protection', 'IP-Transit', 'Colocation'],
    // "when the customer's monthly revenue is at least 500.00 EUR"
    freeFromEur: 500,
    chargeEurNet: 30,
    // "Stops at the first `staff-replied` or `restored`"
    reactions: ['staff-replied', 'restored'],
    withdrawnFlag: 'voids-until-due',
    // "A flag carried over by `reopened` is not another flagged ticket."
    carriedFlag: 'not-charged',
    chargedReplies: 'while-flagged',
    // "but for `outside-ticket-system` and `child-account`"
    noAlarmFor: ['outside-ticket-system', 'child-account'],
  };
}

function aura(holidays: NaiveHolidays): NaiveAddressTerms {
  const goal = (hours: number, id: string) => ({
    ms: hours * hourMs,
    calendar: standardCalendar(holidays, id),
  });
  const phone = standardCalendar(holidays, 'aura-basis-phone');
  return {
    ...thresholds,
    tiers: {
      basis: {
        remote: goal(3, 'aura-basis-repair'),
        onsite: goal(8, 'aura-basis-onsite'),
        repair: standardCalendar(holidays, 'aura-basis-repair'),
        // "A Basis report at another time, or by e-mail, is marked `outside-reporting-hours`"
        reporting: { calendar: phone, notBy: ['email'] },
        keepsInformed: false,
      },
      pro: {
        remote: goal(1, 'aura-pro'),
        onsite: goal(3, 'aura-pro'),
        repair: null,
        reporting: null,
        // "Status and all-clear ..., Pro only"
        keepsInformed: true,
      },
    },
    // "`remote-reaction` stops at the first `repair-started`, `technician-arrived` or `restored`."
    remoteStops: ['repair-started', 'technician-arrived', 'restored'],
    // "which stops at the first `technician-arrived` or `restored` of the cycle"
    onsiteStops: ['technician-arrived', 'restored'],
    // "Both start when the cycle starts, with the report"
    onsiteStarts: 'report',
    customerNetwork: 'voids-clock',
    accessRefused: 'excuses',
    // "the clock is unchanged"
    outsideReportingHours: 'clock-unchanged',
  };
}

const made = new WeakMap<NaiveHolidays, NaiveTerms>();

export function standardTerms(holidays: NaiveHolidays): NaiveTerms {
  const terms = made.get(holidays) ?? {
    aurologic: [{ from: 0, terms: aurologic(holidays) }],
    aura: [{ from: 0, terms: aura(holidays) }],
  };
  made.set(holidays, terms);
  return terms;
}
