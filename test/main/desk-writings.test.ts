// What supervisors write at a desk is kept twice, stays in order, and never changes a verdict.
import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfiguration } from '../../main/configuration/read-configuration.ts';
import { startStation } from '../../main/station.ts';
import { folderWith, type Happened } from './terms/kept-tickets.ts';

/** A Basis fault reported at nine, with a goal of three hours, on which work begins so many minutes later. */
const fault = (day: string, minutes: number): Happened[] => [
  [`${day}T09:00:00+01:00`, 'opened', { channel: 'phone' }],
  [new Date(Date.parse(`${day}T09:00:00+01:00`) + minutes * 60_000).toISOString(), 'repair-started'],
  [`${day}T14:00:00+01:00`, 'restored'],
  [`${day}T14:30:00+01:00`, 'closed'],
];
const TICKETS = { 'A1-1': fault('2026-01-14', 190), 'A1-2': fault('2026-01-15', 30) };
const NOW = Date.parse('2026-02-02T08:00:00Z');
const BREACHED = { ticket: 'noc:A1-1', kind: 'remote-reaction', cycle: 1, ordinal: 1 };
const GIVEN = { ...BREACHED, code: 'staffing', note: 'two engineers ill', by: 'Jonas Holm' };

const folder = () => folderWith(TICKETS, '2025-12-01T00:00:00Z', '2026-02-01T00:00:00Z');
const file = (kept: { folder: string }) => join(kept.folder, 'wallclock.desk.jsonl');

async function stationOn(kept: { folder: string; config: string }) {
  const said: string[] = [];
  let at = NOW;
  const { config } = readConfiguration(kept.config, {});
  const station = await startStation({
    ...{ data: kept.folder, config, folder: kept.folder, pages: '/nowhere' },
    ...{ hosts: () => ['station'], say: (sentence: string) => said.push(sentence), now: () => at++ },
  });
  let running = true;
  const stop = async () => {
    if (running) await station.stop();
    running = false;
  };
  onTestFinished(stop);
  const ask = async (path: string, init?: RequestInit) => {
    const response = await station.fetch(new Request(`http://station/api/desk/${path}`, init));
    const body = (await response.json()) as Record<string, never> & { error?: string };
    return { status: response.status, body };
  };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const record = async (ticket: string) =>
    (await station.fetch(new Request(`http://station/api/tickets/${ticket}`))).json() as Promise<{
      outcomes: unknown;
      changes: unknown;
    }>;
  return { said, stop, ask, post, record };
}

test('a breach is given reasons, the last one first, and its verdict stays', async () => {
  const { ask, post, record } = await stationOn(folder());
  const before = await record('noc:A1-1');
  const first = await post('reason-codes', GIVEN);
  expect(first.status).toBe(201);
  const second = await post('reason-codes', { ...GIVEN, code: 'dispatch', note: '', by: ' Mette ' });
  expect(second.body.given).toEqual([
    { ...BREACHED, code: 'dispatch', note: '', by: 'Mette', at: expect.any(Number) },
    { ...GIVEN, at: expect.any(Number) },
  ]);
  const asked = await ask('reason-codes?ticket=noc:A1-1');
  expect(asked.body.given).toEqual(second.body.given);
  expect((await ask('reason-codes?ticket=noc:A1-2')).body.given).toEqual([]);
  const after = await record('noc:A1-1');
  expect([after.outcomes, after.changes]).toEqual([before.outcomes, before.changes]);
});

test('only a clock that is on file as breached is given a reason', async () => {
  const { post } = await stationOn(folder());
  expect(await post('reason-codes', { ...GIVEN, ticket: 'noc:A1-2' })).toEqual({
    status: 422,
    body: {
      error: 'remote-reaction 1 of cycle 1 of noc:A1-2 is met: only a breached clock is given a reason',
    },
  });
  expect(await post('reason-codes', { ...GIVEN, ticket: 'noc:A9' })).toEqual({
    status: 404,
    body: { error: 'there is no ticket noc:A9 on file' },
  });
  const none = await post('reason-codes', { ...GIVEN, cycle: 2 });
  expect(none).toMatchObject({ status: 404, body: { error: expect.stringContaining('cycle 2') } });
});

