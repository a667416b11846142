import { beforeAll, describe, expect, test } from 'vitest';
import { startOfDay } from '../../../../../src/calendars/wall-time.ts';
import type { Attention } from '../../../../../src/clocks/clock.ts';
import { latestCycle } from '../../../../../src/tickets/cycles.ts';
import type { Case } from '../../../../../src/tickets/ticket.ts';
import { casesOf, DAY, HOUR, judged, toldUntil, ZONE } from './told.ts';

const BEGIN = startOfDay('2026-03-23', ZONE);
const STEP = 10 * 60_000;
const SAMPLES = (7 * DAY) / STEP;

/** What a wall would show at one instant. */
interface Glance {
  readonly emergencies: number;
  readonly running: readonly Attention[];
  readonly reacted: number;
  readonly others: ReadonlySet<string>;
  readonly auraClocks: number;
}

let cases: Case[];
let glances: Glance[];

beforeAll(async () => {
  cases = [...casesOf(await toldUntil(BEGIN + 8 * DAY)).values()];
  glances = Array.from({ length: SAMPLES }, (_, i) => glanceAt(BEGIN + i * STEP));
});

function glanceAt(now: number): Glance {
  const running: Attention[] = [];
  const others = new Set<string>();
  let emergencies = 0;
  let reacted = 0;
  let auraClocks = 0;
  for (const facts of cases) {
    const { events } = facts.ticket;
    if (events[0].at > now || events.at(-1)!.at < now - HOUR) continue;
    const { life, clocks, marks, charges, repair } = judged(facts, now);
    const cycle = latestCycle(life)!;
    if (cycle.end !== null) continue;
    for (const mark of marks) others.add(mark);
    if (charges.length > 1) others.add('charges');
    if (repair) others.add(`repair ${repair.kind}`);
    for (const clock of clocks.filter((one) => one.cycle === cycle.number)) {
      const { state, stoppedAt, attention, kind, tier } = clock;
      const live = stoppedAt === null && ['running', 'waiting', 'breached'].includes(state.kind);
      if (state.kind === 'void') others.add(state.reason);
      if (kind === 'first-reaction') {
        emergencies++;
        if (live) running.push(attention);
        else if (state.kind !== 'void') reacted++;
      } else if (live) {
        auraClocks++;
        others.add(`${state.kind} ${tier} ${kind}`);
      }
    }
    if (!clocks.length) others.add('without the flag');
  }
  return { emergencies, running, reacted, others, auraClocks };
}

const share = (fits: (glance: Glance) => boolean) => glances.filter(fits).length / glances.length;

describe('a week of the demo, sampled each ten minutes', () => {
  test('is lively at nearly any moment, and now and then calm', () => {
    expect(share(({ emergencies }) => emergencies > 0)).toBeGreaterThan(0.75);
    expect(share(({ emergencies }) => emergencies === 0)).toBeGreaterThan(0.05);
    expect(share(({ running }) => running.length > 0)).toBeGreaterThan(0.6);
    expect(Math.max(...glances.map(({ running }) => running.length))).toBeLessThanOrEqual(7);
    expect(share(({ running }) => running.length >= 3)).toBeGreaterThan(0.02);
  });

  test('shows emergencies at every level, and those that have been answered', () => {
    for (const level of ['calm', 'watch', 'urgent', 'late'] as const) {
      expect(share(({ running }) => running.includes(level))).toBeGreaterThan(0.01);
    }
    expect(share(({ reacted }) => reacted > 0)).toBeGreaterThan(0.5);
  });

  test('always has several clocks of addresses', () => {
    expect(Math.min(...glances.map(({ auraClocks }) => auraClocks))).toBeGreaterThanOrEqual(1);
    expect(share(({ auraClocks }) => auraClocks >= 3)).toBeGreaterThan(0.9);
  });

  test.each([
    'emergency-not-activated',
    'child-account',
    'outside-ticket-system',
    'not-service-impacting',
    'flag-withdrawn',
    'charges',
    'escalation-not-told',
    'escalation-not-called',
    'address-unknown',
    'no-agreement',
    'not-covered',
    'visit-required',
    'customer-bears-cost',
    'customer-number-missing',
    'outside-reporting-hours',
    'all-clear-owed',
    'repair-interrupted',
    'repair non-stop',
    'repair suspended',
    'running pro remote-reaction',
    'running pro onsite-reaction',
    'waiting basis remote-reaction',
    'waiting basis onsite-reaction',
    'breached pro onsite-reaction',
    'breached basis onsite-reaction',
    'without the flag',
  ])('shows %s', (what) => {
    expect(glances.some(({ others }) => others.has(what))).toBe(true);
  });

  test('new tickets come every few minutes', () => {
    const opened = cases
      .map(({ ticket }) => ticket.events[0].at)
      .filter((at) => at >= BEGIN && at < BEGIN + 7 * DAY);
    const perHour = opened.length / (7 * 24);
    expect(perHour).toBeGreaterThan(5);
    expect(perHour).toBeLessThan(20);
  });
});

describe('the weeks before', () => {
  test('hold some 25 emergencies, mostly met, eleven minutes in the middle', () => {
    const used: number[] = [];
    let late = 0;
    for (const facts of cases) {
      if (facts.ticket.events[0].at >= BEGIN || facts.ticket.provider !== 'aurologic') continue;
      for (const { state, usedMs } of judged(facts, BEGIN).clocks) {
        if (state.kind !== 'met' && state.kind !== 'breached') continue;
        used.push(usedMs! / 60_000);
        if (state.kind === 'breached') late++;
      }
    }
    expect(used.length).toBeGreaterThanOrEqual(23);
    expect(used.length).toBeLessThanOrEqual(32);
    expect(late).toBeGreaterThanOrEqual(1);
    expect(late).toBeLessThanOrEqual(2);
    const median = used.sort((a, b) => a - b)[Math.floor(used.length / 2)];
    expect(median).toBeGreaterThan(8);
    expect(median).toBeLessThan(14);
  });

  test('hold faults with visits, reopenings, refusals and all-clears', () => {
    const types = new Set(
      cases
        .filter(({ ticket }) => ticket.provider === 'aura' && ticket.events[0].at < BEGIN)
        .flatMap(({ ticket }) => ticket.events.map(({ type }) => type)),
    );
    for (const type of [
      'technician-arrived',
      'technician-not-required',
      'reopened',
      'access-refused',
      'all-clear-sent',
    ]) {
      expect(types).toContain(type);
    }
  });
});
