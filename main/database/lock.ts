import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { privateFile, privateFolder } from './private-files.ts';

/** Locks held by this process; a file handle nobody refers to would be closed, and its lock lost. */
const held = new Set<Database.Database>();

/** Another Wallclock holds the database. */
export class Held extends Error {
  override readonly name = 'Held';
}

/**
 * Takes the lock of a data folder: "One process holds the database". The lock is the operating system's, on a
 * small file of its own, so it goes with the process, however that ends. Throws `Held` with a sentence when
 * another process has it. Answers the function that lets it go.
 */
export function takeLock(folder: string): () => void {
  privateFolder(folder);
  const holder = join(folder, 'wallclock.lock.txt');
  const lock = join(folder, 'wallclock.lock');
  privateFile(lock);
  const db = new Database(lock, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) throw error;
    throw new Held(
      `another Wallclock${holderOf(holder)} holds the database in ${folder}: stop it, or start this one with --data and another folder`,
    );
  }
  privateFile(holder);
  writeFileSync(holder, String(process.pid));
  held.add(db);
  return () => {
    held.delete(db);
    db.close();
  };
}

/** Who holds a data folder, such as ` (process 4711)`; null when nobody does. Takes nothing, and writes nothing. */
export function heldBy(folder: string): string | null {
  const lock = join(folder, 'wallclock.lock');
  if (!existsSync(lock)) return null;
  let db: Database.Database | null = null;
  try {
    db = new Database(lock, { readonly: true, timeout: 0 });
    // Whoever holds it keeps others from reading, too.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return null;
  } catch (error) {
    const busy = String((error as { code?: string }).code).startsWith('SQLITE_BUSY');
    return busy ? holderOf(join(folder, 'wallclock.lock.txt')) : null;
  } finally {
    db?.close();
  }
}

function holderOf(file: string): string {
  try {
    return ` (process ${readFileSync(file, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