test('what is wrong is said by place, and nothing is kept of it', async () => {
  const kept = folder();
  const { ask, post } = await stationOn(kept);
  const wrong: [unknown, RegExp][] = [
    [{ ...GIVEN, code: 'bad luck' }, /^code is none of staffing, dispatch/],
    [{ ...GIVEN, by: ' ' }, /^by is empty/],
    [{ ...GIVEN, by: 'x'.repeat(101) }, /^by is longer than 100 characters/],
    [{ ...GIVEN, note: 'x'.repeat(2001) }, /^note is longer than 2000 characters/],
    [{ ...GIVEN, kind: 'repair' }, /^kind is none of/],
    [{ ...GIVEN, cycle: 0 }, /^cycle is not a whole number from 1 on/],
    [{ ...GIVEN, verdict: 'met' }, /^there is no 'verdict' to write/],
    [{}, /^ticket is missing.*by is missing/],
    [[], /is no object/],
    ['{"ticket', /cannot be read as JSON/],
  ];
  for (const [body, sentence] of wrong) {
    const { status, body: said } = await post('reason-codes', body);
    expect([status, said.error], JSON.stringify(body)).toEqual([400, expect.stringMatching(sentence)]);
  }
  expect((await post('reason-codes', GIVEN, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post('reason-codes', { ...GIVEN, note: 'x'.repeat(70_000) })).status).toBe(413);
  expect((await ask('reason-codes')).status).toBe(400);
  expect((await ask('reason-codes?ticket=noc:A1-1')).body.given).toEqual([]);
  expect(() => statSync(file(kept))).toThrow('ENOENT');
});

test('views are saved, saved anew under their name, and taken away', async () => {
  const { ask, post } = await stationOn(folder());
  const view = { name: 'Basis, onsite', query: '?provider=aura&tier=basis', by: 'Jonas Holm' };
  await post('views', { ...view, name: 'Ældre' });
  await post('views', view);
  await post('views', { ...view, query: 'provider=aura', by: 'Mette' });
  const saved = { name: view.name, query: 'provider=aura', by: 'Mette', at: expect.any(Number) };
  const other = { ...view, name: 'Ældre', query: 'provider=aura&tier=basis', at: expect.any(Number) };
  expect((await ask('views')).body.views).toEqual([saved, other]);
  const removed = await post('views', { ...view, remove: true });
  expect(removed.body.views).toEqual([other]);
  await post('views', view);
  expect((await ask('views')).body.views).toHaveLength(2);
  expect((await post('views', { ...view, remove: false })).status).toBe(400);
});

test('pages of other sites cannot write, nor can anybody where nothing is written', async () => {
  const { ask, post } = await stationOn(folder());
  for (const headers of [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const request = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    // The doorkeeper's refusal is a plain sentence.
    await expect(ask('views', { ...request, body: '{}' })).rejects.toThrow();
  }
  expect((await post('views?', {})).status).toBe(400);
  for (const path of ['views/x', '../board', '../compliance'])
    expect((await post(path, {})).status, path).toBe(405);
  for (const method of ['PUT', 'DELETE', 'PATCH'])
    expect((await ask('views', { method })).status, method).toBe(405);
});

test('the second file holds each entry in its own line, for this user only, and survives the loss of the database', async () => {
  const kept = folder();
  const first = await stationOn(kept);
  await first.post('reason-codes', GIVEN);
  await first.post('views', { name: 'Søndag', query: 'hour=1', by: 'Jonas Holm' });
  await first.stop();
  const lines = readFileSync(file(kept), 'utf8').split('\n').filter(Boolean);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { entry: 'reason-code', id: expect.any(String), ...GIVEN, at: expect.any(Number) },
    expect.objectContaining({ entry: 'view', name: 'Søndag', removed: false }),
  ]);
  if (process.platform !== 'win32') expect(statSync(file(kept)).mode & 0o777).toBe(0o600);
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(kept.folder, `wallclock.sqlite${suffix}`), { force: true });
  // The tickets are gone with the database; what was written of them waits for them.
  const second = await stationOn(kept);
  expect((await second.ask('reason-codes?ticket=noc:A1-1')).body.given).toEqual([
    { ...GIVEN, at: expect.any(Number) },
  ]);
  expect((await second.ask('views')).body.views).toHaveLength(1);
  await second.stop();
  expect(readFileSync(file(kept), 'utf8').split('\n').filter(Boolean)).toEqual(lines);
});

