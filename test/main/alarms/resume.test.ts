// After a start, or a step of the clock, every alarm is looked at again, whatever one of them looks like.
import { expect, test } from 'vitest';
import { resumeAlarms } from '../../../main/alarms/resume.ts';
import { testAlarm } from '../../../main/alarms/unticketed.ts';
import { heardFrom, lookForSilence } from '../../../main/alarms/watch.ts';
import { boardAlarmsIn } from '../../../main/database/board-questions.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { arrive } from '../sync/generated-records.ts';
import { emergencies, emergency, FLAGGED, happened, REFUSED } from './one-emergency.ts';

const MINUTE = 60_000;
const OSLO = [{ station: 'oslo', provider: 'aurologic', missingAfterMs: 3 * MINUTE }];

test.each([
  ['how it stands', "UPDATE alarms SET standing = '{' WHERE ticket = 's:T'"],
  ['what was done', "UPDATE alarm_entries SET body = '{' WHERE alarm LIKE 's:T/%'"],
])(
  'an alarm of which nobody can read %s keeps no start, no test and no watch from the others',
  (_, damage) => {
    const { store, step } = emergencies(['T', 'U']);
    expect(step(FLAGGED)).toHaveLength(2);
    store.db.prepare(damage).run();
    resumeAlarms(store, FLAGGED + MINUTE);
    expect(step(FLAGGED + 5 * MINUTE)).toEqual(['s:U 2 not-acknowledged']);
    expect(boardAlarmsIn(store, FLAGGED).map(({ about }) => about)).toMatchObject([{ ticket: 's:U' }]);
    lookForSilence(store, OSLO, FLAGGED, FLAGGED);
    expect(lookForSilence(store, OSLO, FLAGGED, FLAGGED + 3 * MINUTE)).toHaveLength(1);
    expect(heardFrom(store, 'oslo', FLAGGED + 4 * MINUTE)).toHaveLength(1);
    testAlarm(store, 'x', 'aurologic', FLAGGED + 5 * MINUTE);
    expect(step(FLAGGED + 5 * MINUTE)).toContainEqual(expect.stringMatching(/^test /));
  },
);

test('how an alarm stands is put on file anew with its ticket, where nobody can read it', () => {
  const { store, step } = emergencies(['T']);
  step(FLAGGED);
  store.db.prepare("UPDATE alarms SET standing = '{'").run();
  settleTicket(store, 's:T', 'time passed', FLAGGED + MINUTE);
  expect(step(FLAGGED + 5 * MINUTE)).toEqual(['s:T 2 not-acknowledged']);
});

test('one that was over before anybody was told waits no longer, either, when the clock is set back', () => {
  const answered = happened('T', 2, FLAGGED + MINUTE, 'staff-replied');
  const { store, step } = emergencies(['T'], [answered], FLAGGED + 2 * MINUTE);
  expect(step(FLAGGED + 2 * MINUTE, REFUSED)).toHaveLength(1);
  const back = FLAGGED - 60 * MINUTE;
  resumeAlarms(store, back);
  expect(step(back)).toEqual([]);
  expect(step(back + 15_000)).toEqual(['s:T 1 raised']);
});

test('whom no channel reached is told as soon as one is configured, without waiting for the next level', () => {
  const { store, step } = emergencies(['T']);
  const { channels } = store.alarming.plan;
  store.alarming.plan = { ...store.alarming.plan, channels: new Map() };
  expect(step(FLAGGED)).toEqual([]);
  expect(store.alarms.goingOn()[0].nextAt).toBe(FLAGGED + 5 * MINUTE);
  store.alarming.plan = { ...store.alarming.plan, channels };
  resumeAlarms(store, FLAGGED + MINUTE);
  expect(step(FLAGGED + MINUTE)).toEqual(['s:T 1 raised']);
});

test('a station that was begun by a clock that was ahead tells of emergencies once that is set right', () => {
  const { store, step } = emergencies([]);
  store.alarming.since = FLAGGED + 1000 * 60 * MINUTE;
  arrive(store, emergency('T'), FLAGGED);
  expect(step(FLAGGED)).toEqual([]);
  resumeAlarms(store, FLAGGED + MINUTE);
  expect(store.alarming.since).toBe(FLAGGED + MINUTE);
  expect(store.tickets.toLookAt(FLAGGED + MINUTE, 10)).toEqual(['s:T']);
  settleTicket(store, 's:T', 'time passed', FLAGGED + MINUTE);
  expect(step(FLAGGED + MINUTE)).toEqual(['s:T 1 raised']);
});
