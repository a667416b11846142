// Which clocks raise an alarm, and how each stands by its verdict.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { raisedAlarms } from '../../../src/alarms/raised.ts';
import type { BoardTicket } from '../../../src/boards/board.ts';
import { isOfForm, judge } from '../../../src/clocks/verdict.ts';
import { emergency, fault, march } from '../boards/board-of.ts';
import { rulesOf } from '../boards/ticket-cases.ts';
import { calendars, story, underTerms } from '../clocks/ticket-story.ts';

const { sharesPercent } = USUAL_ALARM_RULES;

test('there is one alarm for each instant at which one is due, each with an id of its own', () => {
  fc.assert(
    fc.property(underTerms, (told) => {
      const { facts, history, now, at } = story(told);
      const { provider } = facts.ticket;
      const verdict = at(now);
      const common = { ticket: 'rt:1', provider, history, calendars, acknowledgements: [] };
      const raised = raisedAlarms({ ...common, verdict, tiers: [], sharesPercent });
      expect(raised.map(({ raisedAt }) => raisedAt).sort((a, b) => a - b)).toEqual(verdict.alarms);
      expect(new Set(raised.map(({ id }) => id)).size).toBe(raised.length);
      if (isOfForm(history, 'address-tiers')) expect(raised).toEqual([]);
      for (const { raisedAt, shares, dueAt, escalations } of raised) {
        const marks = [raisedAt, ...shares.map((share) => share.at), dueAt!];
        expect(marks).toEqual(marks.toSorted((a, b) => a - b));
        for (const one of escalations) expect(one).toBeGreaterThan(raisedAt);
      }
    }),
    { numRuns: 200 },
  );
});

/** The alarms of a ticket of March 2026 as judged at an instant. */
function alarmsOf(ticket: BoardTicket, at: string, tiers = [] as { provider: string; tier: string }[]) {
  const { provider } = ticket.ticket;
  const rules = rulesOf(provider);
  const verdict = judge(ticket, rules.history, rules.calendars, march(at));
  return raisedAlarms({
    ticket: ticket.id,
    provider,
    verdict,
    ...rules,
    acknowledgements: [],
    tiers,
    sharesPercent,
  });
}

test('an emergency is due in 30 minutes, half and four fifths of them before', () => {
  const [alarm] = alarmsOf(emergency('1', '23 10:00', []), '23 10:01');
  expect(alarm).toMatchObject({
    raisedAt: march('23 10:00'),
    dueAt: march('23 10:30'),
    shares: [
      { percent: 50, at: march('23 10:15') },
      { percent: 80, at: march('23 10:24') },
    ],
    once: false,
    end: null,
  });
});

test('a reaction ends it; a flag that is withdrawn ends it; set again there is another', () => {
  const answered = emergency('1', '23 10:00', [['23 10:04', 'staff-replied']]);
  expect(alarmsOf(answered, '23 10:05')).toMatchObject([
    { end: { kind: 'reaction', at: march('23 10:04') } },
  ]);
  const again = emergency('1', '23 10:00', [
    ['23 10:04', 'emergency-unflagged'],
    ['23 10:06', 'emergency-flagged'],
  ]);
  expect(alarmsOf(again, '23 10:07')).toMatchObject([
    { end: { kind: 'void', at: march('23 10:04'), reason: 'flag-withdrawn' } },
    { end: null, raisedAt: march('23 10:06') },
  ]);
});

test('faults of a tier raise an alarm where the operator wants them to', () => {
  const pro = fault('A-2', '23 10:00', 'pro', []);
  expect(alarmsOf(pro, '23 10:01')).toEqual([]);
  expect(alarmsOf(pro, '23 10:01', [{ provider: 'aura', tier: 'basis' }])).toEqual([]);
  expect(alarmsOf(pro, '23 10:01', [{ provider: 'aura', tier: 'pro' }])).toMatchObject([
    { about: { clock: 'remote-reaction' }, dueAt: march('23 11:00'), end: null },
  ]);
});

test('one that is void from the start says why; one that became void later, or is owed, says nothing of it', () => {
  const webspace = emergency('1', '23 10:00', [], { service: 'Webspace' });
  expect(alarmsOf(webspace, '23 10:01')).toMatchObject([
    { once: true, voidReason: 'emergency-not-activated', end: null },
  ]);
  const withdrawn = emergency('1', '23 10:00', [['23 10:04', 'emergency-unflagged']]);
  expect(alarmsOf(withdrawn, '23 10:05')).toMatchObject([
    { once: false, voidReason: null, end: { kind: 'void', reason: 'flag-withdrawn' } },
  ]);
  expect(alarmsOf(emergency('1', '23 10:00'), '23 10:01')).toMatchObject([{ once: false, voidReason: null }]);
});
