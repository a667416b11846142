import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { type BackupOrder, backUp } from '../../../main/database/backup.ts';
import { copyMarkIn } from '../../../main/database/copy-mark.ts';
import { openForWriting } from '../../../main/database/database-file.ts';
import { canonicalDump } from '../../canonical-dump.ts';
import { wallclock } from '../cli/command.ts';
import { temporaryFolder } from '../temporary-store.ts';

const NOW = Date.parse('2026-03-23T14:20:00Z');

/** A database with so many facts of two kilobytes each, open as a station has it. */
function station(facts: number) {
  const folder = temporaryFolder();
  const source = join(folder, 'wallclock.sqlite');
  const db = openForWriting(source);
  onTestFinished(() => void (db.open && db.close()));
  const put = db.prepare(
    `INSERT INTO facts (source, kind, record, hash, sequence, at, arrived_at, body)
     VALUES ('s', 'k', ?, 'h', 0, 0, 0, json_object('text', ?))`,
  );
  let records = 0;
  const write = (count: number) =>
    db.transaction(() => {
      for (let i = 0; i < count; i++) put.run(String(records++), 'x'.repeat(2_000));
    })();
  write(facts);
  return { folder, source, db, write };
}

const order = (source: string, target: string, more: Partial<BackupOrder> = {}): BackupOrder => ({
  source,
  target,
  force: false,
  now: NOW,
  host: 'noc-1',
  onProgress: () => undefined,
  ...more,
});

/** What lies in a folder besides the database and what SQLite keeps beside it. */
const besides = (folder: string) =>
  readdirSync(folder).filter((name) => !name.startsWith('wallclock.sqlite'));

test('what is written while it is copied is not in the copy, and does not begin it anew', async () => {
  const { folder, source, write } = station(4_000);
  const target = join(folder, 'copy.sqlite');
  const before = canonicalDump(source);
  const steps: number[] = [];
  const { counts, bytes, sha256 } = await backUp(
    order(source, target, {
      onProgress({ done }) {
        steps.push(done);
        write(200);
      },
    }),
  );
  expect(steps.length).toBeGreaterThan(2);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(counts.facts).toBe(4_000);
  expect(canonicalDump(target)).toEqual(before);
  expect(canonicalDump(source)).not.toEqual(before);
  expect(bytes).toBe(statSync(target).size);
  expect(sha256).toBe(createHash('sha256').update(readFileSync(target)).digest('hex'));
  // One file is the whole of it, and only this user may read it.
  expect(besides(folder)).toEqual(['copy.sqlite']);
  expect(statSync(target).mode & 0o777).toBe(0o600);
  const copy = new Database(target, { readonly: true });
  expect(copyMarkIn(copy)).toEqual({ at: NOW, from: 'noc-1' });
  expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
  copy.close();
  expect(besides(folder)).toEqual(['copy.sqlite']);
});

test('a file that is there is never written over, unless that is said; the database itself never', async () => {
  const { folder, source } = station(1);
  const target = join(folder, 'copy.sqlite');
  writeFileSync(target, 'something dear');
  await expect(backUp(order(source, target))).rejects.toThrow(
    /is there already: name another file, or say --force/,
  );
  expect(readFileSync(target, 'utf8')).toBe('something dear');
  await backUp(order(source, target, { force: true }));
  expect(canonicalDump(target)).toEqual(canonicalDump(source));
  symlinkSync(source, join(folder, 'link.sqlite'));
  for (const name of [source, join(folder, 'link.sqlite')])
    await expect(backUp(order(source, name, { force: true }))).rejects.toThrow(/is the database itself/);
  mkdirSync(join(folder, 'inner'));
  await expect(backUp(order(source, join(folder, 'inner'), { force: true }))).rejects.toThrow(
    /is a folder: name a file/,
  );
  await expect(backUp(order(source, join(folder, 'none', 'copy')))).rejects.toThrow(
    /there is no folder .*none: make it/,
  );
  writeFileSync(join(folder, 'open.sqlite-wal'), '');
  await expect(backUp(order(source, join(folder, 'open.sqlite')))).rejects.toThrow(
    /open\.sqlite-wal lies beside it, so .* is in use as a database/,
  );
});

test('what comes to its place meanwhile is kept', async () => {
  const { folder, source } = station(200);
  const target = join(folder, 'copy.sqlite');
  const backing = backUp(order(source, target, { onProgress: () => writeFileSync(target, 'another') }));
  await expect(backing).rejects.toThrow(/copy\.sqlite has come meanwhile/);
  expect(readFileSync(target, 'utf8')).toBe('another');
  expect(besides(folder)).toEqual(['copy.sqlite']);
});

test('a database that is damaged is said, and no copy is left', async () => {
  const { folder, source, db } = station(400);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const bytes = readFileSync(source);
  bytes.fill(0x5a, 40 * 4096, 60 * 4096);
  writeFileSync(source, bytes);
  await expect(backUp(order(source, join(folder, 'copy.sqlite')))).rejects.toThrow(
    /the copy is damaged|is damaged \(/,
  );
  expect(besides(folder)).toEqual([]);
});

test('there is nothing to copy, or it is none of ours', async () => {
  const folder = temporaryFolder();
  const source = join(folder, 'wallclock.sqlite');
  const target = join(folder, 'copy.sqlite');
  await expect(backUp(order(source, target))).rejects.toThrow(/there is no database .*wallclock\.sqlite/);
  writeFileSync(source, 'no database at all, and long enough not to be taken for an empty one'.repeat(20));
  await expect(backUp(order(source, target))).rejects.toThrow(/is not a Wallclock database/);
  expect(besides(folder)).toEqual([]);
});

test('a folder that cannot be written to is said', async () => {
  const { folder, source } = station(1);
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  // Root may write everywhere.
  if (process.getuid!() === 0) return;
  await expect(backUp(order(source, join(closed, 'copy')))).rejects.toThrow(
    /cannot be written to \(EACCES\)/,
  );
});

test('the command says what it made; no room is said in a sentence, and nothing is left', async () => {
  const { folder, source, db } = station(1_000);
  const target = join(folder, 'copy.sqlite');
  const words = ['backup', target, '--data', folder, '--config', join(folder, 'none.yaml')];
  const made = await wallclock(words);
  expect(made.err).toContain('The configuration cannot be read; what is in');
  expect(made.out).toMatch(
    /copy\.sqlite: as of .*Z, \d\.\d MB, 1000 facts, 0 tickets, 0 outcomes; verified\nsha256 [0-9a-f]{64}\n/,
  );
  expect(made.status).toBe(0);
  expect((await wallclock(words)).status).toBe(1);
  expect((await wallclock(['backup'])).err).toContain('backup needs a file for the copy');
  db.close();
  expect(existsSync(source)).toBe(true);
  if (process.platform === 'win32') return;
  // No file may grow beyond 200 KB: what a full disk does.
  const command = new URL('../../../main/cli/wallclock.ts', import.meta.url).pathname;
  const full = join(folder, 'full.sqlite');
  const limited = `ulimit -f 200; exec "$0" "$@"`;
  const { status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      limited,
      process.execPath,
      command,
      'backup',
      full,
      '--data',
      folder,
      '--config',
      join(folder, 'none.yaml'),
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toMatch(
    /the copy could not be written to .* \(disk I\/O error\): it needs about \d+ MB on a disk that is well; nothing of it was left/,
  );
  expect(status).toBe(1);
  expect(besides(folder)).toEqual(['copy.sqlite']);
});
