import type { Instant } from '../../src/calendars/period.ts';
import { attentionOf, isLive } from '../../src/clocks/clock.ts';
import type { Decision, Ledger, Line } from '../../src/explain/ledger.ts';
import { wholeLines } from './ledger-lines.ts';

/**
 * The ledger of a clock that is not settled as of a later `now`, if nothing happened meanwhile: what was ahead of it
 * counts. As it is where its stretches do not reach so far: from due on, the station is asked.
 */
export function ledgerNow(ledger: Ledger, now: Instant): Ledger {
  const { clock, lines } = ledger;
  const { dueAt, goal } = clock;
  if (!isLive(clock) || dueAt === null || goal === null) return ledger;
  if (now <= ledger.until || now >= dueAt || now < clock.startedAt) return ledger;
  const cut = wholeLines(lines).flatMap((line) => cutAt(line, now, goal.goalMs));
  const counted = cut.findLast(({ end }) => end <= now);
  const here = cut.find(({ start, end }) => start <= now && now < end);
  const usedMs = counted?.sumMs ?? 0;
  const state =
    here && here.openMs === 0
      ? ({ kind: 'waiting', resumesAt: here.end } as const)
      : ({ kind: 'running' } as const);
  const attention = attentionOf(state, usedMs, goal.goalMs, clock.thresholds);
  const decisionNow = (what: Decision): Decision => {
    if (what.kind === 'attention')
      return { ...what, attention, usedPercent: Math.floor((usedMs * 100) / goal.goalMs) };
    if (what.kind !== 'state') return what;
    const isOpen = state.kind === 'running';
    return { ...what, state, why: isOpen ? 'open' : 'closed', closed: isOpen ? [] : (here?.closed ?? []) };
  };
  return {
    ...ledger,
    at: now,
    until: now,
    lines: cut,
    steps: ledger.steps.map((step) => ({ ...step, what: decisionNow(step.what) })),
    clock: { ...clock, state, usedMs, remainingMs: goal.goalMs - usedMs, attention },
  };
}

/** A stretch in two, up to `now` and from it on; what lies on one side of it as it is. */
function cutAt(line: Line, now: Instant, goalMs: number): Line[] {
  if (line.end <= now) return [{ ...line, side: 'counted' }];
  if (now <= line.start) return [{ ...line, side: 'ahead' }];
  const isOpen = line.openMs > 0;
  const restMs = isOpen ? line.end - now : 0;
  const sumMs = line.sumMs - restMs;
  const before: Line = {
    ...line,
    end: now,
    openMs: line.openMs - restMs,
    sumMs,
    leftMs: goalMs - sumMs,
    side: 'counted',
    closed: line.closed
      .filter(({ start }) => start < now)
      .map((part) => ({ ...part, end: Math.min(part.end, now) })),
    changes: line.changes.filter(({ at }) => at < now),
  };
  const after: Line = {
    ...line,
    start: now,
    openMs: restMs,
    side: 'ahead',
    closed: line.closed
      .filter(({ end }) => end > now)
      .map((part) => ({ ...part, start: Math.max(part.start, now) })),
    changes: line.changes.filter(({ at }) => at >= now),
  };
  return [before, after];
}
