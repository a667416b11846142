import { describe, expect, test } from 'vitest';
import { type FakeRt, startFakeRt } from './fake-rt.ts';
import { instant } from './instants.ts';
import { rtConfig, type Synced, syncedRt } from './synced.ts';

async function started(): Promise<{ rt: FakeRt; synced: Synced; later: () => Promise<unknown> }> {
  const rt = await startFakeRt();
  const synced = syncedRt(rtConfig(rt.url, { reconcileMinutes: 10 }), { now: instant('20:00') });
  const later = () => {
    synced.now += 600_000;
    return synced.poll();
  };
  return { rt, synced, later };
}

const eventsOf = ({ store }: Synced, ticket: number) =>
  store.events.ofTicket(`rt:${ticket}`).map((event) => event.type);
const hidden = ({ store }: Synced, ticket: number) => store.tickets.one(`rt:${ticket}`)?.hidden;

describe('a ticket that leaves our sight', () => {
  test('is no longer visible to us; back again it is what it was, with all that happened meanwhile', async () => {
    const { rt, synced, later } = await started();
    const ticket = rt.create({ Provider: 'aurologic', Emergency: 'yes' });
    await synced.poll();
    rt.move(ticket, 'Hidden');
    await later();
    expect(hidden(synced, ticket)).toBe('no longer visible to us');
    expect(synced.store.tickets.onBoard()).toEqual([]);
    expect(synced.store.tickets.hiddenCount()).toBe(1);

    rt.set(ticket, 'Emergency', 'no');
    rt.reply(rt.create({ Provider: 'aura' }), 'duty');
    await synced.poll();
    rt.move(ticket, 'NOC');
    await synced.poll();
    expect(hidden(synced, ticket)).toBeNull();
    expect(eventsOf(synced, ticket)).toEqual(['opened', 'emergency-flagged', 'emergency-unflagged']);
  });

  test('and comes back before anybody noticed has missed nothing', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aurologic', Emergency: 'yes' });
    await synced.poll();
    rt.move(ticket, 'Hidden');
    rt.reply(ticket, 'duty');
    rt.create({ Provider: 'aura' });
    await synced.poll();
    rt.move(ticket, 'NOC');
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['opened', 'emergency-flagged', 'staff-replied']);
  });

  test('and is shown again without a transaction, because a right was given back, has missed nothing', async () => {
    const { rt, synced, later } = await started();
    const ticket = rt.create({ Provider: 'aurologic' });
    await synced.poll();
    const { Queue } = rt.tickets.get(ticket)!;
    rt.tickets.get(ticket)!.Queue = 'Hidden';
    await later();
    rt.set(ticket, 'Emergency', 'yes');
    rt.create({ Provider: 'aura' });
    await synced.poll();
    rt.tickets.get(ticket)!.Queue = Queue;
    await later();
    expect(hidden(synced, ticket)).toBeNull();
    expect(eventsOf(synced, ticket)).toEqual(['opened', 'emergency-flagged']);
  });

  test('in a queue that RT shows but that is not synced is no longer ours', async () => {
    const { rt, synced, later } = await started();
    rt.queues.push({ id: '9', Name: 'Sales' });
    const ticket = rt.create({ Provider: 'aurologic' });
    await synced.poll();
    rt.move(ticket, 'Sales');
    await later();
    expect(hidden(synced, ticket)).toBe('moved to the queue Sales, which is not synced');
    expect(synced.store.tickets.one(`rt:${ticket}`)?.provider).toBe('aurologic');
  });

  test('because RT forgot it is gone', async () => {
    const { rt, synced, later } = await started();
    const ticket = rt.create({ Provider: 'aurologic' });
    await synced.poll();
    rt.instead(/^\/ticket\/1\b/, (response) => response.writeHead(404).end('{"message":"Not Found"}'));
    rt.instead(/^\/tickets/, (response) => response.end('{"items":[]}'));
    await later();
    expect(hidden(synced, ticket)).toBe('gone from RT');
  });
});

test('a ticket that came into sight late is read from its beginning', async () => {
  const { rt, synced } = await started();
  const late = rt.create({ Provider: 'aurologic' }, { Queue: 'Hidden' });
  rt.set(late, 'Emergency', 'yes');
  for (let i = 0; i < 120; i++) rt.reply(late, 'customer1@example.test');
  rt.create({ Provider: 'aura' });
  await synced.poll();
  rt.move(late, 'NOC');
  await synced.poll();
  const events = eventsOf(synced, late);
  expect(events.slice(0, 3)).toEqual(['opened', 'emergency-flagged', 'customer-replied']);
  expect(events).toHaveLength(122);
});

describe('a deleted ticket', () => {
  test('is closed, and its last reading is that of the deletion', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aurologic' });
    rt.set(ticket, 'Emergency', 'yes');
    await synced.poll();
    rt.set(ticket, 'Emergency', 'no');
    rt.become(ticket, 'deleted');
    await synced.poll();
    const all = ['opened', 'emergency-flagged', 'emergency-unflagged', 'closed'];
    expect(eventsOf(synced, ticket)).toEqual(all);
  });

  test('that was deleted before the first sync is understood all the same', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aurologic', Emergency: 'yes' });
    rt.become(ticket, 'deleted');
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['opened', 'emergency-flagged', 'closed']);
    expect(synced.store.quarantine.counts().get('rt')).toBeUndefined();
  });
});

describe('a merged ticket', () => {
  test('ends, and the other one lives', async () => {
    const { rt, synced } = await started();
    const source = rt.create({ Provider: 'aurologic', Emergency: 'yes' });
    const target = rt.create({ Provider: 'aura' });
    rt.merge(source, target);
    await synced.poll();
    expect(eventsOf(synced, source)).toEqual(['opened', 'emergency-flagged', 'merged']);
    expect(eventsOf(synced, target)).toEqual(['opened']);
    expect(synced.store.tickets.onBoard()).toEqual([`rt:${target}`]);
  });

  test('of which RT has no reading of its own keeps the last one', async () => {
    const { rt, synced } = await started();
    const source = rt.create({ Provider: 'aurologic' });
    const target = rt.create({ Provider: 'aura' });
    rt.set(source, 'Emergency', 'yes');
    await synced.poll();
    rt.set(source, 'Emergency', 'no');
    rt.merge(source, target);
    const { EffectiveId } = rt.tickets.get(source)!;
    rt.instead(/^\/tickets/, (response) => response.end('{"items":[]}'));
    await synced.poll();
    expect(EffectiveId).toBe(target);
    expect(eventsOf(synced, source)).toEqual([
      'opened',
      'emergency-flagged',
      'emergency-unflagged',
      'merged',
    ]);
  });

  test('into one that we may not see leaves with the reason, although others were merged into it', async () => {
    const { rt, synced, later } = await started();
    const source = rt.create({ Provider: 'aurologic' });
    const target = rt.create({}, { Queue: 'Hidden' });
    rt.merge(rt.create({ Provider: 'aurologic' }), source);
    await synced.poll();
    rt.merge(source, target);
    for (const one of rt.transactions) if (one.ticket === source) rt.masked.add(one.id);
    await later();
    expect(hidden(synced, source)).toBe('merged into ticket 2, which is not visible to us');
    expect(synced.store.tickets.onBoard()).toEqual([]);
  });
});
