// Ledgers worked out by hand, with a calendar on paper.
import { describe, expect, test } from 'vitest';
import { hours } from '../../../src/agreements/terms.ts';
import { between, type CalendarDefinition, type Stretch, weekly } from '../../../src/calendars/hours.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { closedText } from '../../../src/explain/closed-text.ts';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { stepText } from '../../../src/explain/step-text.ts';
import { AURA } from '../../../src/providers/aura.ts';
import {
  AURA_RULES,
  fault,
  ledgersAt,
  lineText,
  readingsIn,
  rulesOf,
  stepsOfKind,
} from './explained-case.ts';

const closedIn = ({ lines }: Ledger) =>
  lines.flatMap(({ closed }) =>
    closed.map(({ date, why }) => `${date} ${why.kind === 'holiday' ? why.name : why.kind}`),
  );
const dueOf = ({ clock }: Ledger) => isoOf(clock.dueAt!);

describe('a Pro visit over a change of the clock', () => {
  const reported = (when: string) =>
    fault('pro', [
      [when, 'opened', { channel: 'email' }],
      [when, 'technician-required'],
    ]);

  test('in the night of 29 March 2026 three hours are three, and 00:30 becomes 04:30', () => {
    const facts = reported('2026-03-28T23:30:00Z');
    const [ledger] = ledgersAt(facts, AURA_RULES, '2026-03-29T02:00:00Z', 'onsite-reaction');
    expect(dueOf(ledger)).toBe('2026-03-29T02:30:00Z');
    const [due] = stepsOfKind(ledger, 'due');
    expect(stepText(due.what, ledger).answer).toBe(
      'Sun 29 Mar 04:30, when 3 h of open time have passed since its start.',
    );
    expect(ledger.lines.map(lineText)).toEqual([
      '2026-03-28T23:30:00Z/2026-03-29T02:00:00Z counted 9000000',
      '2026-03-29T02:00:00Z/2026-03-29T02:30:00Z ahead 1800000',
    ]);
    const change = { at: Date.parse('2026-03-29T01:00:00Z'), before: 60, after: 120 };
    expect(ledger.lines.map(({ changes }) => changes)).toEqual([[change], []]);
  });

  test('in the night of 25 October 2026 it is due at the second 02:30', () => {
    const facts = reported('2026-10-24T22:30:00Z');
    const [ledger] = ledgersAt(facts, AURA_RULES, '2026-10-24T22:30:00Z', 'onsite-reaction');
    expect(dueOf(ledger)).toBe('2026-10-25T01:30:00Z');
    const [due] = stepsOfKind(ledger, 'due');
    expect(stepText(due.what, ledger).answer).toMatch(/^Sun 25 Oct 02:30 \+01:00, when 3 h /);
    expect(ledger.lines).toHaveLength(1);
    expect(ledger.lines[0].changes).toEqual([
      { at: Date.parse('2026-10-25T01:00:00Z'), before: 120, after: 60 },
    ]);
  });

  test('a change at the very end of a stretch belongs to what follows it', () => {
    const facts = reported('2026-03-28T23:00:00Z');
    const ledger = ledgersAt(facts, AURA_RULES, '2026-03-29T01:00:00Z', 'onsite-reaction')[0];
    expect(ledger.lines.map(({ changes }) => changes.length)).toEqual([0, 1]);
  });
});

/** AURA's terms with Basis counted in another calendar, and a remote goal of whole hours. */
function countedIn(
  day: readonly Stretch[],
  goal: number,
  holidays: CalendarDefinition['holidays'],
  weekend = day,
) {
  const calendar = { id: 'own', zone: 'Europe/Copenhagen', hours: weekly(day, weekend), holidays };
  const remote = { goalMs: hours(goal), calendar: 'own' };
  return rulesOf({ ...AURA, tiers: { basis: { ...AURA.tiers.basis, remote } } }, [calendar]);
}

const opened = (when: string) => fault('basis', [[when, 'opened', { channel: 'phone' }]]);
const danish = { country: 'DK', close: 'every-day' } as const;

