// "An alarm whose clock is void from the start is told once": the message says why.
import { expect, test } from 'vitest';
import { USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import { alarmStep } from '../../../main/alarms/tell.ts';
import { arrive } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';

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
  const about = { provider: 'aurologic', service: 'Webspace', serviceKind: null, addressId: null };
  const event = (nth: number, type: string, more: object = {}) => ({
    ...{ kind: 'ticket.event', record: `T#${nth}`, sequence: nth, at: NOW },
    body: { ticketId: 'T', type, ...more },
  });
  const ticket = {
    ...about,
    customerId: null,
    subject: 'down',
    url: null,
    priority: null,
    requestKind: null,
  };
  arrive(
    store,
    [
      { kind: 'ticket', record: 'T', sequence: 0, at: 0, body: ticket },
      event(0, 'opened', { channel: 'ticket-system' }),
      event(1, 'emergency-flagged'),
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
