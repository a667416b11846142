import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
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

/** Adds an approval, and has it on the disk before it answers. */
export function approve(folder: string, given: Approval): void {
  const file = approvalsFile(folder);
  privateFile(file);
  const handle = openSync(file, 'a');
  try {
    // A line that was cut off stays by itself, and is passed over.
    writeSync(handle, `\n${JSON.stringify(given)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The approvals that were given, the first one first; lines that are none are passed over. */
export function approvalsIn(folder: string): Approval[] {
  let text: string;
  try {
    text = readFileSync(approvalsFile(folder), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [approval.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

/** Changes when approvals are added; 0 while there are none. */
export function approvalsSize(folder: string): number {
  return statSync(approvalsFile(folder), { throwIfNoEntry: false })?.size ?? 0;
}
