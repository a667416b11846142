import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openForReading, openForWriting } from '../../../main/database/database-file.ts';
import { MIGRATIONS } from '../../../main/database/migrations/migrations.ts';
import { temporaryFolder, temporaryStore } from '../temporary-store.ts';

test('migrations are numbered without a gap', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, i) => i + 1));
});

test('every table is STRICT', () => {
  const { store } = temporaryStore();
  const tables = store.db.pragma('table_list') as { name: string; type: string; strict: number }[];
  const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter(({ strict }) => strict === 0)).toEqual([]);
});

test('a file that is no database is refused with what to do', () => {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  writeFileSync(file, 'this is a letter to the duty engineer, and certainly no database at all');
  expect(() => openForWriting(file)).toThrow(
    `${file} is not a Wallclock database: move it away or choose another folder`,
  );
});

test("another program's database is refused, not written into", () => {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  const db = new Database(file);
  db.exec('CREATE TABLE station (name TEXT)');
  db.close();
  expect(() => openForWriting(file)).toThrow(`${file} is not a Wallclock database: move it away`);
});

test('a file of a newer Wallclock is refused, not damaged', () => {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  const db = openForWriting(file);
  db.pragma('user_version = 999');
  db.close();
  expect(() => openForWriting(file)).toThrow('was written by a newer Wallclock (tables 999');
});

test('a reader cannot write', () => {
  const { file } = temporaryStore();
  const db = openForReading(file);
  expect(() => db.exec("INSERT INTO station VALUES ('a', 'b')")).toThrow(/readonly/);
  db.close();
});
