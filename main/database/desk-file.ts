import { chownSync, closeSync, fsyncSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeskEntry } from './desk-entry.ts';
import { privateFile } from './private-files.ts';

/** Where what people write at the desks is kept besides the database: a file that is only added to. */
export function deskFile(folder: string): string {
  return join(folder, 'wallclock.desk.jsonl');
}

/** What somebody wrote could not be kept; the message says why. Known by its name in other threads. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * Adds entries, one line each, and has them on the disk before it answers. Throws `NotKept` when the file cannot be
 * written; then none of them is. Answers how to take them away again, should the next step fail.
 */
export function addToDeskFile(file: string, entries: readonly DeskEntry[]): () => void {
  if (entries.length === 0) return () => undefined;
  let takeAway: () => void = () => undefined;
  try {
    privateFile(file);
    const { size } = statSync(file);
    takeAway = () => truncateSync(file, size);
    const handle = openSync(file, 'a');
    try {
      // A line that was cut off, as by a power cut, stays by itself.
      const text = entries.map((entry) => `\n${JSON.stringify(entry)}\n`).join('');
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    givenToOwner(file);
    return takeAway;
  } catch (error) {
    takeAway();
    const { code } = error as NodeJS.ErrnoException;
    throw new NotKept(
      `${file} cannot be written (${code}), so nothing was kept: mend the folder's rights or make room, and do it again`,
    );
  }
}

/** Root may write in anybody's folder; the station, of another user, has to be able to go on with what it left there. */
function givenToOwner(file: string): void {
  const { uid, gid } = statSync(dirname(file));
  if (process.getuid?.() === 0 && uid !== 0) chownSync(file, uid, gid);
}
