import type { Instant } from '../calendars/period.ts';
import type { Clock, ClockKind, VoidReason } from '../clocks/clock.ts';
import type { Verdict } from '../clocks/verdict.ts';
import type { CycleEnd } from '../tickets/cycles.ts';

/** How a clock was settled. */
export type OutcomeState = 'met' | 'breached' | 'void' | 'cancelled';

/** The settled verdict on one clock. Instants are UTC, lengths milliseconds of open time. */
export interface Outcome {
  readonly kind: ClockKind;
  readonly cycle: number;
  /** 1 for the first clock of its kind in the cycle, in the order in which they began. */
  readonly ordinal: number;
  readonly tier: string | null;
  /** The version of the terms that governs its cycle. */
  readonly terms: string;
  readonly state: OutcomeState;
  readonly reason: VoidReason | null;
  /** Breached, but an access refused before it was due excuses it. */
  readonly excused: boolean;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly goalMs: number | null;
  /** null while nobody knows how much it will be: late and not stopped, its cycle still open. */
  readonly usedMs: number | null;
  /** Indexes of the life's events it follows from, in order. */
  readonly events: readonly number[];
  /** The event that made it void, excused it, or ended its cycle before it stopped; null where none did. */
  readonly decidedBy: number | null;
  /** What ended its cycle before it stopped; null unless it is cancelled. */
  readonly endedBy: CycleEnd | null;
  /** The agreement or activation it rests on, by its fact. */
  readonly basis: string | null;
}

/**
 * The outcomes of a verdict: "An outcome is settled when its clock is met, breached, void or cancelled, and it
 * follows later facts and classifications." It says nothing of the instant at which it was asked, so the same
 * facts give the same outcomes however often they are looked at.
 */
export function outcomesOf(verdict: Verdict): Outcome[] {
  const counted = new Map<string, number>();
  return verdict.clocks.flatMap((clock) => {
    const key = `${clock.kind} ${clock.cycle}`;
    const ordinal = (counted.get(key) ?? 0) + 1;
    counted.set(key, ordinal);
    return isSettled(clock) ? [outcome(clock, ordinal, verdict)] : [];
  });
}

function isSettled(clock: Clock): clock is Clock & { state: { kind: OutcomeState } } {
  return clock.state.kind !== 'running' && clock.state.kind !== 'waiting';
}

function outcome(
  clock: Clock & { state: { kind: OutcomeState } },
  ordinal: number,
  { life }: Verdict,
): Outcome {
  const { evidence, state } = clock;
  const open = clock.stoppedAt === null && clock.cycleEndedAt === null;
  const events = [evidence.start, evidence.stop, evidence.end, evidence.reason].filter(
    (index) => index !== null,
  );
  return {
    kind: clock.kind,
    cycle: clock.cycle,
    ordinal,
    tier: clock.tier,
    terms: clock.terms,
    state: state.kind,
    reason: clock.state.kind === 'void' ? clock.state.reason : null,
    excused: state.kind === 'breached' && clock.excusedBy !== null,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    stoppedAt: clock.stoppedAt,
    goalMs: clock.goal?.goalMs ?? null,
    usedMs: open ? null : clock.usedMs,
    events: [...new Set(events)].sort((a, b) => a - b),
    decidedBy: decidedBy(clock),
    endedBy: state.kind === 'cancelled' ? life.cycles[clock.cycle - 1].endedBy : null,
    basis: clock.basis,
  };
}

function decidedBy({ state, evidence, excusedBy }: Clock): number | null {
  switch (state.kind) {
    case 'void':
      return evidence.reason;
    case 'breached':
      return excusedBy;
    case 'cancelled':
      return evidence.end;
    default:
      return null;
  }
}