test('hours that run past midnight, taken by a holiday, are that holiday’s', () => {
  const rules = countedIn([[22 * 60, 30 * 60]], 10, danish);
  const [ledger] = ledgersAt(opened('2026-04-01T19:00:00Z'), rules, '2026-04-01T19:00:00Z');
  // Eight hours in the night to Thursday; none on Maundy Thursday and Good Friday; two from Saturday 22:00.
  expect(dueOf(ledger)).toBe('2026-04-04T22:00:00Z');
  expect(closedIn(ledger)).toEqual([
    '2026-04-01 outside-hours',
    '2026-04-02 Skærtorsdag',
    '2026-04-02 Skærtorsdag',
    '2026-04-03 Langfredag',
    '2026-04-03 Langfredag',
    '2026-04-04 outside-hours',
  ]);
  expect(closedText(ledger.lines[2].closed)).toBe(
    'Skærtorsdag Thu 2 Apr, Langfredag Fri 3 Apr, outside hours',
  );
});

test('a day of its own closes at Christmas, and a holiday at the weekend is named', () => {
  const rules = countedIn([between(8, 16)], 3, { ...danish, also: ['12-24'], except: ['01-01'] }, []);
  const [ledger] = ledgersAt(opened('2026-12-23T14:00:00Z'), rules, '2026-12-23T14:00:00Z');
  expect(dueOf(ledger)).toBe('2026-12-28T09:00:00Z');
  expect(closedText(ledger.lines[1].closed)).toBe(
    'night, closed on Thu 24 Dec, Juledag Fri 25 Dec, Anden Juledag Sat 26 Dec, weekend, night',
  );
  const [calendar] = stepsOfKind(ledger, 'calendar');
  expect(stepText(calendar.what, ledger).answer).toBe(
    'own: Mon–Fri 08–16, Europe/Copenhagen, closed on the public holidays of DK. In between: Thu 24 Dec, Juledag Fri 25 Dec, Anden Juledag Sat 26 Dec.',
  );
  expect(readingsIn(ledger)).toEqual(
    expect.arrayContaining(['calendars.own.holidays.also=12-24', 'calendars.own.holidays.except=01-01']),
  );
});

test('between the hours of a split day it is closed, and that is no night', () => {
  const rules = countedIn([between(8, 12), between(13, 17)], 7, null, []);
  const [ledger] = ledgersAt(opened('2026-05-11T09:00:00Z'), rules, '2026-05-11T10:30:00Z');
  expect(dueOf(ledger)).toBe('2026-05-12T08:00:00Z');
  expect(closedIn(ledger)).toEqual([
    // Cut at the instant as of which it is explained.
    '2026-05-11 outside-hours',
    '2026-05-11 outside-hours',
    '2026-05-11 night',
    '2026-05-12 night',
  ]);
  expect(readingsIn(ledger)).toContain('calendars.own.holidays=none');
});

test('a goal used up at closing is due then, and waits with nothing left', () => {
  const [ledger] = ledgersAt(opened('2026-04-09T10:00:00Z'), AURA_RULES, '2026-04-09T13:00:00Z');
  expect(ledger.clock).toMatchObject({ remainingMs: 0, attention: 'urgent', state: { kind: 'waiting' } });
  expect(stepsOfKind(ledger, 'due')[0].what).toMatchObject({ atClosing: true });
  expect(ledger.lines.map(lineText)).toEqual(['2026-04-09T10:00:00Z/2026-04-09T13:00:00Z counted 10800000']);
  expect(closedText(stepsOfKind(ledger, 'state')[0].what.closed)).toBe('night');
});

test('an older version of a calendar is named as the calendar is', () => {
  const older = { id: 'desk@3f', zone: 'Europe/Copenhagen', hours: weekly([between(8, 12)]), holidays: null };
  const remote = { goalMs: hours(1), calendar: 'desk@3f' };
  const rules = rulesOf({ ...AURA, tiers: { basis: { ...AURA.tiers.basis, remote } } }, [older]);
  const [ledger] = ledgersAt(opened('2026-05-11T09:00:00Z'), rules, '2026-05-11T09:30:00Z');
  expect(stepsOfKind(ledger, 'calendar')[0].what).toMatchObject({ id: 'desk', holidays: null, between: [] });
  expect(readingsIn(ledger)).toEqual(
    expect.arrayContaining(['tiers.basis.remote.calendar=desk', 'calendars.desk.hours=Mon–Fri 08–12']),
  );
});
