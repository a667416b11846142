// An export is of one state of the database: what is settled while it is read is in the next one.

import { expect, onTestFinished, test, vi } from 'vitest';
import { alarmReportRoute } from '../../../main/api/alarm-report.ts';
import { complianceExportRoute } from '../../../main/api/compliance-export.ts';
import type { Reader } from '../../../main/database/reader.ts';
import { snapshotsOf } from '../../../main/database/snapshots.ts';
import { startWorker } from '../../../main/database/worker-calls.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';

const NOW = Date.parse('2026-03-31T20:00:00Z');
const MINUTE = 60_000;
/** Clocks of a dozen pages. */
const TICKETS = 3_100;

/** An emergency of aurologic that was answered in time, so many minutes ago. */
function emergency(id: string, minutes: number): SourceRecord[] {
  const opened = NOW - minutes * MINUTE;
  const event = (nth: number, at: number, body: object) => ({
    ...{ kind: 'ticket.event', record: `${id}#${nth}`, sequence: nth, at },
    body: { ticketId: id, ...body },
  });
  const about = { provider: 'aurologic', service: 'IP-Transit', serviceKind: null, addressId: null };
  const named = { customerId: 'C1', subject: id, url: null, priority: null, requestKind: null };
  return [
    { ...{ kind: 'ticket', record: id, sequence: 0, at: 0 }, body: { ...about, ...named } },
    event(0, opened, { type: 'opened', channel: 'ticket-system' }),
    event(1, opened, { type: 'emergency-flagged' }),
    event(2, opened + 5 * MINUTE, { type: 'staff-replied' }),
  ];
}

async function station() {
  const { store, file } = temporaryStore();
  store.alarming.since = 0;
  const put = (records: readonly SourceRecord[]) => {
    const complete = records.filter(({ kind }) => kind === 'ticket').map(({ record }) => record);
    storeBatch(store, 's', { ...NOTHING, records, complete }, { number: 1, map: plainMapping }, NOW);
  };
  const ids = Array.from({ length: TICKETS }, (_, nth) => String(nth));
  put(ids.flatMap((id, nth) => emergency(id, 60 + 2 * nth)));
  const reader = startWorker<Reader>('reader', (error) => {
    throw error;
  });
  onTestFinished(() => reader.stop());
  await reader.call.open(file, RULES);
  const route = complianceExportRoute(
    reader.call,
    () => [],
    () => NOW,
  );
  const alarms = alarmReportRoute(reader.call, () => NOW);
  const ask = (path: string) =>
    path.startsWith('/') ? alarms.request(path) : route.request(`/compliance/${path}`);
  return { store, put, ask, reader };
}

test('what is settled between two pages comes neither twice nor not at all', async () => {
  const { put, ask } = await station();
  const alarms = ['/alarms/report/export?months=2', '/alarms/report/export?months=2&format=json'];
  const exports = ['export?months=2&sep=comma', 'export?months=2&format=json', 'cases?months=2', ...alarms];
  const whole = async (path: string) => Buffer.from(await (await ask(path)).arrayBuffer()).toString();
  const before = await Promise.all(exports.map(whole));
  const begun = await Promise.all(
    exports.map(async (path) => {
      const reader = (await ask(path)).body!.getReader();
      return { reader, first: (await reader.read()).value! };
    }),
  );
  // The latest becomes the earliest, and the earliest the latest.
  put([...emergency('0', 60 + 2 * TICKETS), ...emergency(String(TICKETS - 1), 10)]);
  for (const [nth, { reader, first }] of begun.entries()) {
    const bytes: Uint8Array[] = [first];
    for (let part = await reader.read(); !part.done; part = await reader.read()) bytes.push(part.value);
    // Compared whole, and told as one word: it is half a million letters.
    expect([exports[nth], Buffer.concat(bytes).toString() === before[nth]]).toEqual([exports[nth], true]);
  }
  const after = await whole(exports[0]);
  const ticketsOf = (text: string) => text.split('\r\n').flatMap((line) => /s:\d+/.exec(line)?.[0] ?? []);
  expect(ticketsOf(before[0]).slice(0, 2)).toEqual(['s:0', 's:1']);
  expect(ticketsOf(after).slice(0, 2)).toEqual([`s:${TICKETS - 1}`, 's:1']);
  expect(ticketsOf(after).at(-1)).toBe('s:0');
  expect([ticketsOf(before[0]), ticketsOf(after)].map(({ length }) => length)).toEqual([TICKETS, TICKETS]);
});

test('a file that was read, that is not wanted any more, or that could not be made holds nothing', async () => {
  const { store, put, ask } = await station();
  let minutes = 100;
  const isHeld = () => {
    put(emergency('0', minutes++));
    // A log that somebody still reads is not written over from its beginning.
    const [{ busy }] = store.db.pragma('wal_checkpoint(RESTART)') as { busy: number }[];
    return busy === 1;
  };
  store.db.pragma('busy_timeout = 50');
  await (await ask('export?months=2')).text();
  expect(isHeld()).toBe(false);
  const begun = (await ask('export?months=2')).body!.getReader();
  await begun.read();
  expect(isHeld()).toBe(true);
  await begun.cancel();
  expect(isHeld()).toBe(false);
  expect((await ask('export?provider=nobody')).status).toBe(400);
  expect((await ask('cases?months=2&provider=nobody')).status).toBe(400);
  expect(isHeld()).toBe(false);
});

test('one that nobody reads on is given back, and says so', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { store } = temporaryStore();
  const snapshots = snapshotsOf(store.db, RULES);
  const [read, forgotten] = [snapshots.take(), snapshots.take()];
  vi.advanceTimersByTime(200_000);
  snapshots.of(read);
  vi.advanceTimersByTime(200_000);
  expect(snapshots.of(read).db.open).toBe(true);
  expect(() => snapshots.of(forgotten)).toThrow('nobody read on for five minutes: begin again');
  snapshots.giveBack(read);
  snapshots.giveBack(read);
  expect(() => snapshots.of(read)).toThrow();
});
