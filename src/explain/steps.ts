import type { AddressTiersTerms, EmergencyTicketsTerms } from '../agreements/terms.ts';
import { closingHolidays, holidayKey } from '../calendars/public-holidays.ts';
import { addDays, localDateAt } from '../calendars/wall-time.ts';
import { activationAt, emergencySupport } from '../clocks/emergency-support.ts';
import { agreementAt } from '../clocks/governing-tier.ts';
import { switchChanges } from '../tickets/cycles.ts';
import type { Explained } from './explain.ts';
import type { Cause, Decision, Step } from './ledger.ts';

/** The decisions by which a clock came about, in the order in which a person would work it out. */
export function stepsOf(explained: Explained): Step[] {
  const { terms } = explained.version;
  const steps =
    terms.form === 'emergency-tickets' ? supportSteps(explained, terms) : agreementSteps(explained, terms);
  return [...steps, ...calendarSteps(explained), ...endSteps(explained)];
}

/** The events are those of the ticket's life; a clock's evidence names them by their index. */
function causeOf({ verdict }: Explained, index: number): Cause {
  const { at, type } = verdict.life.events[index];
  return { at, type, index };
}

function step(
  what: Decision,
  sentence: string | null | undefined,
  readings: Readonly<Record<string, string | readonly string[]>> = {},
): Step {
  const named = Object.entries(readings).map(([name, value]) => ({
    name: `readings.${name}`,
    value: typeof value === 'string' ? value : value.join(', '),
  }));
  return { what, sentence: sentence ?? null, readings: named };
}

function supportSteps(explained: Explained, terms: EmergencyTicketsTerms): Step[] {
  const { facts, clock, verdict } = explained;
  const { sentences, firstReaction } = terms;
  const support = emergencySupport(facts, terms, clock.startedAt);
  const activation = support === 'activated' ? activationAt(facts, clock.startedAt) : undefined;
  const { service, serviceKind } = facts.ticket;
  const { start } = clock.evidence;
  const flag = switchChanges(verdict.life, 'emergency-flagged', 'emergency-unflagged');
  const flagged = flag.findLast(({ index, on }) => on && index <= start)?.index ?? start;
  return [
    step(
      { kind: 'support', support, service: serviceKind ?? service, fact: activation?.fact ?? null },
      support === 'requestable-free' ? sentences.activation : sentences['emergency-not-activated'],
    ),
    step(
      { kind: 'clock', goalMs: firstReaction.goalMs, cause: causeOf(explained, flagged) },
      firstReaction.sentence ?? sentences['first-reaction'],
    ),
    step(
      { kind: 'start', at: clock.startedAt, cause: causeOf(explained, start) },
      verdict.life.events[start].type === 'case-accepted' ? sentences['child-account'] : null,
    ),
  ];
}

function agreementSteps(explained: Explained, terms: AddressTiersTerms): Step[] {
  const { facts, clock, verdict } = explained;
  const { sentences, readings } = terms;
  const cycle = verdict.life.cycles[clock.cycle - 1];
  const agreement = agreementAt(facts, cycle.startedAt);
  const reason = facts.ticket.addressId === null ? 'address-unknown' : 'no-agreement';
  const governs: Decision = agreement
    ? {
        kind: 'agreement',
        tier: agreement.tier,
        name: terms.tiers[agreement.tier]?.name ?? agreement.tier,
        valid: agreement.valid,
        fact: agreement.fact ?? null,
      }
    : { kind: 'no-agreement', reason };
  const onsite = clock.kind === 'onsite-reaction';
  const visits = switchChanges(verdict.life, 'technician-required', 'technician-not-required');
  const end = cycle.end ?? verdict.life.events.length;
  const required = visits.findLast(({ index, on }) => on && index < end)?.index ?? cycle.first;
  const goalMs = clock.goal?.goalMs ?? null;
  return [
    step(governs, sentences.agreement),
    step(
      { kind: 'clock', goalMs, cause: causeOf(explained, onsite ? required : cycle.first) },
      clock.goal?.sentence ?? sentences[clock.kind],
    ),
    step(
      { kind: 'start', at: clock.startedAt, cause: causeOf(explained, clock.evidence.start) },
      null,
      onsite
        ? { onsiteStarts: readings.onsiteStarts, outsideReportingHours: readings.outsideReportingHours }
        : { outsideReportingHours: readings.outsideReportingHours },
    ),
  ];
}

function calendarSteps({ clock, definition, holidays }: Explained): Step[] {
  if (!definition || clock.dueAt === null) return [];
  const { zone, hours } = definition;
  const from = localDateAt(clock.startedAt, zone);
  const until = addDays(localDateAt(clock.dueAt, zone), 1);
  const calendar: Decision = {
    kind: 'calendar',
    id: definition.id.split('@')[0],
    zone,
    hours,
    holidays: holidayKey(definition),
    between: closingHolidays(definition, holidays, from, until),
  };
  return [step(calendar, definition.sentence)];
}

/** How it ended, if it did. */
function endSteps(explained: Explained): Step[] {
  const { clock, version } = explained;
  const { sentences } = version.terms;
  const { stop, end, reason } = clock.evidence;
  const steps: Step[] = [];
  if (clock.state.kind === 'void') {
    const cause = reason === null ? null : causeOf(explained, reason);
    const why = clock.state.reason;
    steps.push(step({ kind: 'void', reason: why, cause }, sentences[why], voidReadings(explained)));
  } else if (stop !== null) {
    steps.push(step({ kind: 'stop', cause: causeOf(explained, stop) }, null, stopReadings(explained)));
  } else if (end !== null) {
    steps.push(step({ kind: 'cycle-ended', cause: causeOf(explained, end) }, null));
  }
  if (clock.state.kind === 'breached' && clock.excusedBy !== null) {
    const cause = causeOf(explained, clock.excusedBy);
    const readings = { accessRefused: 'excuses' };
    steps.push(step({ kind: 'excused', cause }, sentences['access-refused'], readings));
  }
  return steps;
}

function stopReadings({ clock, version: { terms } }: Explained): Record<string, readonly string[]> {
  if (terms.form === 'emergency-tickets') return { reactions: terms.readings.reactions };
  const { remoteStops, onsiteStops } = terms.readings;
  return clock.kind === 'onsite-reaction' ? { onsiteStops } : { remoteStops };
}

function voidReadings({ clock, version: { terms } }: Explained): Record<string, string> {
  if (terms.form === 'emergency-tickets') {
    const { withdrawnFlag } = terms.readings;
    return clock.voidReason === 'flag-withdrawn' ? { withdrawnFlag } : {};
  }
  const { customerNetwork } = terms.readings;
  return clock.voidReason === 'not-covered' ? { customerNetwork } : {};
}
