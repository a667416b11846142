import type { Acknowledgement } from '../boards/board.ts';
import type { Instant } from '../calendars/period.ts';
import type { Clock } from '../clocks/clock.ts';
import type { Verdict } from '../clocks/verdict.ts';
import { impossible } from '../impossible.ts';
import { lastOf } from '../tickets/cycles.ts';
import type { Awaited, Why } from './why.ts';

/**
 * Why a clock was breached, as far as the ticket's events tell: what stopped it and when, or what it still waits for;
 * an escalation the customer was not told of; a visit that was required late; a report by another way than the usual
 * one; an alarm that was acknowledged late. The most telling first.
 */
export function whyBreached(
  clock: Clock,
  { life }: Verdict,
  acknowledgements: readonly Acknowledgement[],
): Why[] {
  const cycle = life.cycles[clock.cycle - 1];
  const end = cycle.end ?? life.events.length;
  const why: Why[] = [howItEnded(clock, life)];
  const escalated = lastOf(life, ['escalated'], cycle.first, end);
  if (escalated !== null) {
    const { at, ...event } = life.events[escalated];
    const level = event.type === 'escalated' && event.level != null ? String(event.level) : null;
    const told =
      lastOf(life, ['customer-informed', 'staff-replied'], escalated + 1, life.events.length) !== null;
    why.push({ kind: 'escalated', level, at, told });
  }
  if (clock.kind === 'onsite-reaction') {
    const required = lastOf(life, ['technician-required'], 0, end);
    if (required !== null) why.push({ kind: 'visit-required', at: life.events[required].at });
  }
  const opened = life.events[0];
  if (opened.type === 'opened' && opened.channel === 'email')
    why.push({ kind: 'reported', channel: opened.channel });
  const acknowledged = acknowledgements.find(({ alarmAt }) => alarmAt === clock.startedAt);
  if (acknowledged) {
    const { at, by } = acknowledged;
    why.push({ kind: 'acknowledged', at, by, afterMs: at - clock.startedAt });
  }
  return why;
}

function howItEnded({ kind, stoppedAt, evidence, cycle }: Clock, life: Verdict['life']): Why {
  if (stoppedAt !== null && evidence.stop !== null) {
    return { kind: 'stopped', by: life.events[evidence.stop].type, at: stoppedAt };
  }
  const {
    endedBy,
    endedAt,
  }: { endedBy: Verdict['life']['cycles'][number]['endedBy']; endedAt: Instant | null } =
    life.cycles[cycle - 1];
  if (endedBy !== null && endedAt !== null) return { kind: 'ended', by: endedBy, at: endedAt };
  return { kind: 'not-stopped', awaits: awaited(kind) };
}

/** What stops a clock of this kind. */
function awaited(kind: Clock['kind']): Awaited {
  switch (kind) {
    case 'first-reaction':
      return 'reply';
    case 'remote-reaction':
      return 'repair';
    case 'onsite-reaction':
      return 'technician';
    default:
      return impossible(kind);
  }
}
