import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import type { Instant } from '../../src/calendars/period.ts';
import { type Counts, countsIn, noteCopy } from './copy-mark.ts';
import { type Db, openBeside } from './database-file.ts';

/** What is copied where. */
export interface BackupOrder {
  /** The database of a station that may run. */
  readonly source: string;
  readonly target: string;
  /** Whether a copy that is there is replaced. */
  readonly force: boolean;
  /** The instant as of which the copy is. */
  readonly now: Instant;
  /** The machine's name, for the copy to say where it comes from. */
  readonly host: string;
  readonly onProgress: (pages: { readonly done: number; readonly total: number }) => void;
}

/** A copy that was made and verified. */
export interface MadeCopy {
  readonly bytes: number;
  readonly counts: Counts;
  /** Of the whole file, in hexadecimal digits. */
  readonly sha256: string;
}

/** Pages copied in one go: 4 MB, so that a signal is heard in between. */
const STEP = 1_000;

/** What SQLite keeps beside a database: it would be taken for part of a file of that name. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Copies a database into one file, while a station writes to it: one state of it, as of one instant, verified, and
 * readable by this user only. Written beside the target and put in its place at the end, so that there is a whole copy
 * or none. Throws a sentence.
 */
export async function backUp(order: BackupOrder): Promise<MadeCopy> {
  const { source, target } = order;
  refuseTarget(order);
  const db = openBeside(source, 'welcome');
  const partial = `${target}.partial-${process.pid}`;
  try {
    closeSync(openSync(partial, 'wx', 0o600));
    // One read transaction: its state is copied whole, however much is written meanwhile, and never begun anew.
    db.exec('BEGIN');
    const counts = countsIn(db);
    const tables = db.pragma('user_version', { simple: true }) as number;
    await db.backup(partial, {
      progress({ totalPages, remainingPages }) {
        order.onProgress({ done: totalPages - remainingPages, total: totalPages });
        return STEP;
      },
    });
    db.exec('COMMIT');
    finish(partial, counts, tables, order);
    const sha256 = await digestOf(partial);
    const { size: bytes } = statSync(partial);
    putInPlace(partial, order);
    return { bytes, counts, sha256 };
  } catch (error) {
    throw new Error(sentenceOf(error as NodeJS.ErrnoException, order));
  } finally {
    db.close();
    for (const ending of ['', ...BESIDE]) rmSync(`${partial}${ending}`, { force: true });
  }
}

function refuseTarget({ source, target, force }: BackupOrder): void {
  const folder = dirname(target);
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}: make it, or name another place`);
  if (existsSync(target)) {
    if (statSync(target).isDirectory()) throw new Error(`${target} is a folder: name a file in it`);
    if (existsSync(source) && realpathSync(source) === realpathSync(target))
      throw new Error(`${target} is the database itself: name another file for its copy`);
    if (!force)
      throw new Error(
        `${target} is there already: name another file, or say --force to put the copy in its place`,
      );
  }
  const beside = BESIDE.find((ending) => existsSync(`${target}${ending}`));
  if (beside !== undefined)
    throw new Error(
      `${basename(target)}${beside} lies beside it, so ${target} is in use as a database: name another file`,
    );
}

/** Makes one file of the copy, marks it, and verifies what is in it against what was there to copy. */
function finish(file: string, counts: Counts, tables: number, { now, host }: BackupOrder): void {
  const copy = new Database(file, { fileMustExist: true });
  try {
    // Without a log beside it, so that the file is the whole of it and can be read where nothing can be written.
    copy.pragma('journal_mode = DELETE');
    noteCopy(copy, { at: now, from: host });
    verify(copy, counts, tables);
  } finally {
    copy.close();
  }
}

/** Throws a sentence when the copy's structure is damaged, or when there is not in it what there was. */
function verify(copy: Db, counts: Counts, tables: number): void {
  const [first] = copy.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (first.integrity_check !== 'ok') throw new Error(`the copy is damaged: ${first.integrity_check}`);
  const has = copy.pragma('user_version', { simple: true }) as number;
  const copied = countsIn(copy);
  const differ = Object.keys(counts).filter((table) => copied[table] !== counts[table]);
  if (has !== tables || differ.length > 0)
    throw new Error(`the copy is not what was copied: it differs in ${differ.join(', ') || 'its tables'}`);
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Puts a finished file in its place; what came there meanwhile is not written over unless that was asked for. */
function putInPlace(partial: string, { target, force }: BackupOrder): void {
  flush(partial);
  if (force) renameSync(partial, target);
  else {
    try {
      linkSync(partial, target);
      unlinkSync(partial);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      // A file system without links, such as that of a memory stick.
      renameSync(partial, target);
    }
  }
  flush(dirname(target));
}

/** Has a file, or the names in a folder, written to the disk. */
function flush(path: string): void {
  try {
    const handle = openSync(path, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Some systems flush no folder, and some no file that is open for reading.
  }
}

function sentenceOf({ code, message }: NodeJS.ErrnoException, { source, target }: BackupOrder): string {
  const folder = dirname(target);
  switch (code) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return `there is no room for the copy in ${folder}: it needs about ${megabytes(source)}; nothing of it was left`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${folder} cannot be written to (${code}): name another place, or mend its rights`;
    case 'EEXIST':
      return `${join(folder, basename(target))} has come meanwhile: name another file, or say --force`;
    case 'SQLITE_CORRUPT':
      return `${source} is damaged (${message}): no copy of it was made`;
    default:
      if (code?.startsWith('SQLITE_IOERR'))
        return `the copy could not be written to ${folder} (${message}): it needs about ${megabytes(source)} on a disk that is well; nothing of it was left`;
      return `no copy was made: ${message}`;
  }
}

function megabytes(file: string): string {
  return `${Math.ceil(statSync(file).size / 1e6)} MB`;
}
