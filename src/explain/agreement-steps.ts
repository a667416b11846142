import type { AddressTiersTerms } from '../agreements/terms.ts';
import { isOpen } from '../calendars/calendar.ts';
import { calendarOf } from '../calendars/calendar-book.ts';
import { contains } from '../calendars/period.ts';
import { tierOf } from '../clocks/governing-tier.ts';
import type { Cycle } from '../tickets/cycles.ts';
import type { Explained } from './explain.ts';
import type { Decision, Step } from './ledger.ts';
import { visitRequiredBy } from './required-visit.ts';
import { causeOf, plainCalendarId, step } from './step.ts';

/** Of a reaction at an address: which agreement governs, what called for it, how it was reported, and when it started. */
export function agreementSteps(explained: Explained, terms: AddressTiersTerms): Step[] {
  const { clock, verdict } = explained;
  const { sentences, readings } = terms;
  const cycle = verdict.life.cycles[clock.cycle - 1];
  const onsite = clock.kind === 'onsite-reaction';
  const called = onsite ? visitRequiredBy(verdict.life, cycle) : null;
  return [
    step(governing(explained, cycle, terms), sentences.agreement),
    step(
      { kind: 'clock', goalMs: clock.goal?.goalMs ?? null, cause: causeOf(explained, called ?? cycle.first) },
      clock.goal?.sentence ?? sentences[clock.kind],
    ),
    ...reportingSteps(explained, cycle, terms),
    step(
      { kind: 'start', at: clock.startedAt, cause: causeOf(explained, clock.evidence.start) },
      null,
      onsite ? { 'readings.onsiteStarts': readings.onsiteStarts } : {},
    ),
  ];
}

function governing({ facts }: Explained, cycle: Cycle, terms: AddressTiersTerms): Decision {
  const tier = tierOf(facts, cycle, terms);
  if (!tier) {
    const reason = facts.ticket.addressId === null ? 'address-unknown' : 'no-agreement';
    return { kind: 'no-agreement', reason };
  }
  const { addressId } = facts.ticket;
  const valid = facts.agreements.filter(
    (one) => one.addressId === addressId && contains(one.valid, cycle.startedAt),
  );
  return {
    kind: 'agreement',
    tier: tier.id,
    name: tier.terms.name,
    valid: tier.agreement.valid,
    fact: tier.agreement.fact ?? null,
    passedOver: valid.length - 1,
  };
}

/** A report that the tier does not offer; none where it was reported as it should. */
function reportingSteps(explained: Explained, cycle: Cycle, terms: AddressTiersTerms): Step[] {
  const { facts, calendars, definitions, verdict } = explained;
  const tier = tierOf(facts, cycle, terms);
  const [opened] = verdict.life.events;
  if (tier?.terms.reporting.kind !== 'hours' || opened.type !== 'opened') return [];
  const { calendar, notBy } = tier.terms.reporting;
  const { channel } = opened;
  const inHours = isOpen(calendarOf(calendars, calendar), cycle.startedAt);
  if (inHours && !notBy.includes(channel)) return [];
  const cause = causeOf(explained, cycle.first);
  const offered = `tiers.${tier.id}.reporting`;
  return [
    step(
      { kind: 'reporting', calendar: plainCalendarId(calendar), channel, inHours, cause },
      definitions.get(calendar)?.sentence ?? terms.sentences.reporting,
      {
        ...(inHours ? {} : { [`${offered}.calendar`]: plainCalendarId(calendar) }),
        ...(notBy.includes(channel) ? { [`${offered}.notBy`]: notBy } : {}),
        'readings.outsideReportingHours': terms.readings.outsideReportingHours,
      },
    ),
  ];
}
