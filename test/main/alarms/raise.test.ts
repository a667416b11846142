// Which alarms are this station's to tell, and how they follow later records.
import { expect, test } from 'vitest';
import { alarmStep } from '../../../main/alarms/tell.ts';
import type { SourceRecord } from '../../../main/sync/source.ts';
import { arrive } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';

const HOUR = 3_600_000;
const SINCE = Date.parse('2026-03-23T12:00:00Z');

/** A ticket that was opened as an emergency so many hours after the station first told of alarms, and what followed. */
function emergency(id: string, hours: number, ...later: readonly (readonly [hours: number, type: string])[]) {
  const about = {
    provider: 'aurologic',
    service: null,
    serviceKind: 'IP-Transit',
    addressId: null,
    customerId: null,
  };
  const body = { ...about, subject: 'down', url: null, priority: null, requestKind: null };
  const event = (nth: number, at: number, type: string, more: object = {}): SourceRecord => ({
    ...{ kind: 'ticket.event', record: `${id}#${nth}`, sequence: nth, at: SINCE + at * HOUR },
    body: { ticketId: id, type, ...more },
  });
  return [
    { kind: 'ticket', record: id, sequence: 0, at: 0, body },
    event(0, hours, 'opened', { channel: 'ticket-system' }),
    event(1, hours, 'emergency-flagged'),
    ...later.map(([at, type], nth) => event(2 + nth, at, type)),
  ];
}

function known(records: readonly SourceRecord[], at: number) {
  const { store } = temporaryStore();
  store.alarming.since = SINCE;
  arrive(store, records, SINCE + at * HOUR);
  return { store, alarms: () => store.alarms.ofTicket('s:T') };
}

test('years of tickets that are read at the first start raise no alarm; one that goes on does', () => {
  expect(known(emergency('T', -2000, [-1999, 'staff-replied']), 0).alarms()).toEqual([]);
  expect(known(emergency('T', -2000), 0).alarms()).toEqual([]);
  expect(known(emergency('T', -1, [-0.9, 'staff-replied']), 0).alarms()).toEqual([]);
  expect(known(emergency('T', -1), 0).alarms()).toMatchObject([
    { raisedAt: SINCE - HOUR, knownAt: SINCE, nextAt: SINCE },
  ]);
});

test('one that was raised and answered while the station was off is its own all the same', () => {
  const { alarms } = known(emergency('T', 1, [1.2, 'staff-replied']), 3);
  expect(alarms()).toMatchObject([{ end: { kind: 'reaction' }, nextAt: SINCE + 3 * HOUR }]);
});

test('the same records again, or a reply, raise nothing anew; a flag that is set again does', () => {
  const { store, alarms } = known(emergency('T', 1), 1.1);
  arrive(store, emergency('T', 1), SINCE + 1.2 * HOUR);
  arrive(store, emergency('T', 1, [1.3, 'staff-replied']), SINCE + 1.3 * HOUR);
  expect(alarms()).toMatchObject([{ knownAt: SINCE + 1.1 * HOUR, end: { kind: 'reaction' } }]);
  expect(store.alarms.entriesOf(alarms()[0].id).map(({ kind }) => kind)).toEqual(['ended']);
  const again = [
    [1.3, 'staff-replied'],
    [1.4, 'emergency-unflagged'],
    [1.5, 'emergency-flagged'],
  ] as const;
  arrive(store, emergency('T', 1, ...again), SINCE + 1.5 * HOUR);
  expect(alarms()).toMatchObject([{ about: { ordinal: 1 } }, { about: { ordinal: 2 }, end: null }]);
});

test('an alarm that cannot be looked at holds up no other, and is tried again in a minute', () => {
  const { store } = known([...emergency('T', 1), ...emergency('U', 1)], 1.1);
  store.alarming.plan = { ...store.alarming.plan, sources: ['s'] };
  store.db.prepare("UPDATE alarms SET standing = '{}' WHERE ticket = 's:T'").run();
  const now = SINCE + 1.1 * HOUR;
  const { changed, failed } = alarmStep(store, [], now);
  expect(changed.map(({ about }) => about)).toMatchObject([{ ticket: 's:U' }]);
  expect(failed).toEqual([expect.stringMatching(/^alarm s:T\/first-reaction\/1\/1 cannot be looked at: /)]);
  expect(alarmStep(store, [], now + 1000)).toMatchObject({ failed: [], changed: [] });
  expect(alarmStep(store, [], now + 60_000).failed).toHaveLength(1);
});
