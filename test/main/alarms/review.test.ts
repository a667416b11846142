// Found by a review: a link that counts twice, a test that never ends, a wait that falls back to the shortest.
import { expect, test } from 'vitest';
import { USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import { linkTokens } from '../../../main/alarms/link-tokens.ts';
import { alarmSent } from '../../../main/alarms/sent.ts';
import { alarmStep } from '../../../main/alarms/tell.ts';
import { testAlarm } from '../../../main/alarms/unticketed.ts';
import type { Alarm } from '../../../src/alarms/alarm.ts';
import type { AlarmEntry } from '../../../src/alarms/alarm-entry.ts';
import { USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { alarmLife } from '../../../src/alarms/life.ts';
import { temporaryStore } from '../temporary-store.ts';

const T = Date.parse('2026-03-23T02:00:00Z');
const MINUTE = 60_000;

test('a link is read in the one writing in which it was sent', () => {
  const tokens = linkTokens(Buffer.alloc(32, 7));
  const token = tokens.sign({ alarm: 'a', telling: 1, person: 'p', name: 'n' });
  expect(tokens.read(token)).toMatchObject({ alarm: 'a', person: 'p' });
  for (const other of [`${token}=`, `${token}!`, token.replace('.', '.=')])
    expect(tokens.read(other)).toBeNull();
});

test('a test tries a channel once, also one whose answer was lost', () => {
  const { store } = temporaryStore();
  const fallback = [{ person: 'w', name: 'W', level: null }];
  store.alarming.plan = { ...USUAL_ALARM_PLAN, channels: new Map([['w', ['hook']]]), fallback };
  testAlarm(store, 'x', 'aurologic', T);
  let tries = 0;
  for (let now = T; now < T + 10 * MINUTE; now += 1_000) {
    for (const { message, channel } of alarmStep(store, [], now).toSend) {
      const { alarm, telling, person, attempt } = message;
      tries++;
      const sent = { kind: 'failed', why: 'answers 500', mayHaveArrived: true } as const;
      alarmSent(store, { alarm, telling, person, channel, attempt, sent }, now);
    }
  }
  expect(tries).toBe(1);
  expect(store.alarms.goingOn()).toEqual([]);
});

test('past due the wait is the long one too where nobody is on duty at the highest level', () => {
  const about = { kind: 'ticket', ticket: 's:1', clock: 'first-reaction', cycle: 1, ordinal: 1 } as const;
  const rest = { shares: [], once: false, escalations: [], acknowledged: [], end: null };
  const alarm: Alarm = {
    ...{ id: 'a', about, provider: 'p', raisedAt: T, knownAt: T, dueAt: T + 30 * MINUTE },
    ...rest,
  };
  const at = T + 60 * MINUTE;
  const told: AlarmEntry = {
    ...{ kind: 'telling', at, telling: 1, reasons: ['raised'], level: 1, dueLevel: 2, dueAt: T, late: false },
    ...{ to: [], escalations: 0 },
  };
  expect(alarmLife(alarm, [told], USUAL_ALARM_RULES, 2, at).next?.dueAt).toBe(at + 30 * MINUTE);
});
