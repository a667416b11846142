import { expect, test } from 'vitest';
import type { SourceRecord } from '../../../main/sync/source.ts';
import type { RowsPage } from '../../../src/compliance/outcome-row.ts';
import type { ComplianceReport } from '../../../src/compliance/report.ts';
import { askedApp } from './asked-app.ts';

const NOW = Date.parse('2026-03-31T23:30:00Z');
const MINUTE = 60_000;

/** Emergencies of aurologic, one an hour: every third one answered too late. */
const RECORDS: SourceRecord[] = Array.from({ length: 9 }, (_, i) => {
  const opened = NOW - (i + 2) * 60 * MINUTE;
  const about = {
    provider: 'aurologic',
    service: 'IP-Transit',
    serviceKind: null,
    addressId: null,
    customerId: 'C1',
  };
  const event = (nth: number, minute: number, body: object) => ({
    kind: 'ticket.event',
    record: `${i}#${nth}`,
    sequence: nth,
    at: opened + minute * MINUTE,
    body: { ticketId: String(i), ...body },
  });
  return [
    {
      kind: 'ticket',
      record: String(i),
      sequence: 0,
      at: 0,
      body: { ...about, subject: `no ${i}`, url: null, priority: null, requestKind: null },
    },
    event(0, 0, { type: 'opened', channel: 'ticket-system' }),
    event(1, 0, { type: 'emergency-flagged' }),
    event(2, i % 3 === 0 ? 40 : 12, { type: 'staff-replied' }),
  ];
}).flat();

async function station() {
  const ask = await askedApp(RECORDS, NOW);
  return async (path: string) => {
    const response = await ask(`/api/compliance${path}`);
    return { status: response.status, body: await response.json() };
  };
}

let ask: Awaited<ReturnType<typeof station>>;

test('the current month is that of the provider’s zone, and what is left open is said', async () => {
  ask = await station();
  const { status, body } = await ask('?months=2');
  const report = body as ComplianceReport;
  expect(status).toBe(200);
  // It is the first of April in Langen already.
  expect([report.month, report.months]).toEqual(['2026-04', ['2026-03', '2026-04']]);
  expect(report.inPeriod.tally).toEqual({ met: 6, breached: 3 });
  const rows = (await ask('/rows?months=2&standing=breached')).body as RowsPage;
  expect([rows.count, rows.rows.length]).toEqual([3, 3]);
});

test('pages follow one another by their next, and never meet a row twice', async () => {
  ask = await station();
  const seen: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const { body } = await ask(`/rows?months=2&limit=2&after=${after}`);
    const page: RowsPage = body as RowsPage;
    seen.push(...page.rows.map(({ ticket }) => ticket));
    after = page.next;
  }
  expect(new Set(seen).size).toBe(9);
  expect(seen).toHaveLength(9);
});

test('each breach is told with why it was one, and its strip', async () => {
  ask = await station();
  const { body } = await ask('/breaches?months=2&standing=breached&limit=1');
  const [row] = (body as { rows: { why: unknown[]; strip: { kind: string } | null }[] }).rows;
  expect(row.why).toMatchObject([{ kind: 'stopped', by: 'staff-replied' }]);
  expect(row.strip).not.toBeNull();
});

test.each([
  ['?provider=nobody', "provider: there is no 'nobody': ask for one of aurologic, aura, or leave it out"],
  ['?month=2026-13', 'month is not a month: write it as 2026-03'],
  ['?until=2026-03&months=1&month=2025-01', 'month: 2025-01 is not in the period from 2026-03 to 2026-03'],
  ['?months=0', 'months is not a whole number from 1 to 60'],
  ['?kind=later', 'kind is none of first-reaction, remote-reaction, onsite-reaction'],
  ['?months=2&months=3', 'months is there 2 times: write it once'],
  ['?colour=red', "there is no 'colour' to ask for: leave it out"],
  [`?tier=${'x'.repeat(201)}`, 'tier is longer than 200 characters: shorten it'],
  ['/rows?hour=168', 'hour is not a whole number from 0 to 167'],
  ['/rows?after=nonsense', 'after is not the next of an earlier answer: ask for the first page, without it'],
  ['/groups?by=mood', 'by is none of provider, service, customer, address'],
])('%s is refused in a sentence', async (path, sentence) => {
  ask = await station();
  const { status, body } = await ask(path);
  expect(status).toBe(400);
  expect((body as { error: string }).error).toContain(sentence);
});
