import { describe, expect, test } from 'vitest';
import { type FakeRt, startFakeRt } from './fake-rt.ts';
import { instant } from './instants.ts';
import { rtConfig, type Synced, syncedRt } from './synced.ts';

const NEW_TRANSACTIONS = /^\/transactions.*TicketQueue/;

async function started(changes = {}): Promise<{ rt: FakeRt; synced: Synced }> {
  const rt = await startFakeRt();
  return { rt, synced: syncedRt(rtConfig(rt.url, changes), { now: instant('20:00') }) };
}

const eventsOf = ({ store }: Synced, ticket: number) =>
  store.events.ofTicket(`rt:${ticket}`).map((event) => `${event.fact.split('/')[1]} ${event.type}`);
const ticketsIn = (synced: Synced) => synced.store.db.prepare('SELECT ticket FROM tickets').pluck().all();
const factsOf = ({ store }: Synced) =>
  store.db.prepare("SELECT count(*) AS count FROM facts WHERE kind = 'rt.transaction'").get() as {
    count: number;
  };

describe('paging', () => {
  test('everything is read, in pages of a hundred, and read again changes nothing', async () => {
    const { rt, synced } = await started();
    for (let i = 0; i < 60; i++) {
      rt.set(rt.create({ Provider: 'aura' }), 'Emergency', 'yes');
      for (let j = 0; j < 3; j++) rt.reply(i + 1, 'duty');
    }
    const batches = await synced.poll();
    expect(batches.map((batch) => batch.records.length)).toEqual([100, 100, 100, 50, 10]);
    expect(factsOf(synced).count).toBe(300);
    expect(ticketsIn(synced)).toHaveLength(60);
    expect(synced.store.progress.incomplete('rt')).toEqual([]);
    expect(await synced.poll()).toEqual([]);
  });

  test('a short page is not the end, nor is an empty one: what may not be seen is left out of it', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aura' });
    for (let i = 0; i < 350; i++) rt.unseen.add(rt.write(ticket, { Type: 'Comment' }));
    rt.set(ticket, 'Emergency', 'yes');
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['62 opened', '413 emergency-flagged']);
    expect(await synced.poll()).toEqual([]);
  });

  test('what is written just between a page and the look behind it is found', async () => {
    const { rt, synced } = await started();
    rt.before(/^\/transactions.*order=DESC/, () => rt.create({ Provider: 'aura' }));
    await synced.poll();
    expect(eventsOf(synced, 1)).toEqual(['62 opened']);
  });
});

describe('numbers that are committed out of order', () => {
  test('within the overlap they are found later', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aura' });
    rt.skip(1);
    rt.reply(ticket, 'duty');
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['62 opened', '64 staff-replied']);
    rt.set(ticket, 'Emergency', 'yes', { id: 63 });
    await synced.poll();
    expect(eventsOf(synced, ticket)).toContain('63 emergency-flagged');
    expect(eventsOf(synced, ticket)).not.toContain('62 emergency-flagged');
  });

  test('a late one that shows in the reading already never becomes a value of the creation', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aura' });
    rt.skip(1);
    rt.reply(ticket, 'duty');
    rt.before(/^\/tickets/, () => rt.set(ticket, 'Emergency', 'yes', { id: 63 }));
    await synced.poll();
    expect(eventsOf(synced, ticket)).toContain('63 emergency-flagged');
    expect(eventsOf(synced, ticket)).not.toContain('62 emergency-flagged');
  });
});

