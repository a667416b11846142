// Judged at every instant of its life, a ticket tells one story.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elapsed, isOpen, nextOpening } from '../../../src/calendars/calendar.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import type { Clock } from '../../../src/clocks/clock.ts';
import type { Verdict } from '../../../src/clocks/verdict.ts';
import type { EventType } from '../../../src/tickets/event.ts';
import {
  calendars,
  type Story,
  story,
  turningPoints,
  underStandardTerms,
  underTerms,
} from './ticket-story.ts';

/** Two instants of a ticket's life, one after the other, and what happened in between: after `a`, up to `b`. */
interface Step {
  readonly a: Verdict;
  readonly b: Verdict;
  readonly now: Instant;
  readonly happened: ReadonlySet<EventType>;
}

function* stepsOf(ticket: Story): Generator<Step> {
  const near = turningPoints(ticket).flatMap((at) => [at - 1, at, at + 1]);
  const instants = [...new Set(near)].sort((a, b) => a - b);
  const { events } = ticket.facts.ticket;
  let a = ticket.at(instants[0]);
  for (const [i, now] of instants.slice(1).entries()) {
    const b = ticket.at(now);
    const since = events.filter((event) => instants[i] < event.at && event.at <= now);
    yield { a, b, now, happened: new Set(since.map(({ type }) => type)) };
    a = b;
  }
}

/** Clocks by what they are: the first, second, … of a kind in a cycle. */
function byName({ clocks }: Verdict): Map<string, Clock> {
  const named = new Map<string, Clock>();
  for (const { kind, cycle } of clocks) {
    const same = clocks.filter((one) => one.kind === kind && one.cycle === cycle);
    for (const [nth, clock] of same.entries()) named.set(`${kind} ${cycle}.${nth}`, clock);
  }
  return named;
}

/** Pairs of the same clock at both ends of a step. */
function* clocksOf({ a, b }: Step): Generator<readonly [Clock, Clock, string]> {
  const after = byName(b);
  for (const [name, clock] of byName(a)) if (after.has(name)) yield [clock, after.get(name)!, name];
}

function law(name: string, told: typeof underTerms, holds: (step: Step) => void, numRuns = 150): void {
  test(name, () => {
    fc.assert(
      fc.property(told, (one) => {
        for (const step of stepsOf(story(one))) holds(step);
      }),
      { numRuns },
    );
  });
}

const ATTENTION = ['calm', 'watch', 'urgent', 'late'];
const isSettled = ({ state }: Clock) => state.kind !== 'running' && state.kind !== 'waiting';

describe('at any instant', () => {
  law(
    'what is used and what remains make up the goal, and used is what has elapsed',
    underTerms,
    ({ b, now }) => {
      for (const clock of b.clocks) {
        if (clock.goal === null) continue;
        const calendar = calendars.get(clock.goal.calendar)!;
        const until = Math.min(clock.stoppedAt ?? now, clock.cycleEndedAt ?? now, now);
        expect(clock.usedMs).toBe(elapsed(calendar, clock.startedAt, until));
        expect(clock.usedMs! + clock.remainingMs!).toBe(clock.goal.goalMs);
        expect(elapsed(calendar, clock.startedAt, clock.dueAt!)).toBe(clock.goal.goalMs);
      }
    },
  );

  law(
    'a running clock is open and not late, a waiting one closed until it resumes',
    underTerms,
    ({ b, now }) => {
      for (const { state, goal, dueAt, stoppedAt, startedAt, remainingMs, attention } of b.clocks) {
        if (state.kind !== 'running' && state.kind !== 'waiting') continue;
        const calendar = calendars.get(goal!.calendar)!;
        expect(stoppedAt).toBeNull();
        expect(dueAt!).toBeGreaterThanOrEqual(now);
        expect(remainingMs).toBeGreaterThanOrEqual(0);
        expect(attention).not.toBe('late');
        const from = Math.max(now, startedAt);
        if (state.kind === 'running') expect(isOpen(calendar, now) && startedAt <= now).toBe(true);
        else expect(state.resumesAt).toBe(nextOpening(calendar, from) ?? from);
      }
    },
  );

  law(
    'a clock is met up to its due instant and breached after it, and only then late',
    underTerms,
    ({ b, now }) => {
      for (const clock of b.clocks) {
        const { state, stoppedAt, cycleEndedAt, dueAt, attention } = clock;
        expect(attention === 'late').toBe(state.kind === 'breached');
        if (state.kind === 'met') expect(stoppedAt!).toBeLessThanOrEqual(dueAt!);
        if (state.kind === 'breached')
          expect(stoppedAt ?? Math.min(now, cycleEndedAt ?? now)).toBeGreaterThan(dueAt!);
        if (state.kind === 'cancelled') expect([stoppedAt, dueAt! >= cycleEndedAt!]).toEqual([null, true]);
      }
    },
  );
});

