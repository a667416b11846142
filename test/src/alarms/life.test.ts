// The life of an alarm, sentence by sentence.
import { expect, test } from 'vitest';
import type { AlarmEntry, TellingEntry } from '../../../src/alarms/alarm-entry.ts';
import { TOO_LATE_MS, USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { alarmLife } from '../../../src/alarms/life.ts';
import { acknowledgedAt, alarmAtZero, entriesOf, MINUTE, tellingsOf } from './lived.ts';

const stateAt = (
  minute: number,
  ...[alarm, given]: [ReturnType<typeof alarmAtZero>, ReturnType<typeof entriesOf>]
) =>
  alarmLife(alarm, entriesOf(alarm, given, { until: minute }), USUAL_ALARM_RULES, 3, minute * MINUTE).state;

test('an alarm that nobody acknowledges goes up a level every five minutes, and at 50 % and 80 % of the goal', () => {
  expect(tellingsOf(alarmAtZero(), [], { until: 30 })).toEqual([
    '0 L1 raised',
    '5 L2 not-acknowledged',
    '10 L3 not-acknowledged',
    '15 L3 used-50+not-acknowledged',
    '20 L3 not-acknowledged',
    '24 L3 used-80',
    '29 L3 not-acknowledged',
  ]);
});

test('past the due instant the highest level is told each half hour; it never falls silent', () => {
  const later = tellingsOf(alarmAtZero(), [], { until: 180 }).slice(7);
  expect(later.map((told) => told.split(' ')[0])).toEqual(['34', '64', '94', '124', '154']);
});

test('an acknowledgement stops the telling; at 50 % and 80 % of the goal the next level is told all the same', () => {
  expect(tellingsOf(alarmAtZero(), [acknowledgedAt(14)], { until: 23 })).toEqual([
    '0 L1 raised',
    '5 L2 not-acknowledged',
    '10 L3 not-acknowledged',
    '15 L3 used-50',
  ]);
  expect(stateAt(16, alarmAtZero(), [acknowledgedAt(14)])).toMatchObject({
    kind: 'acknowledged',
    at: 14 * MINUTE,
  });
});

test('an acknowledgement without a reaction runs out after ten minutes: its level is told, then the next', () => {
  const told = tellingsOf(alarmAtZero({ shares: [] }), [acknowledgedAt(2)], { until: 20 });
  expect(told).toEqual(['0 L1 raised', '12 L1 lapsed', '17 L2 not-acknowledged']);
  expect(stateAt(11, alarmAtZero(), [acknowledgedAt(2)]).kind).toBe('acknowledged');
  expect(stateAt(12, alarmAtZero(), [acknowledgedAt(2)])).toEqual({
    kind: 'not-acknowledged',
    since: 12 * MINUTE,
  });
});

test('acknowledged again, it counts for ten minutes from then', () => {
  const again = [acknowledgedAt(2), acknowledgedAt(9)];
  expect(tellingsOf(alarmAtZero({ shares: [] }), again, { until: 19 })).toEqual([
    '0 L1 raised',
    '19 L1 lapsed',
  ]);
});

test('an acknowledgement counts for as long as the rule was when it was given, also after a clock was set back', () => {
  const alarm = alarmAtZero({ shares: [] });
  const given = { ...acknowledgedAt(2), countsMs: 4 * MINUTE } as const;
  expect(tellingsOf(alarm, [given], { until: 10 })).toEqual(['0 L1 raised', '6 L1 lapsed']);
  const entries = [
    ...entriesOf(alarm, [given], { until: 3 }),
    { kind: 'clock-set-back', at: 1 * MINUTE } as const,
  ];
  const life = alarmLife(alarm, entries, USUAL_ALARM_RULES, 3, 1 * MINUTE);
  expect(life.state).toMatchObject({ kind: 'acknowledged', at: 1 * MINUTE, until: 5 * MINUTE });
});

test('a higher level in the ticket’s own system resets the acknowledgement, and is told', () => {
  const alarm = alarmAtZero({ shares: [], escalations: [4 * MINUTE] });
  expect(tellingsOf(alarm, [acknowledgedAt(2)], { until: 9 })).toEqual([
    '0 L1 raised',
    '4 L2 escalated',
    '9 L3 not-acknowledged',
  ]);
  expect(stateAt(4, alarm, [acknowledgedAt(2)])).toEqual({ kind: 'not-acknowledged', since: 4 * MINUTE });
  expect(stateAt(6, alarm, [acknowledgedAt(2), acknowledgedAt(5)]).kind).toBe('acknowledged');
});

test('what the ticket’s own system says of an acknowledgement counts as well', () => {
  const alarm = alarmAtZero({ shares: [], acknowledged: [{ at: 3 * MINUTE, by: 'J. Weber' }] });
  const life = alarmLife(alarm, entriesOf(alarm, [], { until: 4 }), USUAL_ALARM_RULES, 3, 4 * MINUTE);
  expect(life.state).toEqual({
    kind: 'acknowledged',
    at: 3 * MINUTE,
    by: { kind: 'source', by: 'J. Weber' },
    until: 13 * MINUTE,
  });
});

test('a reaction, or a clock that becomes void, ends it: nobody is told any more', () => {
  const end = { kind: 'reaction', at: 4 * MINUTE, by: null } as const;
  const entries = entriesOf(alarmAtZero(), [], { until: 4 });
  const life = alarmLife(alarmAtZero({ end }), entries, USUAL_ALARM_RULES, 3, 6 * MINUTE);
  expect(life).toMatchObject({ state: { kind: 'ended', end }, next: null });
});

test('void from the start it is told once and never escalates', () => {
  expect(tellingsOf(alarmAtZero({ once: true }), [], { until: 500 })).toEqual(['0 L1 raised']);
  expect(stateAt(1, alarmAtZero({ once: true }), [])).toEqual({ kind: 'told-once' });
});

test('one that was over before it was known is told once, unless that is a day ago', () => {
  const end = { kind: 'reaction', at: 4 * MINUTE, by: null } as const;
  expect(tellingsOf(alarmAtZero({ end, knownAt: 90 * MINUTE }), [], { until: 500 })).toEqual(['0 L1 raised']);
  const { next, state } = alarmLife(
    alarmAtZero({ end, knownAt: TOO_LATE_MS + 1 }),
    [],
    USUAL_ALARM_RULES,
    1,
    0,
  );
  expect({ next, state }).toEqual({ next: null, state: { kind: 'ended', end } });
});

test('with one level that level is told again and again', () => {
  const told = tellingsOf(alarmAtZero({ shares: [] }), [], { until: 10, topLevel: 1 });
  expect(told).toEqual(['0 L1 raised', '5 L1 not-acknowledged', '10 L1 not-acknowledged']);
});

test('what was due together while nobody could tell is told together, one level up', () => {
  const [raised] = entriesOf(alarmAtZero(), [], { until: 0 });
  const { next } = alarmLife(alarmAtZero(), [raised], USUAL_ALARM_RULES, 3, 25 * MINUTE);
  expect(next).toEqual({
    dueAt: 5 * MINUTE,
    reasons: ['used-50', 'used-80', 'not-acknowledged'],
    level: 2,
  });
});

test('a clock that was set back holds nothing up for longer than one wait', () => {
  const told = entriesOf(alarmAtZero({ shares: [] }), [], { until: 0 }).map((one) => ({
    ...one,
    at: 60 * MINUTE,
  }));
  const entries = [...told, { kind: 'clock-set-back', at: 10 * MINUTE } as const];
  const { next } = alarmLife(alarmAtZero({ shares: [] }), entries, USUAL_ALARM_RULES, 3, 10 * MINUTE);
  expect(next?.dueAt).toBe(15 * MINUTE);
});

test('a day past due the highest level is told once a day: a forgotten alarm never falls silent, and does not pile up', () => {
  const day = 24 * 60;
  const minutes = tellingsOf(alarmAtZero(), [], { until: 5 * day }).map((told) => Number(told.split(' ')[0]));
  const ofDay = (nth: number) => minutes.filter((at) => at > nth * day + 30 && at <= (nth + 1) * day + 30);
  expect(ofDay(0)).toHaveLength(48);
  expect([1, 2, 3].map((nth) => ofDay(nth).length)).toEqual([1, 1, 1]);
});

test('where nothing is due, as of a silent station, the highest level is told each half hour once it was reached', () => {
  const silent = alarmAtZero({ dueAt: null, shares: [], about: { kind: 'silence', station: 'oslo' } });
  expect(tellingsOf(silent, [], { until: 100 }).map((told) => told.split(' ')[0])).toEqual([
    ...['0', '5', '10', '40', '70', '100'],
  ]);
});

test('an escalation that was taken back and is given anew is told, though its number was answered', () => {
  const once = alarmAtZero({ shares: [], escalations: [2 * MINUTE] });
  const entries = entriesOf(once, [], { until: 3 });
  const anew = alarmAtZero({ shares: [], escalations: [4 * MINUTE] });
  const { next } = alarmLife(anew, entries, USUAL_ALARM_RULES, 3, 4 * MINUTE);
  expect(next).toMatchObject({ reasons: ['escalated'], dueAt: 4 * MINUTE, level: 3 });
});

test('the silence of a station is due to be told when it was noticed: that takes its while, and makes nothing late', () => {
  const about = { kind: 'silence', station: 'oslo' } as const;
  const silent = alarmAtZero({ about, dueAt: null, shares: [], knownAt: 3 * MINUTE });
  expect(alarmLife(silent, [], USUAL_ALARM_RULES, 3, 3 * MINUTE).next).toMatchObject({ dueAt: 3 * MINUTE });
});

test('levels at which nobody is on duty are gone through, and past due the telling is as seldom as else', () => {
  const alarm = alarmAtZero({ shares: [] });
  const entries: AlarmEntry[] = [];
  const told: string[] = [];
  for (let now = 0; now <= 95 * MINUTE; now += MINUTE) {
    const { next } = alarmLife(alarm, entries, USUAL_ALARM_RULES, 3, now);
    if (!next || next.dueAt > now) continue;
    const { dueAt, reasons, level: dueLevel } = next;
    const telling = told.push(`${now / MINUTE} L${dueLevel}`);
    const who = { level: 1, dueLevel, to: [{ person: 'a', name: 'A', level: 1 }] };
    entries.push({ kind: 'telling', at: now, telling, reasons, dueAt, late: false, escalations: 0, ...who });
  }
  expect(told).toEqual(['0 L1', '5 L2', '10 L3', '15 L3', '20 L3', '25 L3', '30 L3', '60 L3', '90 L3']);
});

test('a share of the goal that was told too early, by a clock that was wrong, is told when it is used', () => {
  const alarm = alarmAtZero();
  const early = entriesOf(alarm, [], { until: 15 }).map((entry) => ({
    ...entry,
    at: entry.at + 20 * MINUTE,
  }));
  const entries: AlarmEntry[] = [...early, { kind: 'clock-set-back', at: 2 * MINUTE }, acknowledgedAt(10)];
  const { next } = alarmLife(alarm, entries, USUAL_ALARM_RULES, 3, 11 * MINUTE);
  expect(next).toMatchObject({ dueAt: 15 * MINUTE, reasons: ['used-50'] });
});

test('a flag that is set anew under the id of one that was taken back begins at the first level, and is not late', () => {
  const before = entriesOf(alarmAtZero(), [], { until: 5 });
  expect(before.map(({ at }) => at / MINUTE)).toEqual([0, 5]);
  const alarm = alarmAtZero({ raisedAt: 300 * MINUTE, dueAt: 330 * MINUTE, shares: [] });
  const resumed: AlarmEntry = { kind: 'resumed', at: 300 * MINUTE };
  const { state, next } = alarmLife(alarm, [...before, resumed], USUAL_ALARM_RULES, 3, 301 * MINUTE);
  expect(state).toEqual({ kind: 'not-acknowledged', since: 300 * MINUTE });
  expect(next).toEqual({ dueAt: 300 * MINUTE, reasons: ['raised'], level: 1 });
  const telling = { ...before[0], at: 301 * MINUTE, telling: 3 } as TellingEntry;
  const after = alarmLife(alarm, [...before, resumed, telling], USUAL_ALARM_RULES, 3, 301 * MINUTE);
  expect(after.next).toEqual({ dueAt: 306 * MINUTE, reasons: ['not-acknowledged'], level: 2 });
});

test('what was over and goes on is due since then: nothing was due meanwhile', () => {
  const entries: AlarmEntry[] = [
    ...entriesOf(alarmAtZero(), [], { until: 0 }),
    { kind: 'ended', at: 2 * MINUTE, end: { kind: 'taken-back', at: 2 * MINUTE } },
    { kind: 'resumed', at: 600 * MINUTE },
  ];
  const { next } = alarmLife(alarmAtZero({ shares: [] }), entries, USUAL_ALARM_RULES, 3, 600 * MINUTE);
  expect(next).toEqual({ dueAt: 600 * MINUTE, reasons: ['not-acknowledged'], level: 2 });
});
