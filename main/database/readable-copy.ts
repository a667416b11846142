import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, NEWEST, newer, openForReading } from './database-file.ts';
import { type FileHeader, headerOf } from './file-header.ts';
import { heldBy } from './lock.ts';
import { privateFile } from './private-files.ts';

/** A copy that can be read as it is. Nothing is ever written to the file that was named. */
export interface ReadableCopy {
  /** The file to read: the one that was named, or what was made of it in a temporary folder. */
  readonly file: string;
  /** Whether its tables are older than this Wallclock's: it is to be brought up to date before it is read. */
  readonly older: boolean;
  /** Deletes what was made. */
  release(): void;
}

/** What SQLite may keep beside a database that was not closed in order. */
const BESIDE = ['-wal', '-journal'];

/**
 * Makes sure that a file can be reviewed. A copy that `wallclock backup` made is read where it lies; anything that would
 * have to be written to, such as the tables of an older Wallclock, or a data folder's database with its log, is copied
 * into a temporary folder first. Throws a sentence.
 */
export function readableCopy(named: string): ReadableCopy {
  const header = checkedHeader(named);
  const beside = BESIDE.filter((ending) => existsSync(`${named}${ending}`));
  const older = header.tables < NEWEST;
  if (!older && !header.hasLog && beside.length === 0) {
    checkWhole(named, () => openForReading(named));
    return { file: named, older: false, release: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-copy-'));
  const release = () => rmSync(folder, { recursive: true, force: true });
  const file = join(folder, 'wallclock.sqlite');
  try {
    for (const ending of ['', ...beside]) {
      privateFile(`${file}${ending}`);
      copyFileSync(`${named}${ending}`, `${file}${ending}`, constants.COPYFILE_FICLONE);
    }
    checkWhole(named, () => new Database(file));
    return { file, older, release };
  } catch (error) {
    release();
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new Error(`there is no room in ${tmpdir()} to read ${named} from: it needs ${header.bytes} bytes`);
  }
}

function checkedHeader(named: string): FileHeader {
  if (!existsSync(named)) throw new Error(`there is no file ${named}`);
  if (statSync(named).isDirectory())
    throw new Error(`${named} is a folder: name a copy in it, a file that wallclock backup made`);
  let header: FileHeader | null;
  try {
    header = headerOf(named);
  } catch (error) {
    throw new Error(`${named} cannot be read (${(error as NodeJS.ErrnoException).code}): mend its rights`);
  }
  if (!header || header.tables === 0)
    throw new Error(`${named} is not a Wallclock database: name a file that wallclock backup made`);
  if (header.tables > NEWEST) throw newer(named, header.tables);
  if (header.bytes < header.wholeBytes)
    throw new Error(
      `${named} is cut short: ${header.bytes} of ${header.wholeBytes} bytes are there; fetch it again from where it was made`,
    );
  const holder = basename(named) === 'wallclock.sqlite' ? heldBy(dirname(named)) : null;
  if (holder !== null)
    throw new Error(
      `${named} is the database of a station that runs${holder}: make a copy with wallclock backup, and open that`,
    );
  return header;
}

/** Throws a sentence when the database is damaged, or none of ours. */
function checkWhole(named: string, open: () => Db): void {
  let db: Db | null = null;
  let wrong: string;
  try {
    db = open();
    const [first] = db.pragma('quick_check(1)') as { quick_check: string }[];
    const ours = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'facts'").get() !== undefined;
    if (!ours)
      throw new Error(`${named} is not a Wallclock database: name a file that wallclock backup made`);
    wrong = first.quick_check;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (!code?.startsWith('SQLITE_')) throw error;
    wrong = message;
  } finally {
    db?.close();
  }
  if (wrong === 'ok') return;
  const why = wrong.split('\n').at(-1)!.trim();
  throw new Error(
    `${named} is damaged (${why}): fetch it again from where it was made, or take an earlier copy`,
  );
}
