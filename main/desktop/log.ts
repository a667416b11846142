import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closeFile } from '../database/private-files.ts';

/** A log longer than this begins anew; the one before is kept beside it. */
const LONGEST_BYTES = 1_000_000;

/**
 * Writes sentences to the terminal and to `desktop.log` in a folder, since an installed app has no terminal.
 * Only this user may read it. `at` gives the instant that stands before each sentence. A log that cannot be written
 * stops nothing.
 */
export function logIn(folder: string, at: () => string): (sentence: string) => void {
  const file = join(folder, 'desktop.log');
  for (const each of [file, `${file}.1`]) closeFile(each);
  return (sentence) => {
    const line = `${at()} ${sentence}\n`;
    try {
      process.stderr.write(line);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LONGEST_BYTES) {
        renameSync(file, `${file}.1`);
      }
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // There is nowhere left to say it.
    }
  };
}
