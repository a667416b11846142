import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CLOCK_KINDS } from '../../src/compliance/reason-code.ts';
import type { DeskEntry } from './desk-entry.ts';
import { deskFile } from './desk-file.ts';

const entry = z.discriminatedUnion('entry', [
  z.object({
    entry: z.literal('reason-code'),
    id: z.string().min(1),
    ticket: z.string().min(1),
    kind: z.enum(CLOCK_KINDS),
    cycle: z.number().int(),
    ordinal: z.number().int(),
    // A later Wallclock may know others.
    code: z.string().min(1),
    note: z.string(),
    by: z.string(),
    at: z.number().int(),
  }),
  z.object({
    entry: z.literal('view'),
    id: z.string().min(1),
    name: z.string().min(1),
    query: z.string(),
    by: z.string(),
    at: z.number().int(),
    removed: z.boolean(),
  }),
  z.object({
    entry: z.literal('acknowledgement'),
    id: z.string().min(1),
    alarm: z.string().min(1),
    at: z.number().int(),
    by: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('screen'), screen: z.string(), onDuty: z.array(z.string()) }),
      z.object({ kind: z.literal('link'), name: z.string() }),
    ]),
    countsMs: z.number().int().nonnegative().optional(),
  }),
  z.object({
    entry: z.literal('note'),
    id: z.string().min(1),
    ticket: z.string().min(1),
    text: z.string(),
    by: z.string(),
    at: z.number().int(),
  }),
]) satisfies z.ZodType<DeskEntry>;

/** What the file of desk writings holds, and what of it cannot be read. */
export interface ReadDeskFile {
  readonly entries: readonly DeskEntry[];
  /** In a sentence, with the lines concerned; null where all can be read, or where there is no file. */
  readonly problem: string | null;
}

/** So many lines are named; the rest is counted. */
const NAMED = 5;

/** The entries of a data folder's file, the first one first. Lines that are none stay in the file as they are. */
export function readDeskFile(folder: string): ReadDeskFile {
  const file = deskFile(folder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { entries: [], problem: null };
    const problem = `${file} cannot be read (${code}), so reason codes, views, acknowledgements and notes that are only there are missing: see that it is a file which this user may read`;
    return { entries: [], problem };
  }
  const entries: DeskEntry[] = [];
  const unreadable: number[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '') continue;
    try {
      entries.push(entry.parse(JSON.parse(line)));
    } catch {
      unreadable.push(i + 1);
    }
  }
  return { entries, problem: unreadable.length === 0 ? null : unreadableLines(file, unreadable) };
}

function unreadableLines(file: string, lines: readonly number[]): string {
  const named = lines.slice(0, NAMED).join(', ');
  const more = lines.length > NAMED ? ` and ${lines.length - NAMED} more` : '';
  return `${file} line ${named}${more}: no entry of a desk, perhaps cut off while it was written; it stays there as it is, and all others count`;
}
