// Which alarms are this station's to tell, and how they follow later records.
import { expect, test } from 'vitest';
import { planAlarms } from '../../../main/alarms/plan-alarms.ts';
import { raiseAlarms } from '../../../main/alarms/raise.ts';
import { resumeAlarms } from '../../../main/alarms/resume.ts';
import { alarmSent } from '../../../main/alarms/sent.ts';
import { alarmStep } from '../../../main/alarms/tell.ts';
import { testAlarm } from '../../../main/alarms/unticketed.ts';
import { storeIn } from '../../../main/database/store.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import type { SourceRecord } from '../../../main/sync/source.ts';
import { countsUntil } from '../../../src/alarms/acknowledgement.ts';
import { arrive } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';
import { eventRecord, ticketRecord } from './emergency-records.ts';
import { emergencies, FLAGGED, happened } from './one-emergency.ts';

const HOUR = 3_600_000;
const SINCE = Date.parse('2026-03-23T12:00:00Z');

/** A ticket that was opened as an emergency so many hours after the station first told of alarms, and what followed. */
function emergency(id: string, hours: number, ...later: readonly (readonly [hours: number, type: string])[]) {
  const event = (nth: number, at: number, type: string, more: object = {}) =>
    eventRecord(id, nth, SINCE + at * HOUR, { type, ...more });
  return [
    ticketRecord(id),
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

test('what is configured to raise alarms, or when they go up, holds of open tickets at once', () => {
  const { store, alarms } = known(emergency('T', 1), 1.1);
  const settle = () => {
    for (const ticket of store.tickets.toLookAt(SINCE, 10))
      settleTicket(store, ticket, 'time passed', SINCE + 1.2 * HOUR);
  };
  const { plan } = store.alarming;
  planAlarms(store, plan);
  settle();
  expect(store.tickets.toLookAt(SINCE, 10)).toEqual([]);
  planAlarms(store, plan);
  expect(store.tickets.toLookAt(SINCE, 10)).toEqual([]);
  planAlarms(store, { ...plan, rules: { ...plan.rules, sharesPercent: [90] } });
  settle();
  expect(alarms()[0].shares).toEqual([{ percent: 90, at: SINCE + 1.45 * HOUR }]);
});

test('what ended before its ticket was hidden ended as it did; what goes on is taken back', () => {
  const { store, alarms } = known([...emergency('T', 1, [1.2, 'staff-replied'])], 1.3);
  const hidden = () => raiseAlarms(store, store.caseOf('s:T')!, null, SINCE + 2 * HOUR);
  hidden();
  expect(alarms()).toMatchObject([{ end: { kind: 'reaction' } }]);
  const open = known(emergency('T', 1), 1.1);
  raiseAlarms(open.store, open.store.caseOf('s:T')!, null, SINCE + 2 * HOUR);
  expect(open.alarms()).toMatchObject([{ end: { kind: 'taken-back', at: SINCE + 2 * HOUR } }]);
});

test('an alarm whose ticket was hidden goes on when it is shown again, and that is written down', () => {
  const { store, alarms } = known(emergency('T', 1), 1.1);
  store.alarming.plan = { ...store.alarming.plan, sources: ['s'] };
  const told = (at: number) =>
    alarmStep(store, [], SINCE + at * HOUR).changed.map(({ entries }) => entries.map(({ kind }) => kind));
  expect(told(1.1)).toEqual([['telling']]);
  raiseAlarms(store, store.caseOf('s:T')!, null, SINCE + 1.12 * HOUR);
  expect(alarms()).toMatchObject([{ end: { kind: 'taken-back' } }]);
  expect(told(1.3)).toEqual([]);
  settleTicket(store, 's:T', 'shown again', SINCE + 1.4 * HOUR);
  expect(alarms()).toMatchObject([{ end: null, nextAt: SINCE + 1.4 * HOUR }]);
  expect(told(1.4)).toEqual([['telling', 'ended', 'resumed', 'telling']]);
});

test('nobody is told of what is no longer this station’s: its source taken out, or its provider', () => {
  const { store } = known([...emergency('T', 1), ...emergency('U', 1)], 1.1);
  const at = SINCE + 1.1 * HOUR;
  store.alarming.plan = { ...store.alarming.plan, sources: [] };
  expect(alarmStep(store, [], at)).toMatchObject({ changed: [], nextAt: null });
  store.alarming.plan = { ...store.alarming.plan, sources: ['s'] };
  resumeAlarms(store, at);
  const others = store.rules.terms.filter(({ provider }) => provider !== 'aurologic');
  const without = { ...store, rules: { ...store.rules, terms: others } };
  expect(alarmStep(without, [], at)).toMatchObject({ changed: [], nextAt: null });
  resumeAlarms(store, at);
  expect(alarmStep(store, [], at).changed).toHaveLength(2);
});

test('what was not delivered before an acknowledgement is not sent when that has lapsed, but what is decided then', () => {
  const { store, alarms } = known(emergency('T', 1), 1);
  const minute = (nth: number) => SINCE + HOUR + nth * 60_000;
  const weber = { person: 'weber', name: 'J. Weber', level: null };
  store.alarming.plan = {
    ...store.alarming.plan,
    ...{ sources: ['s'], fallback: [weber], channels: new Map([['weber', ['pager']]]) },
    rules: { ...store.alarming.plan.rules, sharesPercent: [] },
  };
  const [{ id }] = alarms();
  const sent = (nth: number) =>
    alarmStep(store, [], minute(nth)).toSend.map(({ message }) => [message.telling, message.attempt]);
  expect(sent(0)).toEqual([[1, 1]]);
  const failed = { kind: 'failed', why: 'refused', mayHaveArrived: false } as const;
  alarmSent(
    store,
    { ...{ alarm: id, telling: 1, person: 'weber' }, channel: 'pager', attempt: 1, sent: failed },
    minute(0),
  );
  store.alarms.add(id, {
    kind: 'acknowledged',
    at: minute(1),
    by: { kind: 'screen', screen: 'NOC', onDuty: [] },
  });
  resumeAlarms(store, minute(1));
  expect(sent(1)).toEqual([]);
  expect(sent(11)).toEqual([[2, 1]]);
  alarmSent(
    store,
    { ...{ alarm: id, telling: 2, person: 'weber' }, channel: 'pager', attempt: 1, sent: failed },
    minute(11),
  );
  expect(sent(12)).toEqual([[2, 2]]);
});

test('a message that arrived by a channel that is gone since is not sent by another', () => {
  const { store, alarms } = known(emergency('T', 1), 1);
  const weber = { person: 'weber', name: 'J. Weber', level: null };
  const by = (channel: string) => {
    const channels = new Map([['weber', [channel]]]);
    store.alarming.plan = { ...store.alarming.plan, sources: ['s'], fallback: [weber], channels };
  };
  by('telex');
  const [{ id }] = alarms();
  const at = SINCE + HOUR;
  expect(alarmStep(store, [], at).toSend).toHaveLength(1);
  const arrived = { kind: 'arrived' } as const;
  alarmSent(
    store,
    { ...{ alarm: id, telling: 1, person: 'weber' }, channel: 'telex', attempt: 1, sent: arrived },
    at,
  );
  by('pager');
  resumeAlarms(store, at + 1_000);
  expect(alarmStep(store, [], at + 1_000).toSend).toEqual([]);
});

test('a test that goes on is answered to who asks for another: nobody is told twice since a key was pressed twice', () => {
  const { store } = known([], 0);
  const first = testAlarm(store, 'NOC', 'aurologic', SINCE);
  expect(testAlarm(store, 'desk', 'aurologic', SINCE + 1)).toEqual(first);
  expect(alarmStep(store, [], SINCE + 2).changed).toMatchObject([{ id: first.id, end: { kind: 'tested' } }]);
  expect(testAlarm(store, 'desk', 'aurologic', SINCE + 3).id).not.toBe(first.id);
});

test('the alarm of a ticket that a changed mapping gives to another provider is told to whom that has on duty', () => {
  const { store: one } = temporaryStore();
  const terms = one.rules.terms.flatMap((own) =>
    own.provider === 'aurologic' ? [own, { ...own, provider: 'twin' }] : [own],
  );
  const store = storeIn(one.db, { ...one.rules, terms });
  store.alarming.since = SINCE;
  store.alarming.plan = { ...store.alarming.plan, sources: ['s'] };
  const at = SINCE + HOUR;
  const shift = (provider: string, person: string): SourceRecord => ({
    ...{ kind: 'duty', record: person, sequence: 0, at: SINCE },
    body: { provider, level: 1, person, name: person, start: SINCE, end: SINCE + 5 * HOUR },
  });
  arrive(store, [shift('aurologic', 'anna'), shift('twin', 'theo'), ...emergency('T', 1)], at);
  const told = (hours: number) =>
    alarmStep(store, [], SINCE + hours * HOUR).changed.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.kind === 'telling' ? entry.to.map(({ person }) => person) : [])),
    );
  expect(told(1)).toEqual(['anna']);
  const [ticket] = emergency('T', 1);
  const moved = { ...ticket, sequence: 1, body: { ...(ticket.body as object), provider: 'twin' } };
  arrive(store, [moved], SINCE + 1.1 * HOUR);
  expect(store.alarms.ofTicket('s:T')).toMatchObject([{ provider: 'twin' }]);
  expect(told(1.1)).toEqual(['anna', 'theo']);
});

