import { chownSync, closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Instant } from '../../src/calendars/period.ts';
import { privateFile } from './private-files.ts';

/** Leave for terms that reach back: these, and no others. */
export interface Approval {
  readonly provider: string;
  readonly version: string;
  readonly reason: string;
  readonly by: string | null;
  readonly at: Instant;
}

const approval = z.object({
  provider: z.string(),
  version: z.string(),
  reason: z.string().refine((text) => text.trim() !== ''),
  by: z.string().nullable(),
  at: z.number().int(),
}) satisfies z.ZodType<Approval>;

/** Where approvals are kept: a file that is only added to, since one process alone may write the database. */
export function approvalsFile(folder: string): string {
  return join(folder, 'wallclock.approvals.jsonl');
}

/**
 * Adds an approval, with what it was shown to alter, and has it on the disk before it answers. Throws a sentence when the
 * file cannot be written.
 */
export function approve(folder: string, given: Approval, alters: readonly unknown[]): void {
  const file = approvalsFile(folder);
  try {
    privateFile(file);
    const handle = openSync(file, 'a');
    try {
      // A line that was cut off stays by itself, and is passed over.
      writeSync(handle, `\n${JSON.stringify({ ...given, alters })}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    givenToOwner(file, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${file} cannot be written (${code}): run this as the user whose data folder it is`);
  }
}

/** Root may write in anybody's folder; the station, of another user, has to be able to read what it left there. */
function givenToOwner(file: string, folder: string): void {
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0 && uid !== 0) chownSync(file, uid, gid);
}

/** The approvals that can be read, and why they cannot; null where they can, or where there are none. */
export interface ReadApprovals {
  readonly approvals: readonly Approval[];
  readonly problem: string | null;
}

/** The approvals that were given, the first one first; lines that are none are passed over. */
export function approvalsIn(folder: string): ReadApprovals {
  const file = approvalsFile(folder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { approvals: [], problem: null };
    const problem = `${file} cannot be read (${code}), so no terms that wait come into force: see that it is a file which this user may read`;
    return { approvals: [], problem };
  }
  const approvals = text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [approval.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
  return { approvals, problem: null };
}

/** Changes when approvals are added; 0 while there are none. */
export function approvalsSize(folder: string): number {
  return statSync(approvalsFile(folder), { throwIfNoEntry: false })?.size ?? 0;
}
