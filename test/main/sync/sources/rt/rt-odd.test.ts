import { describe, expect, test } from 'vitest';
import { type FakeAnswer, fakeAnswer } from './fake-answers.ts';
import { type FakeRt, startFakeRt } from './fake-rt.ts';
import { instant } from './instants.ts';
import { rtConfig, type Synced, syncedRt } from './synced.ts';

type Item = Record<string, unknown> & { id: string };

async function started(): Promise<{ rt: FakeRt; synced: Synced }> {
  const rt = await startFakeRt();
  return { rt, synced: syncedRt(rtConfig(rt.url), { now: instant('20:00') }) };
}

/** From now on RT's items with this number read as `change` makes them; `undefined` mends them. */
function spoil(rt: FakeRt, what: 'transactions' | 'tickets', ids: number[], change?: (item: Item) => void) {
  const path = new RegExp(`^/${what}`);
  if (!change) return rt.instead(path, undefined);
  rt.instead(path, (response, { url }) => {
    const [status, body] = fakeAnswer(rt, url!.replace('/REST/2.0', '')) as FakeAnswer &
      [number, { items: Item[] }];
    for (const item of body.items) if (ids.includes(Number(item.id))) change(item);
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
}

const without = (field: string) => (item: Item) => void delete item[field];
const faults = ({ store }: Synced) => store.quarantine.list('rt', 100).map((one) => [one.place, one.reason]);
const eventsOf = ({ store }: Synced, ticket: number) =>
  store.events.ofTicket(`rt:${ticket}`).map((event) => `${event.fact.split('/')[1]} ${event.type}`);

describe('an odd ticket', () => {
  test('goes to quarantine, the others are understood, and so is it as soon as it reads well', async () => {
    const { rt, synced } = await started();
    for (let i = 0; i < 3; i++) rt.create({ Provider: 'aura' });
    spoil(rt, 'tickets', [2], without('CustomFields'));
    await synced.poll();
    expect(synced.store.tickets.onBoard()).toEqual(['rt:1', 'rt:3']);
    expect(faults(synced)).toEqual([
      [
        'ticket 2',
        'ticket 2 is not what RT 5 gives, at CustomFields: Invalid input; correct it in RT; until it reads well the ticket stands as it was last understood',
      ],
    ]);
    expect(synced.store.progress.incomplete('rt')).toEqual(['2']);
    // Alone it is no fault of RT either.
    await synced.poll();
    expect(synced.store.progress.incomplete('rt')).toEqual(['2']);
    spoil(rt, 'tickets', []);
    await synced.poll();
    expect(synced.store.tickets.onBoard().toSorted()).toEqual(['rt:1', 'rt:2', 'rt:3']);
    expect(faults(synced)).toEqual([]);
  });

  test('that RT does not list is one as well', async () => {
    const { rt, synced } = await started();
    rt.create({ Provider: 'aura' });
    const odd = rt.create({ Provider: 'aura' });
    rt.become(odd, 'deleted');
    rt.instead(/^\/ticket\/2\b/, (response) => response.end('{"id":2,"Created":"2026-03-02T10:00:00Z"}'));
    await synced.poll();
    expect(faults(synced).map(([place]) => place)).toEqual(['ticket 2']);
    expect(synced.store.tickets.onBoard()).toEqual(['rt:1']);
  });

  test('that is open already and turns odd is said, stands, and clears itself', async () => {
    const { rt, synced } = await started();
    for (let i = 0; i < 2; i++) rt.create({ Provider: 'aura' });
    await synced.poll();
    const later = async () => {
      synced.now += 600_000;
      await synced.poll();
    };
    spoil(rt, 'tickets', [1], without('Queue'));
    await later();
    expect(faults(synced).map(([place]) => place)).toEqual(['ticket 1']);
    expect(synced.store.tickets.onBoard()).toEqual(['rt:1', 'rt:2']);
    spoil(rt, 'tickets', []);
    await later();
    expect(faults(synced)).toEqual([]);
  });

  test('when all tickets of RT are odd, RT is', async () => {
    const { rt, synced } = await started();
    for (let i = 0; i < 2; i++) rt.create({ Provider: 'aura' });
    spoil(rt, 'tickets', [1, 2], without('CustomFields'));
    await expect(synced.poll()).rejects.toThrow('at items.0.CustomFields: Invalid input; is this RT 5?');
  });
});

describe('an odd transaction', () => {
  test('holds its ticket for one poll only, and is kept raw while the cursor moves on', async () => {
    const { rt, synced } = await started();
    const ticket = rt.create({ Provider: 'aura' });
    const other = rt.create({ Provider: 'aura' });
    const odd = rt.reply(ticket, 'duty');
    rt.reply(other, 'duty');
    spoil(rt, 'transactions', [odd], (item) => {
      delete item.Creator;
      item.NewValue = 'x'.repeat(100_000);
    });
    await synced.poll();
    expect(synced.store.progress.cursor('rt')).toBe('65');
    expect(synced.store.tickets.onBoard()).toEqual(['rt:2']);
    expect(faults(synced)).toEqual([
      [
        'transaction 64',
        'transaction 64 of ticket 1 is not what RT 5 gives, at Creator: Invalid input; correct it in RT; until it reads well its ticket is understood without it',
      ],
    ]);
    expect(synced.store.quarantine.list('rt', 1)[0].raw.length).toBeLessThan(5_000);
    await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['62 opened']);
    expect(faults(synced)).toHaveLength(1);
    expect(await synced.poll()).toEqual([]);
    spoil(rt, 'transactions', []);
    const batches = await synced.poll();
    expect(eventsOf(synced, ticket)).toEqual(['62 opened', '64 staff-replied']);
    expect(batches[0]).toMatchObject({ healed: ['transaction 64'] });
  });

  test('that is the only one for a long while stops nothing', async () => {
    const { rt, synced } = await started();
    rt.create({ Provider: 'aura' });
    await synced.poll();
    rt.skip(200);
    const odd = rt.reply(1, 'duty');
    spoil(rt, 'transactions', [odd], without('Creator'));
    await synced.poll();
    await synced.poll();
    expect(synced.store.progress.cursor('rt')).toBe(String(odd));
    expect(faults(synced).map(([place]) => place)).toEqual([`transaction ${odd}`]);
  });

  test('when all transactions of RT are odd, RT is, and nothing is passed over', async () => {
    const { rt, synced } = await started();
    rt.create({ Provider: 'aura' });
    await synced.poll();
    const next = rt.reply(1, 'duty');
    spoil(rt, 'transactions', [62, next], without('Creator'));
    await expect(synced.poll()).rejects.toThrow('at items.0.Creator: Invalid input; is this RT 5?');
    expect(synced.store.progress.cursor('rt')).toBe('62');
  });

  test('in the history of a ticket that came into sight late', async () => {
    const { rt, synced } = await started();
    const late = rt.create({ Provider: 'aura' }, { Queue: 'Hidden' });
    const odd = rt.reply(late, 'duty');
    rt.create({ Provider: 'aura' });
    await synced.poll();
    rt.move(late, 'NOC');
    spoil(rt, 'transactions', [odd], without('Creator'));
    await synced.poll();
    await synced.poll();
    expect(faults(synced).map(([place]) => place)).toEqual([`transaction ${odd}`]);
    expect(eventsOf(synced, late)).toEqual(['62 opened']);
  });

  test.each(['-200000-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '2100-01-02T00:00:00Z', 'soon'])(
    'one that is dated %s is odd',
    async (Created) => {
      const { rt, synced } = await started();
      const ticket = rt.create({ Provider: 'aura' });
      rt.write(ticket, { Type: 'Correspond', Created });
      await synced.poll();
      await synced.poll();
      expect(eventsOf(synced, ticket)).toEqual(['62 opened']);
      expect(faults(synced)[0][1]).toContain('at Created: is no instant between 1990 and 2100; correct it');
    },
  );

  test('and a ticket dated so is odd as well', async () => {
    const { rt, synced } = await started();
    for (let i = 0; i < 2; i++) rt.create({ Provider: 'aura' });
    spoil(rt, 'tickets', [1], (item) => {
      item.Created = '1970-01-01T00:00:00Z';
    });
    await synced.poll();
    expect(faults(synced)[0][1]).toContain('at Created: is no instant between 1990 and 2100; correct it');
    expect(synced.store.tickets.onBoard()).toEqual(['rt:2']);
  });
});

describe('transactions that were not asked for', () => {
  const sentence = 'answers transactions that were not asked for; is there a cache or proxy in between?';
  const first = /id%20%3E%20\d+/;

  test('because somebody answers the first page again and again', async () => {
    const { rt, synced } = await started();
    rt.create({ Provider: 'aura' });
    rt.instead(/^\/transactions/, (response, { url }) => {
      const [, body] = fakeAnswer(rt, url!.replace('/REST/2.0', '').replace(first, 'id%20%3E%200'));
      response.end(JSON.stringify(body));
    });
    await expect(synced.poll()).rejects.toThrow(`${rt.url}/REST/2.0/transactions ${sentence}`);
  });

  test.each([['x'], ['1e9'], ['-5'], ['6.5'], ['99999999999999999999'], ['0']])(
    'because the number %s is none; it never becomes the cursor',
    async (id) => {
      const { rt, synced } = await started();
      rt.create({ Provider: 'aura' });
      rt.reply(1, 'duty');
      spoil(rt, 'transactions', [63], (item) => {
        item.id = id;
      });
      await expect(synced.poll()).rejects.toThrow(sentence);
      expect(synced.store.progress.cursor('rt')).toBeNull();
    },
  );
});
