// Whatever happens to a ticket, the steps of its ledgers say what decided its clocks, and truly.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Terms } from '../../../src/agreements/terms.ts';
import { termsAt } from '../../../src/agreements/terms-history.ts';
import { hoursText } from '../../../src/explain/hours-text.ts';
import type { Cause, Decision, Ledger } from '../../../src/explain/ledger.ts';
import { stepText } from '../../../src/explain/step-text.ts';
import { type Story, underTerms } from '../clocks/ticket-story.ts';
import { stepsOfKind } from './explained-case.ts';
import { anyMoments, definitions, explained } from './told-ledgers.ts';

interface Seen {
  readonly ledger: Ledger;
  readonly ticket: Story;
  readonly at: number;
  /** Those that govern its cycle. */
  readonly terms: Terms;
}

function law(name: string, holds: (seen: Seen) => void, numRuns = 150): void {
  test(name, () => {
    fc.assert(
      fc.property(underTerms, anyMoments, (told, moments) => {
        for (const { ticket, at, ledgers } of explained(told, moments)) {
          const { life } = ticket.at(at);
          for (const ledger of ledgers) {
            const { startedAt } = life.cycles[ledger.clock.cycle - 1];
            holds({ ledger, ticket, at, terms: termsAt(ticket.history, startedAt).terms });
          }
        }
      }),
      { numRuns },
    );
  });
}

const kindsOf = ({ steps }: Ledger) => steps.map(({ what }) => what.kind);

/** The event by which a step was decided, if there is one. */
function causeIn(what: Decision): Cause | null {
  return 'cause' in what ? what.cause : null;
}

law('each names an event of the ticket as it was known then', ({ ledger, ticket, at }) => {
  const { events } = ticket.at(at).life;
  for (const { what } of ledger.steps) {
    const cause = causeIn(what);
    if (cause === null) continue;
    expect(events[cause.index]).toMatchObject({ at: cause.at, type: cause.type });
    expect(cause.at).toBeLessThanOrEqual(at);
  }
});

