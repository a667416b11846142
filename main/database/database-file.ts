import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from './migrations/migrations.ts';
import { closeFile, privateFile, privateFolder } from './private-files.ts';

export type Db = Database.Database;

/** Pages kept in memory, in KiB: as much as a search may go through. Taken only as far as there are pages. */
const CACHE_KIB = 65_536;

/** The number of the newest tables. */
export const NEWEST = MIGRATIONS.at(-1)!.number;

/**
 * Opens the database for writing, readable by this user only, makes its folder and brings its tables up to date.
 * Throws a sentence when the file is no database, or was written by a newer Wallclock.
 */
export function openForWriting(file: string): Db {
  privateFolder(dirname(file));
  // SQLite gives what it keeps beside the file the same rights.
  privateFile(file);
  for (const beside of ['-wal', '-shm']) closeFile(`${file}${beside}`);
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    // In WAL mode a commit is safe from a killed process; only a power cut may take the last ones, cursor included.
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma(`cache_size = -${CACHE_KIB}`);
    migrate(db, file);
  } catch (error) {
    db.close();
    throw (error as { code?: string }).code === 'SQLITE_NOTADB' ? notOurs(file) : error;
  }
  return db;
}

/** Opens the database for reading only; it must be there, and up to date. */
export function openForReading(file: string): Db {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('query_only = ON');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  return db;
}

/**
 * Opens the database for reading beside a station that may hold it. Throws a sentence when there is none, and when its
 * tables are not those of this Wallclock; those of an older one may be welcome.
 */
export function openBeside(file: string, older: 'refused' | 'welcome' = 'refused'): Db {
  if (!existsSync(file)) {
    throw new Error(`there is no database ${file}: start the station once, or name its folder with --data`);
  }
  let db: Db | null = null;
  try {
    db = openForReading(file);
    const tables = db.pragma('user_version', { simple: true }) as number;
    if (tables === 0) throw notOurs(file);
    if (tables > NEWEST) throw newer(file, tables);
    if (tables === NEWEST || older === 'welcome') return db;
    throw new Error(
      `${file} was written by an older Wallclock (tables ${tables}, this one knows ${NEWEST}): start the station once`,
    );
  } catch (error) {
    db?.close();
    const { code, message } = error as { code?: string; message: string };
    if (code === 'SQLITE_NOTADB') throw notOurs(file);
    if (!code?.startsWith('SQLITE_')) throw error;
    if (code.startsWith('SQLITE_CORRUPT'))
      throw new Error(`${file} is damaged (${message}): take its last copy`);
    throw new Error(`${file} cannot be read (${message}): run this as the user whose data folder it is`);
  }
}

/** A file of a newer Wallclock, said in a sentence. */
export function newer(file: string, tables: number): Error {
  return new Error(
    `${file} was written by a newer Wallclock (tables ${tables}, this one knows ${NEWEST}): update it`,
  );
}

function notOurs(file: string): Error {
  return new Error(`${file} is not a Wallclock database: move it away or choose another folder with --data`);
}

function migrate(db: Db, file: string): void {
  const done = db.pragma('user_version', { simple: true }) as number;
  const tables = db
    .prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_master')
    .get()!.count;
  if (done === 0 && tables > 0) throw notOurs(file);
  if (done > NEWEST) throw newer(file, done);
  for (const { number, sql } of MIGRATIONS) {
    if (number <= done) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${number}`);
    })();
  }
}