describe('while nothing happens', () => {
  law('no promise changes: its start, goal, due, stop and terms stay', underTerms, ({ a, b, happened }) => {
    if (happened.size > 0) return;
    const promise = ({ state: _, usedMs, remainingMs, attention, ...rest }: Clock) => rest;
    expect(b.clocks.map(promise)).toEqual(a.clocks.map(promise));
    expect([b.charges, b.alarms]).toEqual([a.charges, a.alarms]);
  });

  law('what is settled stays as it is, and what is not can only be breached', underTerms, (step) => {
    if (step.happened.size > 0) return;
    for (const [before, after] of clocksOf(step)) {
      if (isSettled(before)) expect(after.state).toEqual(before.state);
      // "never capped": a breached clock that nobody stopped goes on counting, and so may a void one.
      const counts = before.stoppedAt === null && before.cycleEndedAt === null;
      if (!counts) expect(after.usedMs).toBe(before.usedMs);
      if (!isSettled(before)) expect(['running', 'waiting', 'breached']).toContain(after.state.kind);
    }
  });

  law(
    'what is used never shrinks, no more is used than time has passed, and attention only rises',
    underTerms,
    (step) => {
      if (step.happened.size > 0) return;
      for (const [before, after] of clocksOf(step)) {
        if (before.usedMs === null) continue;
        expect(after.usedMs!).toBeGreaterThanOrEqual(before.usedMs);
        expect(ATTENTION.indexOf(after.attention)).toBeGreaterThanOrEqual(
          ATTENTION.indexOf(before.attention),
        );
      }
    },
  );
});

describe('whatever happens', () => {
  law('no clock disappears, and none changes its start, its goal or its due', underStandardTerms, (step) => {
    const after = byName(step.b);
    for (const [name, clock] of byName(step.a)) {
      expect(after.has(name), name).toBe(true);
      const { startedAt, goal, dueAt, tier } = after.get(name)!;
      expect([goal, tier]).toEqual([clock.goal, clock.tier]);
      // "for a child account, not before its `case-accepted`"
      if (step.happened.has('case-accepted')) continue;
      expect([startedAt, dueAt], name).toEqual([clock.startedAt, clock.dueAt]);
    }
  });

  law('a verdict that is met, breached or cancelled can only become void', underStandardTerms, (step) => {
    for (const [before, after] of clocksOf(step)) {
      if (!isSettled(before) || before.state.kind === 'void') continue;
      expect([before.state.kind, 'void']).toContain(after.state.kind);
    }
  });

  law(
    'a cycle that has ended keeps its verdicts, but for a classification made later',
    underTerms,
    (step) => {
      const { happened } = step;
      if (happened.has('impact-classified') || happened.has('coverage-classified')) return;
      for (const [before, after, name] of clocksOf(step)) {
        if (before.cycleEndedAt === null) continue;
        expect([after.state, after.usedMs, after.dueAt], name).toEqual([
          before.state,
          before.usedMs,
          before.dueAt,
        ]);
      }
    },
  );

  law('an alarm that was raised is never taken back', underStandardTerms, ({ a, b }) => {
    const left = [...b.alarms];
    for (const alarm of a.alarms) {
      expect(left).toContain(alarm);
      left.splice(left.indexOf(alarm), 1);
    }
  });

  law('a charge is taken back by a classification only', underTerms, ({ a, b, happened }) => {
    if (happened.has('impact-classified')) return;
    for (const charge of a.charges) expect(b.charges).toContainEqual(charge);
  });
});
