// An acknowledgement is kept with the time for which it counts, also through the loss of the database.
import { appendFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { acknowledge } from '../../../main/alarms/acknowledge.ts';
import { USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import { deskFile } from '../../../main/database/desk-file.ts';
import { readDeskFile } from '../../../main/database/desk-file-read.ts';
import { takeInDeskFile } from '../../../main/database/desk-pen.ts';
import { USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { alarmTimeline } from '../../../src/alarms/timeline.ts';
import { arrive } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';
import { eventRecord, ticketRecord } from './emergency-records.ts';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-23T12:00:00Z');
const ALARM = 's:T/first-reaction/1/1';
const RECORDS = [
  ticketRecord('T'),
  eventRecord('T', 0, NOW, { type: 'opened', channel: 'ticket-system' }),
  eventRecord('T', 1, NOW, { type: 'emergency-flagged' }),
];

function station() {
  const { store, file } = temporaryStore();
  store.alarming.since = NOW;
  const rules = { ...USUAL_ALARM_RULES, reactWithinMs: 4 * MINUTE };
  store.alarming.plan = { ...USUAL_ALARM_PLAN, sources: ['s'], rules };
  arrive(store, RECORDS, NOW);
  const steps = () =>
    alarmTimeline(store.alarms.forBoard(ALARM)!, USUAL_ALARM_RULES, NOW + 60 * MINUTE)
      .filter(({ kind }) => kind === 'acknowledged' || kind === 'lapsed')
      .map(({ kind, at }) => `${kind} ${(at - NOW) / MINUTE}`);
  return { store, desk: deskFile(dirname(file)), steps };
}

test('it lapses when it did by the rule of then, also after the database was lost', () => {
  const first = station();
  const by = { kind: 'screen', screen: 'NOC' } as const;
  acknowledge(first.store, first.desk, { id: 'one', alarm: ALARM, by }, NOW + MINUTE);
  expect(first.steps()).toEqual(['acknowledged 1', 'lapsed 5']);

  const { entries } = readDeskFile(dirname(first.desk));
  const second = station();
  takeInDeskFile(second.store, second.desk, entries);
  expect(second.steps()).toEqual(['acknowledged 1', 'lapsed 5']);
  // The second file is lost too, and is written anew from the database.
  takeInDeskFile(second.store, second.desk, []);
  expect(readDeskFile(dirname(second.desk)).entries).toEqual(entries);
});

test('one of before this was kept is read as it is, and follows the rule of today', () => {
  const { store, desk, steps } = station();
  const by = { kind: 'screen', screen: 'NOC', onDuty: [] };
  const line = { entry: 'acknowledgement', id: 'old', alarm: ALARM, at: NOW + MINUTE, by };
  appendFileSync(desk, `${JSON.stringify(line)}\n`);
  const { entries, problem } = readDeskFile(dirname(desk));
  expect(problem).toBeNull();
  takeInDeskFile(store, desk, entries);
  expect(steps()).toEqual(['acknowledged 1', 'lapsed 11']);
});