describe('a write between the transactions and the reading of the ticket', () => {
  test('is completed in the next pass, never taken for a value of the creation', async () => {
    const rt = await startFakeRt();
    const seen: string[][] = [];
    const synced: Synced = syncedRt(rtConfig(rt.url), {
      now: instant('20:00'),
      afterBatch: () => seen.push(eventsOf(synced, 1)),
    });
    const ticket = rt.create({ Provider: 'aura' });
    rt.before(/^\/tickets/, () => rt.set(ticket, 'Emergency', 'yes'));
    await synced.poll();
    expect(seen).toEqual([[], [], ['62 opened', '63 emergency-flagged']]);
  });

  test('also when more than a page was written meanwhile', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aura' });
    rt.before(/^\/tickets/, () => {
      const busy = rt.create({ Provider: 'aura' });
      for (let i = 0; i < 150; i++) rt.reply(busy, 'duty');
      rt.set(ticket, 'Emergency', 'yes');
    });
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['62 opened', '214 emergency-flagged']);
  });

  test('also when it comes just when open tickets are compared', async () => {
    const { rt, synced } = await started({ reconcileMinutes: 1 });
    const ticket = rt.create({ Provider: 'aura' });
    await synced.poll();
    synced.now += 61_000;
    rt.before(/^\/tickets/, () => rt.set(ticket, 'Emergency', 'yes'));
    await synced.poll();
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['62 opened', '63 emergency-flagged']);
  });
});

test('a masked transaction says nothing', async () => {
  const { rt, synced } = await started();
  const ticket = rt.create({ Provider: 'aura' });
  rt.masked.add(rt.reply(ticket, 'duty'));
  await synced.poll();
  expect(factsOf(synced).count).toBe(1);
  expect(eventsOf(synced, ticket)).toEqual(['62 opened']);
});

test('a change of a field that no queue knows is kept by its number; the queues are asked once', async () => {
  const { rt, synced } = await started();
  const ticket = rt.create({ Provider: 'aura' });
  const asked = () => rt.requests.filter((request) => request.url!.includes('/queue/')).length;
  await synced.poll();
  const before = asked();
  for (const value of ['x', 'y']) {
    rt.write(ticket, { Type: 'CustomField', Field: '77', NewValue: value });
    await synced.poll();
  }
  expect(asked()).toBe(before + 1);
  const stored = synced.store.facts.ofTicket('rt', String(ticket)).map((fact) => fact.body);
  expect(stored).toContainEqual(expect.objectContaining({ field: '77', new: 'y' }));
});

test('a reminder is no ticket', async () => {
  const { rt, synced } = await started();
  rt.create({}, { Type: 'reminder' });
  await synced.poll();
  expect(ticketsIn(synced)).toEqual([]);
  expect(synced.store.quarantine.counts().get('rt')).toBeUndefined();
});

describe('who replied stays what they were, whatever becomes of them', () => {
  const leaves = (rt: FakeRt) =>
    rt.instead(/^\/user\/amira/, (response) => response.end('{"Name":"amira","Privileged":0}'));

  test('when the whole history is read again', async () => {
    const { rt, synced } = await started({ reconcileMinutes: 1 });
    const ticket = rt.create({ Provider: 'aura' });
    rt.reply(ticket, 'amira');
    await synced.poll();
    leaves(rt);
    rt.move(ticket, 'NOC');
    synced.now += 61_000;
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['62 opened', '63 staff-replied']);
  });

  test('when a station starts again and reads the overlap', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aura' });
    rt.reply(ticket, 'amira');
    await synced.poll();
    leaves(rt);
    const { store, now } = synced;
    const restarted = syncedRt(rtConfig(rt.url), { store, now });
    expect(await restarted.poll()).toEqual([]);
    rt.reply(ticket, 'amira');
    await restarted.poll();
    expect(eventsOf(restarted, ticket)).toEqual(['62 opened', '63 staff-replied', '64 customer-replied']);
  });
});

test('nothing is read before all queues are found', async () => {
  const { rt, synced } = await started({ queues: ['NOC', 'Other'] });
  await expect(synced.poll()).rejects.toThrow("queue 'Other' does not exist, or is not shown");
  expect(rt.requests.some((request) => NEW_TRANSACTIONS.test(decodeURIComponent(request.url!)))).toBe(false);
});