test('a line that was cut off stays where it is and is said; the ones around it count', async () => {
  const kept = folder();
  const first = await stationOn(kept);
  await first.post('reason-codes', GIVEN);
  await first.stop();
  appendFileSync(file(kept), '\n{"entry":"reason-code","id":"x","tick');
  const second = await stationOn(kept);
  expect(second.said.join()).toContain('wallclock.desk.jsonl line 4: no entry of a desk');
  await second.post('reason-codes', { ...GIVEN, code: 'weather' });
  await second.stop();
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(kept.folder, `wallclock.sqlite${suffix}`), { force: true });
  const third = await stationOn(kept);
  const { given } = (await third.ask('reason-codes?ticket=noc:A1-1')).body as unknown as {
    given: { code: string }[];
  };
  expect(given.map(({ code }) => code)).toEqual(['weather', 'staffing']);
  expect(readFileSync(file(kept), 'utf8')).toContain('"tick\n');
});

test('a second file that was lost is written anew from the database', async () => {
  const kept = folder();
  const first = await stationOn(kept);
  await first.post('reason-codes', GIVEN);
  await first.post('views', { name: 'a', query: '', by: 'b' });
  await first.stop();
  const before = readFileSync(file(kept), 'utf8');
  rmSync(file(kept));
  await (await stationOn(kept)).stop();
  expect(readFileSync(file(kept), 'utf8')).toBe(before);
});

test('what cannot be kept in the file is not kept at all', async () => {
  const kept = folder();
  const { ask, post } = await stationOn(kept);
  // A folder in its place: nobody can write it, not even root.
  rmSync(file(kept), { force: true });
  mkdirSync(file(kept));
  const { status, body } = await post('reason-codes', GIVEN);
  expect([status, body.error]).toEqual([507, expect.stringContaining('so nothing was kept')]);
  expect((await ask('reason-codes?ticket=noc:A1-1')).body.given).toEqual([]);
  rmSync(file(kept), { recursive: true });
  writeFileSync(file(kept), '');
  expect((await post('reason-codes', GIVEN)).status).toBe(201);
});

const NOTE = { ticket: 'noc:A1-3', text: 'Splice at 18:00.\nCall <b>first</b>; DROP TABLE notes', by: 'Ida' };

test('hand-over notes are told newest first, of open tickets only, and survive the loss of the database', async () => {
  const open: Happened[] = fault('2026-01-31', 190).slice(0, 2);
  const kept = folderWith({ ...TICKETS, 'A1-3': open }, '2025-12-01T00:00:00Z', '2026-02-01T00:00:00Z');
  const first = await stationOn(kept);
  const written = await first.post('notes', { ...NOTE, text: ` ${NOTE.text.replace('\n', '\r\n')} ` });
  expect(written).toMatchObject({ status: 201, body: { notes: [NOTE] } });
  await first.post('notes', { ...NOTE, text: 'Splice done.', by: 'Bo' });
  await first.post('notes', { ...NOTE, ticket: 'noc:A1-2' });
  const newest = [{ ...NOTE, text: 'Splice done.', by: 'Bo' }, NOTE];
  const told = (await first.ask('notes')).body.notes;
  expect(told).toMatchObject(newest);
  expect(told).toHaveLength(2);
  expect((await first.ask('notes?since=2026-02-02T08:00:01Z')).body.notes).toEqual([]);
  await first.stop();
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(join(kept.folder, `wallclock.sqlite${suffix}`), { force: true });
  const second = await stationOn(kept);
  expect((await second.ask('notes?ticket=noc:A1-3')).body.notes).toMatchObject(newest);
});

test('a note that is none is refused in a sentence, and nothing is kept of it', async () => {
  const { ask, post } = await stationOn(folder());
  const wrong: [unknown, number, RegExp][] = [
    [{ ...NOTE, ticket: 'noc:A9' }, 404, /^there is no ticket noc:A9 on file$/],
    [{ ...NOTE, text: ' \n ' }, 400, /^text is empty/],
    [{ ...NOTE, text: 'x'.repeat(2001) }, 400, /^text is longer than 2000 characters/],
    [{ ...NOTE, text: 'a\u0000b' }, 400, /^text has a character that cannot be shown/],
    [{ ...NOTE, by: '' }, 400, /^by is empty/],
    [{ ...NOTE, at: 1 }, 400, /^there is no 'at' to write/],
  ];
  for (const [body, status, sentence] of wrong) {
    const said = await post('notes', body);
    expect([said.status, said.body.error]).toEqual([status, expect.stringMatching(sentence)]);
  }
  expect((await ask('notes?since=noon')).body.error).toMatch(/^since: 'noon' is not an instant/);
  expect((await ask('notes?since=2026-02-02T08:00:01Z&ticket=noc:A1-1')).status).toBe(400);
  expect((await ask('notes?ticket=noc:A9')).body.notes).toEqual([]);
});
