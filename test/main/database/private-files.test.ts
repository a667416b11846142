import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openForWriting } from '../../../main/database/database-file.ts';
import { takeLock } from '../../../main/database/lock.ts';
import { privateFile, privateFolder } from '../../../main/database/private-files.ts';
import { logIn } from '../../../main/desktop/log.ts';
import { temporaryFolder } from '../temporary-store.ts';

const rights = (path: string) => statSync(path).mode & 0o777;

test.skipIf(process.platform === 'win32')('what is made is for this user only', () => {
  const folder = join(temporaryFolder(), 'deep', 'data');
  takeLock(folder)();
  expect(rights(folder)).toBe(0o700);
  expect(rights(join(folder, '..'))).toBe(0o700);
  const file = join(folder, 'wallclock.sqlite');
  const db = openForWriting(file);
  for (const each of ['wallclock.lock', 'wallclock.lock.txt'])
    expect(rights(join(folder, each)), each).toBe(0o600);
  for (const each of ['', '-wal', '-shm']) expect(rights(`${file}${each}`), each).toBe(0o600);
  db.close();
});

test.skipIf(process.platform === 'win32')('what was open to others before is closed', () => {
  const folder = join(temporaryFolder(), 'data');
  const file = join(folder, 'wallclock.sqlite');
  mkdirSync(folder);
  const before = openForWriting(file);
  before.exec('CREATE TABLE here (x)');
  for (const each of ['', '-wal', '-shm']) chmodSync(`${file}${each}`, 0o644);
  chmodSync(folder, 0o755);
  const db = openForWriting(file);
  for (const each of ['', '-wal', '-shm']) expect(rights(`${file}${each}`), each).toBe(0o600);
  expect(rights(folder)).toBe(0o700);
  expect(db.prepare('SELECT count(*) FROM here').pluck().get()).toBe(0);
  db.close();
  before.close();
  writeFileSync(join(folder, 'kept'), 'as it was', { mode: 0o644 });
  privateFile(join(folder, 'kept'));
  expect(readFileSync(join(folder, 'kept'), 'utf8')).toBe('as it was');
  expect(rights(join(folder, 'kept'))).toBe(0o600);
});

test.skipIf(process.platform === 'win32')('a folder that holds other things too is left as it is', () => {
  const folder = join(temporaryFolder(), 'home');
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'letter.txt'), '');
  privateFolder(folder);
  expect(rights(folder)).toBe(0o755);
});

test.skipIf(process.platform === 'win32')('the log is for this user only', () => {
  const folder = join(temporaryFolder(), 'desktop');
  mkdirSync(folder);
  const log = join(folder, 'desktop.log');
  writeFileSync(log, '', { mode: 0o644 });
  logIn(folder, () => '');
  expect(rights(log)).toBe(0o600);
});
