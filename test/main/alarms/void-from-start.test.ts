// "An alarm whose clock is void from the start is told once": the message says why.
import { expect, test } from 'vitest';
import { USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import { alarmStep } from '../../../main/alarms/tell.ts';
import { arrive } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';
import { eventRecord, ticketRecord } from './emergency-records.ts';

const NOW = Date.parse('2026-03-23T12:00:00Z');

test('an emergency of a service without emergency support is told with the reason', () => {
  const { store } = temporaryStore();
  store.alarming.since = NOW;
  store.alarming.plan = {
    ...USUAL_ALARM_PLAN,
    sources: ['s'],
    fallback: [{ person: 'weber', name: 'J. Weber', level: null }],
    channels: new Map([['weber', ['page']]]),
  };
  arrive(
    store,
    [
      ticketRecord('T', { service: 'Webspace', serviceKind: null }),
      eventRecord('T', 0, NOW, { type: 'opened', channel: 'ticket-system' }),
      eventRecord('T', 1, NOW, { type: 'emergency-flagged' }),
    ],
    NOW,
  );
  const { toSend } = alarmStep(store, [], NOW);
  expect(toSend.map(({ message }) => [message.once, message.voidReason, message.end])).toEqual([
    [true, 'emergency-not-activated', null],
  ]);
  expect(alarmStep(store, [], NOW + 3_600_000).changed.flatMap(({ entries }) => entries)).not.toContainEqual(
    expect.objectContaining({ kind: 'telling', telling: 2 }),
  );
});
