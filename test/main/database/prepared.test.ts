import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type Db, openForReading, openForWriting } from '../../../main/database/database-file.ts';
import { prepared } from '../../../main/database/prepared.ts';
import { storeIn } from '../../../main/database/store.ts';
import { RULES, temporaryFolder, temporaryStore } from '../temporary-store.ts';

/** What `prepared` was given; asked at once where a test says so. */
const given = vi.hoisted(() => ({ atOnce: false, sql: [] as string[] }));
vi.mock('../../../main/database/prepared.ts', async (real) => {
  const { prepared: later } = await real<typeof import('../../../main/database/prepared.ts')>();
  return {
    prepared: (db: Db, sql: string) => {
      given.sql.push(sql);
      return given.atOnce ? db.prepare(sql) : later(db, sql);
    },
  };
});

test('each statement of a store can be prepared, by the writer and by the reader', () => {
  given.atOnce = true;
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  for (const open of [openForWriting, openForReading]) {
    given.sql.length = 0;
    const db = open(file);
    storeIn(db, RULES);
    db.close();
    expect(given.sql.length).toBeGreaterThan(100);
  }
  given.atOnce = false;
});

test('a statement is prepared when it is first asked, and once', () => {
  const { db } = temporaryStore().store;
  const prepare = vi.spyOn(db, 'prepare');
  const one = prepared<[number], { value: number }>(db, 'SELECT ? AS value');
  expect(prepare).not.toHaveBeenCalled();
  expect(one.get(1)).toEqual({ value: 1 });
  expect(one.all(2)).toEqual([{ value: 2 }]);
  expect([...one.iterate(3)]).toEqual([{ value: 3 }]);
  expect(prepare).toHaveBeenCalledTimes(1);
});

test('misspelt SQL is refused when it is first asked, each time', () => {
  const { db } = temporaryStore().store;
  const wrong = prepared(db, 'SELECT some FROM nowhere');
  for (const _ of [1, 2]) expect(() => wrong.get()).toThrow('no such table: nowhere');
});
