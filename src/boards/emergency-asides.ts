import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import type { Clock } from '../clocks/clock.ts';
import { escalationOf } from '../clocks/marks.ts';
import { firstOf, isOnBefore, lastOf, latestCycle, switchChanges } from '../tickets/cycles.ts';
import type { Channel } from '../tickets/event.ts';
import { type ToldNow, toldOf } from './alarm-told.ts';
import { alarmIdOf } from './alarms-now.ts';
import { type EscalationOwed, escalationOwed } from './escalation-owed.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import { isOwed } from './open-clock.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';

type Emergency = JudgedTicket<EmergencyTicketsTerms>;

/** An emergency that has its first reaction and is still open. */
export interface ReactedEmergency {
  readonly id: string;
  readonly about: TicketSubject;
  readonly zone: string;
  readonly tookMs: number;
  readonly met: boolean;
  readonly level: number | string | null;
  /** What its escalation still owes. */
  readonly owed: readonly EscalationOwed[];
  readonly lastReplyAt: Instant | null;
}

/** Why a flagged ticket has no clock. */
export type NoClockReason =
  | { readonly kind: 'outside-ticket-system'; readonly channel: Channel }
  | { readonly kind: 'child-account'; readonly parent: string | null }
  | { readonly kind: 'emergency-not-activated'; readonly service: string | null };

export interface FlaggedWithoutClock {
  readonly id: string;
  readonly about: TicketSubject;
  readonly reason: NoClockReason;
  /** Who was told of its alarm, once; null where nobody was. */
  readonly told: ToldNow | null;
}

/** A flagged ticket that turned out not to impact a service, and what its illicit usage costs. */
export interface NotImpacting {
  readonly id: string;
  readonly about: TicketSubject;
  readonly flags: number;
  readonly replies: number;
  readonly eurNet: number;
}

export interface EmergencyAsides {
  readonly reacted: readonly ReactedEmergency[];
  readonly flagged: readonly FlaggedWithoutClock[];
  readonly notImpacting: readonly NotImpacting[];
  /** Open tickets without the flag: "The board shows its age …, and whether the office is open". */
  readonly unflagged: { readonly count: number; readonly oldestAt: Instant | null };
}

/** What stands beside the open emergency clocks: every open ticket appears in one of these or as a row. */
export function emergencyAsides(board: JudgedBoard): EmergencyAsides {
  const reacted: ReactedEmergency[] = [];
  const flagged: FlaggedWithoutClock[] = [];
  const notImpacting: NotImpacting[] = [];
  const unflagged: Instant[] = [];
  for (const judged of board.emergencies) {
    const { ticket, terms, verdict } = judged;
    const cycle = latestCycle(verdict.life);
    if (!cycle || cycle.end !== null) continue;
    const clocks = verdict.clocks.filter((clock) => clock.cycle === cycle.number);
    const last = clocks.at(-1);
    const about = subjectOf(ticket, terms);
    if (verdict.charges.length > 0 || last?.voidReason === 'not-service-impacting') {
      notImpacting.push(illicit(judged, about));
      continue;
    }
    // It is a row of its own.
    if (clocks.some(isOwed)) continue;
    if (last && last.stoppedAt !== null && last.state.kind !== 'void') {
      const entry = reactedEntry(judged, about, last);
      if (entry) reacted.push(entry);
      continue;
    }
    const reason = last && isFlagged(judged) ? noClockReason(judged, last) : null;
    if (reason) flagged.push({ id: ticket.id, about, reason, told: toldOnce(judged, last!, board) });
    else unflagged.push(cycle.startedAt);
  }
  // Who is still to be told comes first, the longest waiting of them on top.
  const untoldSince = ({ owed }: ReactedEmergency) =>
    owed.find(({ kind }) => kind === 'customer-not-told')?.since ?? board.now;
  reacted.sort((a, b) => untoldSince(a) - untoldSince(b));
  notImpacting.sort((a, b) => b.eurNet - a.eurNet);
  const oldestAt = unflagged.length > 0 ? Math.min(...unflagged) : null;
  return { reacted, flagged, notImpacting, unflagged: { count: unflagged.length, oldestAt } };
}

function toldOnce(judged: Emergency, clock: Clock, board: JudgedBoard): ToldNow | null {
  const id = alarmIdOf({ clock, judged });
  const alarm = board.alarms.find((one) => one.id === id);
  return alarm?.once ? (toldOf(alarm, board.channels, board.now).at(-1) ?? null) : null;
}

function isFlagged({ verdict: { life } }: Emergency): boolean {
  return isOnBefore(switchChanges(life, 'emergency-flagged', 'emergency-unflagged'), life.events.length);
}

/** Null once the service is restored and nobody is owed a word. */
function reactedEntry(judged: Emergency, about: TicketSubject, clock: Clock): ReactedEmergency | null {
  const { life } = judged.verdict;
  const cycle = latestCycle(life)!;
  const escalation = escalationOf(life);
  const owed = escalationOwed(escalation);
  const restored = firstOf(life, ['restored'], cycle.first, life.events.length) !== null;
  if (restored && owed.length === 0) return null;
  const reply = lastOf(life, ['staff-replied'], cycle.first, life.events.length);
  return {
    id: judged.ticket.id,
    about,
    zone: judged.terms.zone,
    tookMs: clock.usedMs ?? 0,
    met: clock.state.kind === 'met',
    level: escalation?.level ?? null,
    owed,
    lastReplyAt: reply === null ? null : life.events[reply].at,
  };
}

function noClockReason({ ticket, verdict }: Emergency, clock: Clock): NoClockReason | null {
  const opened = verdict.life.events[0];
  switch (clock.voidReason) {
    case 'outside-ticket-system':
      return { kind: clock.voidReason, channel: opened.type === 'opened' ? opened.channel : 'other' };
    case 'child-account':
      return {
        kind: clock.voidReason,
        parent: ticket.customer?.parentName ?? ticket.customer?.parentId ?? null,
      };
    case 'emergency-not-activated':
      return { kind: clock.voidReason, service: ticket.ticket.service ?? ticket.ticket.serviceKind };
    default:
      return null;
  }
}

function illicit({ ticket, verdict }: Emergency, about: TicketSubject): NotImpacting {
  const flags = verdict.charges.filter((charge) => charge.for === 'ticket').length;
  const replies = verdict.charges.length - flags;
  const eurNet = verdict.charges.reduce((sum, charge) => sum + charge.eurNet, 0);
  return { id: ticket.id, about, flags, replies, eurNet };
}
