import type { StoredOutcome } from '../main/database/outcomes.ts';
import type { ClockKind } from '../src/clocks/clock.ts';
import { counted } from '../src/compliance/counted.ts';
import type { Outcome, OutcomeState } from '../src/compliance/outcome.ts';
import { seeded } from './random.ts';

/** A ticket with its settled clocks. */
export interface SettledTicket {
  readonly ticket: string;
  readonly outcomes: readonly StoredOutcome[];
}

const HOUR = 3_600_000;
const STAFF = ['m.lund', 'k.weber', 'a.holm', 'j.petersen', 's.krause', 'automation'];
const SERVICES = {
  aurologic: ['IP-Transit', 'DDoS-Protection', 'Colocation', 'Dedicated Server'],
  aura: ['Fiber 100', 'Fiber 500', 'Fiber 1000', 'Coax 300'],
};
export const CUSTOMERS = 5_000;
export const ADDRESSES = 60_000;

/** What a clock of the bench promises: its kind, tier, goal and zone. */
const PROMISES: readonly [ClockKind, string | null, number, 'aurologic' | 'aura'][] = [
  ['first-reaction', null, HOUR / 2, 'aurologic'],
  ['remote-reaction', 'basis', 3 * HOUR, 'aura'],
  ['remote-reaction', 'pro', HOUR, 'aura'],
  ['onsite-reaction', 'basis', 8 * HOUR, 'aura'],
  ['onsite-reaction', 'pro', 3 * HOUR, 'aura'],
];

/**
 * So many settled clocks of tickets that were opened evenly between two instants, one or two a ticket: about nine in ten
 * met, one in thirty breached, the rest void, excused or cancelled, with people and reasons. The same in every run.
 */
export function* seededOutcomes(clocks: number, from: number, until: number): Generator<SettledTicket> {
  const random = seeded(20260323);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  for (let made = 0, nth = 0; made < clocks; nth++) {
    const startedAt = Math.floor(from + ((until - from) * made) / clocks);
    const both = random() < 0.4 && clocks - made > 1;
    const [kind, tier, goalMs, provider] = PROMISES[Math.floor(random() * PROMISES.length)];
    const about = {
      provider,
      service: random() < 0.02 ? null : pick(SERVICES[provider]),
      customer: `C${Math.floor(random() ** 2 * CUSTOMERS)}`,
      address: provider === 'aura' ? `A${Math.floor(random() * ADDRESSES)}` : null,
      followsFrom: [`ticket.event/${nth}#0`, `ticket.event/${nth}#2`],
    };
    const cycles = both ? [1, 2] : [1];
    const outcomes = cycles.map((cycle) => {
      const outcome = settled(kind, tier, goalMs, startedAt + (cycle - 1) * HOUR, cycle, random);
      const by = random() < 0.1 ? null : pick(STAFF);
      const events = [{ at: startedAt, by, type: 'closed' } as const];
      const zone = provider === 'aura' ? 'Europe/Copenhagen' : 'Europe/Berlin';
      const wasBreached = outcome.state === 'void' && random() < 0.1;
      const { reason: apartReason, ...counting } = counted(outcome, { events, wasBreached, zone });
      const { events: _events, decidedBy: _decided, endedBy: _ended, basis: _basis, ...kept } = outcome;
      return { ...kept, ...counting, apartReason, ...about };
    });
    made += outcomes.length;
    yield { ticket: `bench:${nth}`, outcomes };
  }
}

function settled(
  kind: ClockKind,
  tier: string | null,
  goalMs: number,
  startedAt: number,
  cycle: number,
  random: () => number,
): Outcome {
  const fate = random();
  const state: OutcomeState =
    fate < 0.9 ? 'met' : fate < 0.935 ? 'breached' : fate < 0.985 ? 'void' : 'cancelled';
  const usedMs = Math.floor(state === 'breached' ? goalMs * (1 + random()) + 1 : goalMs * random() ** 1.5);
  return {
    kind,
    cycle,
    ordinal: 1,
    tier,
    terms: '2026-01',
    state,
    reason: state === 'void' ? (random() < 0.6 ? 'visit-required' : 'not-covered') : null,
    excused: state === 'breached' && random() < 0.1,
    startedAt,
    dueAt: startedAt + goalMs,
    stoppedAt: startedAt + usedMs,
    goalMs,
    usedMs,
    events: [0],
    decidedBy: state === 'met' ? null : 0,
    endedBy: state === 'cancelled' ? 'closed' : null,
    basis: null,
  };
}
