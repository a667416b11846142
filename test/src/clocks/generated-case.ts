import { ticketLine } from '../../../main/evaluate/line.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { ALL_TIME, type Instant, type Period } from '../../../src/calendars/period.ts';
import { startOfDay } from '../../../src/calendars/wall-time.ts';
import type { Clock } from '../../../src/clocks/clock.ts';
import type { Verdict } from '../../../src/clocks/verdict.ts';
import type { Case } from '../../../src/tickets/ticket.ts';
import type { Line } from '../../naive/arbitraries.ts';
import type { TicketAnswer } from '../../naive/aura.ts';

/** A generated ticket line as the case that the engine judges, and the instant at which the line asks. */
export function caseOfLine(line: Line): { facts: Case; provider: 'aurologic' | 'aura'; now: Instant } {
  const read = ticketLine.parse(line);
  const provider = read.provider as 'aurologic' | 'aura';
  const zone = provider === 'aura' ? 'Europe/Copenhagen' : 'Europe/Berlin';
  const valid = ({ from, to }: { from: string; to: string | null }): Period => ({
    start: startOfDay(from, zone),
    end: to === null ? ALL_TIME.end : startOfDay(to, zone),
  });
  const facts: Case = {
    ticket: { ...read.ticket, id: 'T', provider },
    customer: read.customer && { ...read.customer, id: 'C' },
    activations: read.activations.map((one) => ({ service: one.service, valid: valid(one) })),
    agreements: read.agreements.map((one) => ({ ...one, valid: valid(one) })),
  };
  return { facts, provider, now: read.now };
}

/** A verdict in the words in which the naive engine answers. */
export function answerOf(verdict: Verdict): TicketAnswer {
  const { repair } = verdict;
  return {
    clocks: verdict.clocks.map(clockAnswer),
    charges: verdict.charges
      .toSorted((a, b) => a.at - b.at)
      .map((charge) => ({ at: isoOf(charge.at), for: charge.for, eurNet: charge.eurNet })),
    alarms: verdict.alarms.map(isoOf),
    marks: verdict.marks,
    repair: repair && {
      state: repair.kind,
      resumesAt: repair.kind === 'suspended' ? isoOf(repair.resumesAt) : null,
    },
    emergencySupport: verdict.emergencySupport,
  };
}

function clockAnswer({ state, ...clock }: Clock): TicketAnswer['clocks'][number] {
  return {
    kind: clock.kind,
    cycle: clock.cycle,
    state: state.kind,
    reason: state.kind === 'void' ? state.reason : null,
    startedAt: isoOf(clock.startedAt),
    dueAt: clock.dueAt === null ? null : isoOf(clock.dueAt),
    stoppedAt: clock.stoppedAt === null ? null : isoOf(clock.stoppedAt),
    usedMs: clock.usedMs,
    remainingMs: clock.remainingMs,
    attention: clock.attention,
    resumesAt: state.kind === 'waiting' ? isoOf(state.resumesAt) : null,
    excused: state.kind === 'breached' && clock.excusedBy !== null,
  };
}
