// What one step of telling decides and sends.
import { expect, test } from 'vitest';
import { resumeAlarms } from '../../../main/alarms/resume.ts';
import { alarmStep } from '../../../main/alarms/tell.ts';
import { arrive } from '../sync/generated-records.ts';
import { emergencies, FLAGGED, happened, REFUSED } from './one-emergency.ts';

const MINUTE = 60_000;

test('an alarm that breaks a rule of the tables holds up no other, and nothing of it is sent', () => {
  const { store, step } = emergencies(['T', 'U']);
  store.db.exec(`
    CREATE TRIGGER broken BEFORE INSERT ON alarm_entries WHEN new.alarm LIKE 's:T/%' AND new.kind = 'attempt'
    BEGIN SELECT raise(ABORT, 'no such entry'); END`);
  const { toSend, failed } = alarmStep(store, [], FLAGGED);
  expect(toSend.map(({ message }) => message.alarm)).toEqual(['s:U/first-reaction/1/1']);
  expect(failed).toEqual([expect.stringContaining('no such entry')]);
  expect(store.alarms.entriesOf('s:T/first-reaction/1/1')).toEqual([]);
  store.db.exec('DROP TRIGGER broken');
  expect(step(FLAGGED + 60_000)).toContain('s:T 1 raised');
});

test('a flag that is set anew under the id of one that was taken back is told anew, whoever acknowledged that', () => {
  const { store, step } = emergencies(['T']);
  expect(step(FLAGGED)).toEqual(['s:T 1 raised']);
  const by = { kind: 'screen', screen: 'NOC', onDuty: [] } as const;
  const [{ id }] = store.alarms.goingOn();
  store.alarms.add(id, { kind: 'acknowledged', at: FLAGGED + MINUTE, by });
  const anew = FLAGGED + 4 * MINUTE;
  arrive(store, [happened('T', 1, anew, 'emergency-flagged', {}, 7)], anew);
  expect(store.alarms.goingOn()).toMatchObject([{ id, raisedAt: anew }]);
  expect(step(anew)).toEqual(['s:T 2 raised']);
  expect(step(anew + 5 * MINUTE - 1)).toEqual([]);
  expect(step(anew + 5 * MINUTE)).toEqual(['s:T 3 not-acknowledged']);
});

test('what was decided after an acknowledgement is sent also when the clock is set back to before both', () => {
  const { store, step } = emergencies(['T']);
  expect(step(FLAGGED)).toHaveLength(1);
  const by = { kind: 'screen', screen: 'NOC', onDuty: [] } as const;
  const [{ id }] = store.alarms.goingOn();
  store.alarms.add(id, { kind: 'acknowledged', at: FLAGGED + MINUTE, by });
  expect(step(FLAGGED + 11 * MINUTE, REFUSED)).toEqual(['s:T 2 lapsed']);
  resumeAlarms(store, FLAGGED);
  expect(step(FLAGGED + 15_000)).toEqual(['s:T 2 lapsed']);
});

test('a flag that is set anew hours later is no late one, and nobody is told that the one before was not acknowledged', () => {
  const { store } = emergencies(['T']);
  alarmStep(store, [], FLAGGED);
  const back = FLAGGED + 2 * MINUTE;
  arrive(store, [happened('T', 1, back, 'customer-replied', {}, 7)], back);
  const anew = FLAGGED + 360 * MINUTE;
  arrive(store, [happened('T', 2, anew, 'emergency-flagged', {}, 8)], anew);
  alarmStep(store, [], anew);
  const [{ id }] = store.alarms.goingOn();
  const tellings = store.alarms.entriesOf(id).filter(({ kind }) => kind === 'telling');
  expect(tellings).toMatchObject([
    { at: FLAGGED },
    { at: anew, dueAt: anew, reasons: ['raised'], dueLevel: 1, late: false },
  ]);
});
