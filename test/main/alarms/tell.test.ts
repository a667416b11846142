// What one step of telling decides and sends.
import { expect, test } from 'vitest';
import { alarmStep } from '../../../main/alarms/tell.ts';
import { emergencies, FLAGGED } from './one-emergency.ts';

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
