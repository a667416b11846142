// Whatever happens to a ticket, under any terms and at any instant, its ledgers add up to its clocks.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elapsed } from '../../../src/calendars/calendar.ts';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { calendars, type Story, underTerms } from '../clocks/ticket-story.ts';
import { anyMoments, explained } from './told-ledgers.ts';

function law(name: string, holds: (ledger: Ledger, ticket: Story, at: number) => void, numRuns = 300): void {
  test(name, () => {
    fc.assert(
      fc.property(underTerms, anyMoments, (told, moments) => {
        for (const { ticket, at, ledgers } of explained(told, moments)) {
          for (const ledger of ledgers) holds(ledger, ticket, at);
        }
      }),
      { numRuns },
    );
  });
}

const sumOf = (lines: Ledger['lines']) => lines.reduce((sum, { openMs }) => sum + openMs, 0);

test('the ledgers of a ticket are those of its clocks, in their order', () => {
  fc.assert(
    fc.property(underTerms, anyMoments, (told, moments) => {
      for (const { ticket, at, ledgers } of explained(told, moments)) {
        const verdict = ticket.at(at);
        expect(ledgers.map(({ clock }) => clock)).toEqual(verdict.clocks);
        for (const ledger of ledgers) {
          const { kind, cycle } = ledger.clock;
          const alike = ledgers.filter(({ clock }) => clock.kind === kind && clock.cycle === cycle);
          expect(alike[ledger.ordinal - 1]).toBe(ledger);
          expect(ledger.terms.version).toBe(ledger.clock.terms);
        }
      }
    }),
    { numRuns: 300 },
  );
});

law('the counted stretches sum to used, always', ({ clock, lines }) => {
  if (clock.goal === null) {
    expect([clock.usedMs, lines]).toEqual([null, []]);
    return;
  }
  expect(sumOf(lines.filter(({ side }) => side === 'counted'))).toBe(clock.usedMs);
});

law(
  'the stretches up to due sum to the goal, and the one that ends at due leaves nothing',
  ({ clock, lines }) => {
    if (clock.goal === null) return;
    expect(sumOf(lines.filter(({ end }) => end <= clock.dueAt!))).toBe(clock.goal.goalMs);
    const last = lines.find(({ end }) => end === clock.dueAt);
    if (clock.dueAt! > clock.startedAt) expect(last).toMatchObject({ leftMs: 0, sumMs: clock.goal.goalMs });
  },
);

law(
  'the stretches follow each other from the start to the later of due and until',
  ({ clock, lines, until }) => {
    if (clock.goal === null) return;
    const last = Math.max(clock.dueAt!, until);
    const edges = [clock.startedAt, ...lines.map(({ end }) => end)];
    expect(lines.map(({ start }) => start)).toEqual(edges.slice(0, -1));
    expect(edges.at(-1)).toBe(last > clock.startedAt ? last : clock.startedAt);
    for (const edge of [clock.dueAt!, until]) if (clock.startedAt < edge) expect(edges).toContain(edge);
    expect(lines.every(({ start, end }) => start < end)).toBe(true);
  },
);

law('each stretch is all open or all closed, on one side, and keeps the sum', ({ clock, lines, until }) => {
  let sum = 0;
  for (const { start, end, openMs, sumMs, leftMs, side, closed } of lines) {
    const calendar = calendars.get(clock.goal!.calendar)!;
    sum += elapsed(calendar, start, end);
    expect([sumMs, leftMs]).toEqual([sum, clock.goal!.goalMs - sum]);
    expect([0, end - start]).toContain(openMs);
    expect(openMs).toBe(elapsed(calendar, start, end));
    expect(side).toBe(start < until ? 'counted' : 'ahead');
    expect(side === 'counted' ? end <= until : start >= until).toBe(true);
    expect(closed.length > 0).toBe(openMs === 0);
  }
});

law(
  'no stretch could be told as one with the next: they are cut where time turns, at until and at due',
  (ledger) => {
    const { clock, lines, until } = ledger;
    for (const [i, { end, openMs }] of lines.slice(0, -1).entries()) {
      if (end === until || end === clock.dueAt) continue;
      expect(openMs > 0).toBe(lines[i + 1].openMs === 0);
    }
  },
);
