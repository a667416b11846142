import type { AddressTiersTerms, CurrentTerms, Terms } from '../../src/agreements/terms.ts';
import { unchanging } from '../../src/agreements/terms-history.ts';
import { dueAt, elapsed, isOpen, nextOpening } from '../../src/calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../../src/calendars/calendar-book.ts';
import { isoOf } from '../../src/calendars/iso.ts';
import { ALL_TIME, type Instant, type Period } from '../../src/calendars/period.ts';
import { localDateAt, startOfDay } from '../../src/calendars/wall-time.ts';
import type { Clock } from '../../src/clocks/clock.ts';
import type { Repair } from '../../src/clocks/repair.ts';
import { judge, type Verdict } from '../../src/clocks/verdict.ts';
import { noticeAt, workingDaysGiven } from '../../src/planned-work/notice.ts';
import { workMarks } from '../../src/planned-work/service-window.ts';
import { inOrder } from '../../src/tickets/cycles.ts';
import type { Case } from '../../src/tickets/ticket.ts';
import type { CalendarLine, TicketLine, WorkLine } from './line.ts';

/** A line that cannot be answered: the message says what is wrong, and where. */
export class NotValid extends Error {
  override readonly name = 'NotValid';
}

const isoOrNull = (at: Instant | null) => (at === null ? null : isoOf(at));

/** The answer to a ticket case, as `wallclock evaluate` prints it. Throws `NotValid`. */
export function answerTicket(line: TicketLine, terms: CurrentTerms, calendars: CalendarBook) {
  const ofProvider = terms.get(line.provider);
  if (!ofProvider) throw new NotValid(`provider: unknown provider '${line.provider}'`);
  const tiers = tiersOf(ofProvider, terms);
  for (const [i, { tier }] of line.agreements.entries()) {
    if (tiers.includes(tier)) continue;
    throw new NotValid(
      `agreements[${i}].tier: '${tier}' is not one of [${tiers.map((name) => `'${name}'`).join(', ')}]`,
    );
  }
  const opened = line.ticket.events.filter((event) => event.type === 'opened').length;
  if (opened !== 1) throw new NotValid(`ticket.events: exactly one opened is needed, there are ${opened}`);
  if (inOrder(line.ticket.events)[0].type !== 'opened') {
    throw new NotValid('ticket.events: an event comes before opened');
  }
  const verdict = judge(caseOf(line, ofProvider.zone), unchanging(ofProvider), calendars, line.now);
  return { id: line.id, ...shownVerdict(verdict, ofProvider.form === 'address-tiers') };
}

/** The tiers an agreement may name: the provider's, or any provider's where its own form has none. */
function tiersOf(ofProvider: Terms, all: CurrentTerms): string[] {
  const forms = ofProvider.form === 'address-tiers' ? [ofProvider] : [...all.values()];
  return forms.flatMap((terms) => (terms.form === 'address-tiers' ? Object.keys(terms.tiers) : []));
}

function caseOf(line: TicketLine, zone: string): Case {
  const valid = ({ from, to }: { from: string; to: string | null }): Period => ({
    start: startOfDay(from, zone),
    end: to === null ? ALL_TIME.end : startOfDay(to, zone),
  });
  const { customer } = line;
  return {
    ticket: { ...line.ticket, id: String(line.ticket.id), provider: line.provider },
    customer: customer && { ...customer, id: String(customer.id ?? '') },
    activations: line.activations.map((one) => ({ service: one.service, valid: valid(one) })),
    agreements: line.agreements.map((one) => ({
      addressId: one.addressId,
      tier: one.tier,
      valid: valid(one),
    })),
  };
}

function shownVerdict(verdict: Verdict, hasRepair: boolean) {
  return {
    clocks: verdict.clocks.map(shownClock),
    charges: verdict.charges
      .toSorted((a, b) => a.at - b.at)
      .map((charge) => ({ at: isoOf(charge.at), for: charge.for, eurNet: charge.eurNet })),
    alarms: verdict.alarms.map(isoOf),
    marks: verdict.marks,
    repair: hasRepair ? shownRepair(verdict.repair) : null,
    emergencySupport: verdict.emergencySupport,
  };
}

function shownClock(clock: Clock) {
  const { state } = clock;
  return {
    kind: clock.kind,
    cycle: clock.cycle,
    state: state.kind,
    reason: state.kind === 'void' ? state.reason : null,
    startedAt: isoOf(clock.startedAt),
    dueAt: isoOrNull(clock.dueAt),
    stoppedAt: isoOrNull(clock.stoppedAt),
    usedMs: clock.usedMs,
    remainingMs: clock.remainingMs,
    attention: clock.attention,
    resumesAt: state.kind === 'waiting' ? isoOf(state.resumesAt) : null,
  };
}

function shownRepair(repair: Repair | null) {
  if (!repair) return null;
  return { state: repair.kind, resumesAt: repair.kind === 'suspended' ? isoOf(repair.resumesAt) : null };
}

/** The answer to a planned-work case. Throws `NotValid` for a provider without planned work. */
export function answerWork(line: WorkLine, terms: CurrentTerms, calendars: CalendarBook) {
  const { plannedWork, zone } = plannedWorkOf(line, terms);
  const workingDays = calendarOf(calendars, plannedWork.workingDays);
  const notice = noticeAt(line.work, plannedWork, workingDays, line.now);
  const given = notice.kind === 'in-time' || notice.kind === 'short-notice' ? line.work.noticeAt : null;
  return {
    id: line.id,
    notice: notice.kind,
    latestNotice: notice.kind === 'not-required' ? null : isoOf(notice.latest),
    workingDaysGiven:
      given === null
        ? null
        : workingDaysGiven(plannedWork, workingDays, given, localDateAt(line.work.start, zone)),
    marks: workMarks(line.work, plannedWork, workingDays, zone),
  };
}

/** The terms by which work is judged: its provider's, else those of the first provider whose form has planned work. */
function plannedWorkOf({ provider }: WorkLine, terms: CurrentTerms): AddressTiersTerms {
  const working = [...terms.values()].filter((one) => one.form === 'address-tiers');
  const [usual] = working;
  if (provider === null && usual) return usual;
  const asked = working.find((one) => one.provider === provider);
  if (asked) return asked;
  throw new NotValid(
    provider !== null && terms.has(provider)
      ? `provider: '${provider}' has no planned work`
      : `provider: unknown provider '${provider}'`,
  );
}

/** The answer to a question to one calendar. Throws `NotValid` for a calendar nobody knows. */
export function answerCalendar(line: CalendarLine, calendars: CalendarBook) {
  const calendar = calendars.get(line.calendar);
  if (!calendar) throw new NotValid(`calendar: unknown calendar '${line.calendar}'`);
  if (line.at != null) {
    const open = isOpen(calendar, line.at);
    return { id: line.id, open, nextOpening: isoOrNull(nextOpening(calendar, line.at)) };
  }
  if (line.start != null) return { id: line.id, dueAt: isoOf(dueAt(calendar, line.start, line.goalMs!)) };
  return { id: line.id, elapsedMs: elapsed(calendar, line.from!, line.to!) };
}