test('an acknowledgement in the ticket’s own system counts as the rule was when it became known, whatever the rule is by then', () => {
  const at = SINCE + 1.1 * HOUR;
  const acknowledgement: SourceRecord = {
    ...{ kind: 'acknowledgement', record: 'T/ack', sequence: 0, at },
    body: { ticketId: 'T', alarmAt: SINCE + HOUR, at, by: 'J. Weber' },
  };
  const { store, alarms } = known([...emergency('T', 1), acknowledgement], 1.15);
  expect(alarms()[0].acknowledged).toEqual([{ at, by: 'J. Weber', countsMs: 600_000 }]);
  const { plan } = store.alarming;
  store.alarming.plan = { ...plan, rules: { ...plan.rules, reactWithinMs: 1 } };
  settleTicket(store, 's:T', 'time passed', SINCE + 1.2 * HOUR);
  const [alarm] = alarms();
  expect(alarm.acknowledged).toEqual([{ at, by: 'J. Weber', countsMs: 600_000 }]);
  expect(countsUntil(alarm, [], at, store.alarming.plan.rules)).toBe(at + 600_000);
});

test('a flag that lies ahead of a clock that was set back is judged when it has come; one that is gone ends at once', () => {
  const openedAt = FLAGGED - 2 * HOUR;
  const opened = (id: string) => happened(id, 0, openedAt, 'opened', { channel: 'ticket-system' }, 5);
  const { store } = emergencies(['T', 'U'], [opened('T'), opened('U')]);
  const back = FLAGGED - HOUR;
  arrive(
    store,
    [happened('T', 2, back, 'customer-replied'), happened('U', 1, back, 'customer-replied', {}, 7)],
    back,
  );
  expect(store.alarms.ofTicket('s:T')).toMatchObject([{ end: null }]);
  expect(store.alarms.ofTicket('s:U')).toMatchObject([{ end: { kind: 'taken-back', at: back } }]);
  expect(store.tickets.nextLook()).toBe(FLAGGED);
  settleTicket(store, 's:T', 'time passed', FLAGGED);
  expect(store.alarms.ofTicket('s:T')).toMatchObject([{ end: null, raisedAt: FLAGGED }]);
  expect(store.tickets.nextLook()).toBe(FLAGGED + HOUR / 2 + 1);
});