law('each is told in words, none of which is missing', ({ ledger }) => {
  for (const { what } of ledger.steps) {
    const { question, answer } = stepText(what, ledger);
    expect(`${question} ${answer}`).not.toMatch(/undefined|null|NaN|\[object/);
    expect(answer.length).toBeGreaterThan(3);
  }
});

law('a void clock says why, by which event, and of which reasons it is the first', ({ ledger }) => {
  const { state, evidence } = ledger.clock;
  const why = stepsOfKind(ledger, 'void');
  if (state.kind !== 'void') {
    expect(why).toEqual([]);
    return;
  }
  expect(why).toHaveLength(1);
  const { reason, order, cause } = why[0].what;
  expect(reason).toBe(state.reason);
  expect(order).toContain(reason);
  // A clock names the reopening that a required visit was carried over.
  if (reason === 'visit-required') expect(cause!.index).toBeLessThanOrEqual(evidence.reason!);
  else expect(cause?.index ?? null).toBe(evidence.reason);
});

const DECIDED_BY: Readonly<Record<string, string>> = {
  'not-service-impacting': 'impact-classified',
  'flag-withdrawn': 'emergency-unflagged',
  'outside-ticket-system': 'opened',
  'not-covered': 'coverage-classified',
  'visit-required': 'technician-required',
  'visit-not-required': 'technician-not-required',
};

law('a reason that an event gave names an event that can give it', ({ ledger }) => {
  for (const { what } of stepsOfKind(ledger, 'void')) {
    const type = what.cause?.type ?? null;
    expect(type).toBe(DECIDED_BY[what.reason] ?? null);
  }
});

law('what ended it is the stop, or else the end of its cycle', ({ ledger }) => {
  const { evidence, goal, stoppedAt } = ledger.clock;
  const stops = evidence.stop !== null && goal !== null;
  expect(stepsOfKind(ledger, 'stop').map(({ what }) => what.cause.at)).toEqual(stops ? [stoppedAt] : []);
  expect(stepsOfKind(ledger, 'cycle-ended').map(({ what }) => what.cause.index)).toEqual(
    !stops && evidence.end !== null ? [evidence.end] : [],
  );
});

law('the state is told once, and from what it follows', ({ ledger, at }) => {
  const { state, dueAt, stoppedAt, cycleEndedAt, startedAt } = ledger.clock;
  const [{ what }, ...more] = stepsOfKind(ledger, 'state');
  expect([what.state, more]).toEqual([state, []]);
  const due = dueAt ?? Number.NaN;
  const follows: Record<typeof what.why, boolean> = {
    'does-not-apply': state.kind === 'void',
    'stopped-by-due': stoppedAt !== null && stoppedAt <= due,
    'stopped-after-due': stoppedAt !== null && stoppedAt > due,
    'due-passed': stoppedAt === null && cycleEndedAt === null && due < at,
    'due-passed-in-cycle': stoppedAt === null && cycleEndedAt !== null && due < cycleEndedAt,
    'cycle-ended': stoppedAt === null && cycleEndedAt !== null && cycleEndedAt <= due,
    open: state.kind === 'running' && startedAt <= at && at <= due,
    closed: state.kind === 'waiting' && startedAt <= at && at <= due,
    'not-started': state.kind === 'waiting' && at < startedAt,
  };
  expect(follows[what.why], what.why).toBe(true);
  expect(what.closed.length > 0).toBe(what.why === 'closed');
  if (state.kind === 'waiting' && what.why === 'closed') {
    expect([what.closed[0].start, what.closed.at(-1)!.end]).toEqual([at, state.resumesAt]);
  }
});

law('attention is told wherever it may be asked for', ({ ledger }) => {
  const { attention, state, usedMs, goal } = ledger.clock;
  const told = stepsOfKind(ledger, 'attention');
  const live = state.kind === 'running' || state.kind === 'waiting';
  expect(told.map(({ what }) => what.attention)).toEqual(live || attention !== 'calm' ? [attention] : []);
  for (const { what } of told) {
    if (what.usedPercent === null) continue;
    expect(what.usedPercent * goal!.goalMs).toBeLessThanOrEqual(usedMs! * 100);
    expect((what.usedPercent + 1) * goal!.goalMs).toBeGreaterThan(usedMs! * 100);
  }
});

law('what excuses is told where it excuses', ({ ledger }) => {
  const { state, excusedBy } = ledger.clock;
  const excused = state.kind === 'breached' && excusedBy !== null;
  expect(stepsOfKind(ledger, 'excused').map(({ what }) => what.cause.index)).toEqual(
    excused ? [excusedBy] : [],
  );
});

law('due, calendar and start are told of every clock that has a goal', ({ ledger }) => {
  const { goal, dueAt, startedAt } = ledger.clock;
  expect(stepsOfKind(ledger, 'start').map(({ what }) => what.at)).toEqual([startedAt]);
  expect(stepsOfKind(ledger, 'due').map(({ what }) => what.at)).toEqual(goal ? [dueAt] : []);
  expect(stepsOfKind(ledger, 'calendar').map(({ what }) => what.id)).toEqual(goal ? [goal.calendar] : []);
  // The holidays of the ledger are those that its stretches name.
  for (const { what } of stepsOfKind(ledger, 'calendar')) {
    const closed = ledger.lines.flatMap((line) => line.closed);
    const named = closed.flatMap(({ date, why }) => (why.kind === 'holiday' ? [`${date} ${why.name}`] : []));
    expect(what.between.map(([date, name]) => `${date} ${name}`)).toEqual([...new Set(named)]);
  }
});

law('no kind of step is told twice, but for what changes nothing', ({ ledger }) => {
  const kinds = kindsOf(ledger).filter((kind) => kind !== 'unchanged');
  expect(new Set(kinds).size).toBe(kinds.length);
});

/** What a path such as `tiers.basis.remote.calendar` leads to. */
const follow = (from: unknown, path: readonly string[]): unknown =>
  path.reduce((one: unknown, key) => (one as Record<string, unknown> | undefined)?.[key], from);

const asText = (value: unknown): string =>
  value === null || (Array.isArray(value) && value.length === 0)
    ? 'none'
    : Array.isArray(value)
      ? value.join(', ')
      : String(value);

describe('readings', () => {
  law('stand in the terms by their name, with their value, and are named once', ({ ledger, terms }) => {
    const all = ledger.steps.flatMap(({ readings }) => readings);
    for (const { name, value } of all) {
      const [room, id, ...path] = name.split('.');
      if (room !== 'calendars') {
        expect(value, name).toBe(asText(follow(terms, name.split('.'))));
        continue;
      }
      const definition = definitions.get(id)!;
      const found = path[0] === 'hours' ? hoursText(definition.hours) : asText(follow(definition, path));
      expect(value, name).toBe(found);
    }
    const names = all.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
