import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';

/** The status of a command whose reader has gone, as shells have it. */
const READER_GONE = 141;

/**
 * Writes a file, or with `-` to standard output. It is there whole or not at all: an earlier one of its name stays until
 * then. Throws a sentence when it cannot be written.
 */
export function writeWhole(named: string, parts: Iterable<string | Uint8Array>): void {
  if (named === '-') {
    // Whoever reads it has had enough, as `head` does.
    process.stdout.once('error', () => process.exit(READER_GONE));
    for (const part of parts) process.stdout.write(part);
    return;
  }
  const file = resolve(named);
  const partial = `${file}.partial-${process.pid}`;
  let handle: number;
  try {
    handle = openSync(partial, 'wx');
  } catch (error) {
    throw new Error(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}): name another file`,
    );
  }
  try {
    try {
      for (const part of parts) {
        const bytes = typeof part === 'string' ? Buffer.from(part) : part;
        for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined
      ? error
      : new Error(`${file} cannot be written (${message}): nothing was left there`);
  }
}
