import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../../../../../main/database/store.ts';
import { plainMapping } from '../../../../../main/sync/plain-mapping.ts';
import type { Batch, Poll, Source } from '../../../../../main/sync/source.ts';
import { icalendarSourceConfig } from '../../../../../main/sync/sources/icalendar/icalendar-config.ts';
import { icalendarSource } from '../../../../../main/sync/sources/icalendar/icalendar-source.ts';
import { storeBatch } from '../../../../../main/sync/store-batch.ts';
import { isoOf } from '../../../../../src/calendars/iso.ts';
import type { WorkRecord } from '../../../../../src/planned-work/work-record.ts';
import { PROVIDERS } from '../../../../../src/providers/providers.ts';
import { canonicalDump } from '../../../../canonical-dump.ts';
import { temporaryStore } from '../../../temporary-store.ts';

export const NOW = Date.parse('2026-03-23T14:20:00Z');

/** A sample calendar that stands beside these tests. */
export function sample(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** A calendar of these events, each the lines between its BEGIN and END. */
export function calendarOf(...events: readonly (readonly string[])[]): string {
  const inside = events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...inside, 'END:VCALENDAR', ''].join('\r\n');
}

/** A calendar in a file of its own, for as long as the test runs. */
export class CalendarFile {
  readonly folder = mkdtempSync(join(tmpdir(), 'wallclock-icalendar-'));

  constructor(content?: string | Uint8Array) {
    onTestFinished(() => rmSync(this.folder, { recursive: true }));
    if (content !== undefined) this.write(content);
  }

  write(content: string | Uint8Array): void {
    writeFileSync(join(this.folder, 'work.ics'), content);
  }

  source(more: object = {}): Source {
    return sourceOf(this.folder, { file: 'work.ics', ...more });
  }
}

/** A source of a calendar, relative to the folder. */
export function sourceOf(folder: string, more: object): Source {
  const config = icalendarSourceConfig.parse({ id: 'work', type: 'icalendar', ...more });
  return icalendarSource(config, folder, PROVIDERS);
}

/** The station's side: a real database into which what is polled is stored. */
export class Filed {
  now = NOW;
  answers = 0;
  date: number | undefined;
  readonly store: Store;
  readonly #file: string;

  constructor() {
    const { store, file } = temporaryStore();
    this.store = store;
    this.#file = file;
  }

  /** Everything the database says. */
  dump(): readonly string[] {
    return canonicalDump(this.#file);
  }

  /** Polls once and gives the batches; throws what the source or the store throws. */
  async poll(source: Source): Promise<Batch[]> {
    const batches: Batch[] = [];
    const poll: Poll = {
      cursor: this.store.progress.cursor('work'),
      incomplete: async () => [],
      open: async () => [],
      stored: async () => [],
      current: async (kind) => this.store.facts.ofKind('work', kind),
      answered: (date) => {
        this.answers++;
        this.date = date;
      },
      now: () => this.now,
      signal: AbortSignal.timeout(20_000),
    };
    for await (const batch of source.poll(poll)) {
      batches.push(batch);
      storeBatch(this.store, 'work', batch, { number: 1, map: plainMapping }, this.now);
    }
    return batches;
  }

  get works(): Map<string, WorkRecord> {
    return this.store.facts.ofKind('work', 'work') as Map<string, WorkRecord>;
  }

  /** `id start..end` of all work on file, in order of the ids. */
  get windows(): string[] {
    return [...this.works].map(([id, { start, end }]) => `${id} ${isoOf(start)}..${isoOf(end)}`).sort();
  }
}

/** What is on file, and said to be wrong, after one reading of a calendar. */
export async function readOnce(content: string | Uint8Array, more: object = {}) {
  const filed = new Filed();
  const batches = await filed.poll(new CalendarFile(content).source(more));
  const problems = batches.flatMap(({ quarantined }) =>
    quarantined.map(({ place, reason }) => `${place}: ${reason}`),
  );
  return { filed, windows: filed.windows, works: filed.works, problems };
}