test('a try that comes long after its telling says that it is late, and who is named for nobody on duty is told so', () => {
  const { store, alarms } = known(emergency('T', 1), 1);
  const weber = { person: 'weber', name: 'J. Weber', level: null };
  const channels = new Map([['weber', ['pager']]]);
  store.alarming.plan = { ...store.alarming.plan, sources: ['s'], fallback: [weber], channels };
  const at = SINCE + HOUR;
  const sent = (now: number) => alarmStep(store, [], now).toSend.map(({ message }) => message);
  expect(sent(at)).toMatchObject([{ attempt: 1, late: false, toldAt: at, standIn: 'nobody-on-duty' }]);
  // Cut off by the end of the station.
  resumeAlarms(store, at + 132_000);
  expect(sent(at + 132_000)).toMatchObject([
    { attempt: 2, repeat: true, late: true, toldAt: at + 132_000, tellingDueAt: at },
  ]);
  expect(alarms()).toHaveLength(1);
});

test('what a person is told later answers the first message to them, not one that went to others', () => {
  const { store } = known(emergency('T', 1), 1);
  const told = (person: string) => ({ person, name: person, level: null });
  const plan = (person: string) => {
    const channels = new Map([[person, ['mail']]]);
    store.alarming.plan = { ...store.alarming.plan, sources: ['s'], fallback: [told(person)], channels };
  };
  const sent = (minute: number) =>
    alarmStep(store, [], SINCE + HOUR + minute * 60_000).toSend.map(({ message }) => [
      message.person,
      message.telling,
      message.firstTelling,
    ]);
  plan('weber');
  expect(sent(0)).toEqual([['weber', 1, 1]]);
  plan('haddad');
  expect(sent(5)).toEqual([['haddad', 2, 2]]);
  expect(sent(10)).toEqual([['haddad', 3, 2]]);
});

test('a test for a provider that is known no more is over', () => {
  const { store } = known([], 0);
  const { id } = testAlarm(store, 'NOC', 'aurologic', SINCE);
  const without = { ...store, rules: { ...store.rules, terms: [] } };
  expect(alarmStep(without, [], SINCE + 1)).toMatchObject({
    toSend: [],
    changed: [{ id, end: { kind: 'tested' } }],
  });
  expect(store.alarms.goingOn()).toEqual([]);
});
