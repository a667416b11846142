import { expect, test } from 'vitest';
import type { SourceRecord } from '../../../main/sync/source.ts';
import { askedApp } from './asked-app.ts';

const NOW = Date.parse('2026-03-23T14:30:00Z');

const record = (kind: string, id: string, body: object, at = 0): SourceRecord => ({
  kind,
  record: id,
  sequence: 0,
  at,
  body,
});

const RECORDS: SourceRecord[] = [
  record('address', 'A1', { id: 'A1', text: 'Silkeborgvej 212, 8230 Åbyhøj', lines: [] }),
  ...Array.from({ length: 12 }, (_, i) => [
    record('ticket', `${i}`, {
      provider: 'aura',
      service: null,
      serviceKind: null,
      addressId: 'A1',
      customerId: null,
      subject: `Udfald ${i}`,
      url: null,
      priority: null,
      requestKind: null,
    }),
    record(
      'ticket.event',
      `${i}#0`,
      { ticketId: `${i}`, type: 'opened', channel: 'phone' },
      NOW - i * 60_000,
    ),
  ]).flat(),
];

async function station() {
  const ask = await askedApp(RECORDS, NOW);
  return async (query: string) => {
    const response = await ask(`/api/search${query}`);
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as { found: unknown[] },
    };
  };
}

test('a search answers hits with the station’s now, and is kept by nobody', async () => {
  const ask = await station();
  const { status, headers, body } = await ask(`?q=${encodeURIComponent('abyhoj')}&limit=2`);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    stationNow: NOW,
    found: [
      { kind: 'ticket', ticketId: 's:0', address: 'Silkeborgvej 212, 8230 Åbyhøj', exact: false },
      { kind: 'ticket', ticketId: 's:1' },
      { kind: 'address', addressId: 'A1', tickets: { open: 12, all: 12, exact: true } },
    ],
    more: true,
    whole: true,
  });
});

test('without a limit there are ten of each kind; without words nothing is found', async () => {
  const ask = await station();
  expect((await ask('?q=udfald')).body.found).toHaveLength(10);
  for (const query of ['', '?q=', '?q=%20-%20']) {
    expect((await ask(query)).body).toEqual({ stationNow: NOW, found: [], more: false, whole: true });
  }
});

test('what cannot be answered is said in a sentence', async () => {
  const ask = await station();
  const errors = {
    [`?q=${'x'.repeat(201)}`]: 'q is longer than 200 characters: shorten it',
    '?q=a&limit=0': 'limit is not a whole number from 1 to 50: write one, such as 10',
    '?q=a&limit=51': 'limit is not a whole number from 1 to 50: write one, such as 10',
    '?q=a&limit=ten': 'limit is not a whole number from 1 to 50: write one, such as 10',
    '?q=a&q=b': 'q is there 2 times: write it once',
    '?q=a&kind=ticket': "there is no 'kind' to ask for: leave it out, or ask for one of q, limit",
  };
  for (const [query, error] of Object.entries(errors)) {
    const answer = await ask(query);
    expect([query, answer.status, answer.body]).toEqual([query, 400, { error }]);
  }
});
