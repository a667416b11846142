import { expect, test } from 'vitest';
import type { SourceRecord } from '../../../main/sync/source.ts';
import { askedApp } from './asked-app.ts';

// A Monday; half past three in Copenhagen.
const NOW = Date.parse('2026-03-23T14:30:00Z');
const HOUR = 3_600_000;

const record = (kind: string, id: string, body: object, at = 0, sequence = 0): SourceRecord => ({
  kind,
  record: id,
  sequence,
  at,
  body,
});

const story = (id: string, addressId: string | null, events: readonly [hoursAgo: number, body: object][]) => [
  record('ticket', id, {
    provider: 'aura',
    service: null,
    serviceKind: null,
    addressId,
    customerId: 'K-1',
    subject: 'Ingen forbindelse',
    url: null,
    priority: null,
    requestKind: null,
  }),
  ...events.map(([hoursAgo, body], i) =>
    record('ticket.event', `${id}#${i}`, { ticketId: id, ...body }, NOW - hoursAgo * HOUR, i),
  ),
];

const RECORDS: SourceRecord[] = [
  record('customer', 'K-1', { id: 'K-1', name: 'Møllers Tømmerhandel' }),
  record('address', 'A/1 ø', { id: 'A/1 ø', text: 'Søndergade 14, 8660 Skanderborg', lines: ['L-7'] }),
  record('address', 'A2', { id: 'A2', text: 'Torvet 1, 8300 Odder', lines: [] }),
  record('agreement', 'G1', {
    provider: 'aura',
    addressId: 'A/1 ø',
    customerId: 'K-1',
    tier: 'pro',
    from: '2026-01-01',
    to: '2026-04-01',
    listed: 1,
  }),
  ...story('T1', 'A/1 ø', [
    [50, { type: 'opened', channel: 'phone' }],
    [49.5, { type: 'repair-started' }],
    [49, { type: 'restored' }],
    [48.9, { type: 'all-clear-sent' }],
    [48.5, { type: 'closed' }],
    [2, { type: 'reopened' }],
  ]),
];

async function station(records: readonly SourceRecord[] = RECORDS) {
  const ask = await askedApp(records, NOW);
  return async (path: string) => {
    const response = await ask(path);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

test('agreements are answered with their address, customer and open tickets', async () => {
  const get = await station();
  const { status, body } = await get('/api/agreements?q=soendergade&tier=pro&on=2026-03-23&limit=10&fault=');
  expect(status).toBe(200);
  expect(body).toEqual({
    stationNow: NOW,
    date: '2026-03-23',
    found: { count: 1, exact: true },
    addresses: 2,
    rows: [
      {
        provider: 'aura',
        addressId: 'A/1 ø',
        address: 'Søndergade 14, 8660 Skanderborg',
        customerId: 'K-1',
        customer: 'Møllers Tømmerhandel',
        tier: 'pro',
        from: '2026-01-01',
        to: '2026-04-01',
        ends: '2026-04-01',
        openTickets: ['s:T1'],
      },
    ],
    next: null,
  });
});

test('the next page begins after the last row of the one before', async () => {
  const get = await station();
  const first = await get('/api/agreements?limit=1');
  expect(first.body).toMatchObject({ found: { count: 2, exact: true }, rows: [{ addressId: 'A/1 ø' }] });
  const second = await get(`/api/agreements?limit=1&after=${first.body.next}`);
  expect(second.body).toMatchObject({ found: { count: 2, exact: true }, next: null });
  expect(second.body.rows).toEqual([
    {
      provider: null,
      addressId: 'A2',
      address: 'Torvet 1, 8300 Odder',
      customerId: null,
      customer: null,
      tier: null,
      from: null,
      to: null,
      ends: null,
      openTickets: [],
    },
  ]);
});

const REFUSED: readonly [query: string, sentence: RegExp][] = [
  ['on=2026-02-30', /^on is not a date that exists: write it as 2026-03-23$/],
  ['on=23.3.2026', /^on is not a date/],
  ['endsWithin=0', /^endsWithin is not a whole number from 1 to 3660: write one, such as 30$/],
  ['endsWithin=-3', /^endsWithin is not a whole number/],
  ['limit=1000', /^limit is not a whole number from 1 to 200/],
  ['fault=maybe', /^fault is neither 'open' nor 'none'/],
  ['after=%2B%2B', /^after is not the next of an earlier answer/],
  ['query=x', /^there is no 'query' to ask for: leave it out, or ask for one of q, tier/],
  ['q=a&q=b', /^q is there 2 times: write it once$/],
  [`q=${'a'.repeat(201)}`, /^q is longer than 200 characters/],
  ['on=x&limit=x', /^on is not .*; limit is not /],
];

test('a query that cannot be understood is refused with a sentence', async () => {
  const get = await station();
  for (const [query, sentence] of REFUSED) {
    const { status, body } = await get(`/api/agreements?${query}`);
    expect([query, status]).toEqual([query, 400]);
    expect(body.error).toMatch(sentence);
  }
});

test('an address is answered with its agreements and every clock at it, the newest first', async () => {
  const get = await station();
  const { status, body } = await get(`/api/addresses/${encodeURIComponent('A/1 ø')}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    stationNow: NOW,
    addressId: 'A/1 ø',
    address: 'Søndergade 14, 8660 Skanderborg',
    lines: ['L-7'],
    agreements: [{ tier: 'pro', customer: 'Møllers Tømmerhandel', openTickets: ['s:T1'] }],
    moreCycles: 0,
  });
  // Reopened two hours ago: one hour was promised.
  expect(body.cycles).toEqual([
    {
      ticketId: 's:T1',
      cycle: 2,
      kind: 'remote-reaction',
      tier: 'pro',
      reportedAt: NOW - 2 * HOUR,
      dueAt: NOW - HOUR,
      state: 'breached',
      reason: null,
      excused: false,
      usedMs: 2 * HOUR,
      goalMs: HOUR,
      marks: [],
    },
    {
      ticketId: 's:T1',
      cycle: 1,
      kind: 'remote-reaction',
      tier: 'pro',
      reportedAt: NOW - 50 * HOUR,
      dueAt: NOW - 49 * HOUR,
      state: 'met',
      reason: null,
      excused: false,
      usedMs: HOUR / 2,
      goalMs: HOUR,
      marks: [],
    },
  ]);
});

test('an address may have no agreements; a ticket at an unknown one still tells its clocks', async () => {
  const get = await station([...RECORDS, ...story('T2', 'A9', [[1, { type: 'opened', channel: 'phone' }]])]);
  expect((await get('/api/addresses/A2')).body).toMatchObject({ agreements: [], cycles: [] });
  const { body } = await get('/api/addresses/A9');
  expect(body).toMatchObject({
    address: null,
    agreements: [],
    cycles: [{ state: 'void', reason: 'no-agreement' }],
  });
  expect(await get('/api/addresses/A404')).toEqual({
    status: 404,
    body: { error: 'there is nothing on file about an address A404' },
  });
});

test('of more clocks than are listed the rest is counted', async () => {
  const tickets = Array.from({ length: 203 }, (_, i) =>
    story(`N${i}`, 'A2', [
      [300 - i, { type: 'opened', channel: 'phone' }],
      [300 - i, { type: 'closed' }],
    ]),
  ).flat();
  const get = await station([...RECORDS, ...tickets]);
  const { body } = await get('/api/addresses/A2');
  const cycles = body.cycles as { ticketId: string }[];
  expect([cycles.length, body.moreCycles, cycles[0].ticketId]).toEqual([200, 3, 's:N202']);
});
