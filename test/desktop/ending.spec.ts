import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import { takeLock } from '../../main/database/lock.ts';
import { test } from './desktop-test.ts';

/** Enough for a transaction that takes a while. */
const ROWS = 15_000;
/** So many rows one transaction takes. */
const PART = 5_000;

const servers: Server[] = [];
test.afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

test('it quits in order: status 0, and the lock is let go', async ({ folder, started }) => {
  const { desktop, app } = await started(null);
  await app.quit().catch(() => undefined);
  expect(await desktop.ended()).toBe(0);
  expect(desktop.output()).toContain('[power] prevent-display-sleep is over\n');
  takeLock(join(folder, 'demo'))();
});

test('a request to terminate is a quit too', async ({ started }) => {
  const { desktop } = await started(null);
  desktop.kill('SIGTERM');
  expect(await desktop.ended()).toBe(0);
});

test('a quit during a sync finishes the transaction under way and waits for no slow source', async ({
  folder,
  started,
}) => {
  // The second table never answers.
  const rows = Array.from({ length: ROWS }, (_, i) => `A${i},Street ${i}\n`);
  writeFileSync(join(folder, 'addresses.csv'), `id,text\n${rows.join('')}`);
  const asked = Promise.withResolvers<void>();
  const server = createServer(() => asked.resolve());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { desktop, app } = await started(
    [
      'sources:',
      '  - { id: quick, type: tables, title: Quick, tables: { addresses: addresses.csv } }',
      `  - { id: slow, type: tables, title: Slow, tables: { addresses: 'http://127.0.0.1:${port}/a.csv' } }`,
      '',
    ].join('\n'),
  );
  await asked.promise;
  const file = join(folder, 'wallclock.sqlite');
  await inTransaction(file);
  const before = Date.now();
  await app.quit().catch(() => undefined);
  expect(await desktop.ended()).toBe(0);
  expect(Date.now() - before).toBeLessThan(20_000);
  takeLock(folder)();
  const db = new Database(file, { readonly: true });
  const count = (table: string) =>
    db.prepare(`SELECT count(*) FROM ${table} WHERE source = 'quick'`).pluck().get();
  const [facts, cursors] = [count('facts'), count('cursors')];
  db.close();
  // A large table is stored in parts: each is there whole, and the cursor never before the last one.
  expect(facts).toBeGreaterThan(0);
  expect((facts as number) % PART).toBe(0);
  if ((cursors as number) > 0) expect(facts).toBe(ROWS);
});

/** Waits until the app is in a transaction that takes longer than the small ones do. */
async function inTransaction(file: string): Promise<void> {
  const db = new Database(file, { timeout: 0 });
  let busy = 0;
  const deadline = Date.now() + 20_000;
  while (busy < 4) {
    expect(Date.now(), 'no long transaction was seen').toBeLessThan(deadline);
    try {
      db.exec('BEGIN IMMEDIATE; ROLLBACK');
      busy = 0;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      busy++;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  db.close();
}

test('a shutdown of the machine waits for the end of the app', async ({ started }) => {
  const { desktop, app } = await started(null);
  const waits = app.power('shutdown').catch(() => true);
  expect(await waits).toBe(true);
  expect(await desktop.ended()).toBe(0);
});

for (const event of ['query-session-end', 'session-end'] as const) {
  test(`Windows ends the session (${event}): it is told to wait where it asks, and the app ends in order`, async ({
    folder,
    started,
  }) => {
    const { desktop, app, window } = await started(null);
    const waits = await app.session(window.id, event).catch(() => null);
    expect(waits).toBe(event === 'query-session-end');
    expect(await desktop.ended()).toBe(0);
    takeLock(join(folder, 'demo'))();
  });
}

test('what nobody foresaw after a good minute starts the app again', async ({ started }) => {
  const { desktop, app } = await started(null, { environment: { APPIMAGE: '/a/terminal' } });
  await app.later(61_000);
  await app.fail();
  expect(await desktop.ended()).toBe(70);
  expect(desktop.output()).toContain('; starting again\n');
  expect(desktop.output().match(/\[relaunch\].*/g)).toEqual(['[relaunch] {}']);
  expect(desktop.output()).not.toContain('[error box]');
});

test('out of an AppImage it is the image that is started again, with the same words, after the end', async ({
  folder,
  started,
}) => {
  test.skip(process.platform === 'win32', 'stands on shell scripts');
  const image = join(folder, 'wallclock 1.AppImage');
  writeFileSync(image, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/words'\n`, { mode: 0o755 });
  const { desktop, app } = await started(null, { environment: { APPIMAGE: image, DOUBLE_PACKAGED: 'yes' } });
  await app.later(61_000);
  await app.fail();
  expect(await desktop.ended()).toBe(70);
  await expect
    .poll(() => readFileSync(join(folder, 'words'), { encoding: 'utf8', flag: 'a+' }))
    .toBe(`--data\n${folder}\n--demo\n`);
  expect(desktop.output()).not.toContain('[relaunch]');
});

test('what nobody foresaw is said, and ends with status 70', async ({ started }) => {
  const { desktop, app } = await started(null);
  await app.fail();
  expect(await desktop.ended()).toBe(70);
  expect(desktop.output()).toMatch(/unexpected: Error: nobody foresaw this/);
  expect(desktop.output()).not.toContain('[relaunch]');
});
