import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Batch, Poll, Source } from '../../../../../main/sync/source.ts';
import { tablesSourceConfig } from '../../../../../main/sync/sources/tables/tables-config.ts';
import { tablesSource } from '../../../../../main/sync/sources/tables/tables-source.ts';
import type { CurrentTerms } from '../../../../../src/agreements/terms.ts';
import { PROVIDERS } from '../../../../../src/providers/providers.ts';

/** A new folder with these files, for as long as the test runs. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-tables-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** A source of these tables, relative to the folder. */
export function sourceOf(
  folder: string,
  tables: object,
  more: object = {},
  terms: CurrentTerms = PROVIDERS,
): Source {
  return tablesSource(
    tablesSourceConfig.parse({ id: 'crm', type: 'tables', tables, ...more }),
    folder,
    terms,
  );
}

/** Stands for the station: stores what is polled, retires what is missing, and keeps the cursor. */
export class Stored {
  cursor: string | null = null;
  answers = 0;
  date: number | undefined;
  readonly facts = new Map<string, Map<string, object>>();

  /** Polls once and gives the batches; throws what the source throws. */
  async poll(source: Source, refuses: (batch: Batch) => boolean = () => false): Promise<Batch[]> {
    const batches: Batch[] = [];
    const poll: Poll = {
      cursor: this.cursor,
      incomplete: async () => [],
      open: async () => [],
      stored: async () => [],
      current: async (kind) => this.facts.get(kind) ?? new Map(),
      answered: (date) => {
        this.answers++;
        this.date = date;
      },
      now: () => 0,
      signal: AbortSignal.timeout(20_000),
    };
    for await (const batch of source.poll(poll)) {
      if (refuses(batch)) throw new Error('refused');
      batches.push(batch);
      this.#store(batch);
    }
    return batches;
  }

  #store(batch: Batch): void {
    for (const kind of batch.snapshotOf) {
      const records = batch.records.filter((record) => record.kind === kind);
      const current = this.facts.get(kind) ?? new Map<string, object>();
      const stay = new Set([...records.map(({ record }) => record), ...(batch.keep ?? [])]);
      for (const id of current.keys()) if (!stay.has(id)) current.delete(id);
      for (const { record, body } of records) current.set(record, body);
      this.facts.set(kind, current);
    }
    this.cursor = batch.cursor ?? this.cursor;
  }

  ids(kind: string): string[] {
    return [...(this.facts.get(kind)?.keys() ?? [])].sort();
  }
}

/** `place: reason` of everything a single file of a table is said to have wrong. */
export async function problemsOf(
  table: string,
  file: string,
  content: string | Uint8Array,
): Promise<string[]> {
  const batches = await new Stored().poll(sourceOf(folderWith({ [file]: content }), { [table]: file }));
  return batches.flatMap(({ quarantined }) => quarantined.map(({ place, reason }) => `${place}: ${reason}`));
}
