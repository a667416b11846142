import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { SourceError } from '../../source.ts';
import { tokenReader } from '../../token.ts';
import type { Content } from '../received/content.ts';
import { readFileContent } from '../received/read-file.ts';
import { readUrl, type Validators } from '../received/read-url.ts';
import { TABLE } from './format.ts';
import type { TableReading } from './row-rules.ts';
import type { TableName } from './table-forms.ts';
import type { TablesSourceConfig } from './tables-config.ts';

/** What is remembered of a table between two polls of one run: a new run reads everything anew. */
interface Memory {
  readonly digest: string;
  readonly validators: Validators;
  /** Why the whole table was refused when it was last read. */
  refusal: string | null;
}

/** What was received: all tables anew, or word that none has changed. */
export interface Received {
  /** The tables that could be received; null when every one is as it was. */
  readonly contents: ReadonlyMap<TableName, Content> | null;
  /** Why tables could not be received, or, when they are as they were, why they were refused. */
  readonly refusals: Map<TableName, string>;
  /** The clock of the server that answered last; undefined when none said. */
  readonly date: number | undefined;
}

/** Receives the tables of one source, from files and URLs, and notices when none has changed. */
export class ReceivedTables {
  readonly #config: TablesSourceConfig;
  readonly #folder: string;
  readonly #readings: ReadonlyMap<TableName, TableReading>;
  readonly #memory = new Map<TableName, Memory>();

  constructor(config: TablesSourceConfig, folder: string, readings: ReadonlyMap<TableName, TableReading>) {
    this.#config = config;
    this.#folder = folder;
    this.#readings = readings;
  }

  /** Keeps in mind which tables were refused as a whole, to say so again while they stay as they are. */
  remember(refused: ReadonlyMap<TableName, string>): void {
    for (const [name, memory] of this.#memory) memory.refusal = refused.get(name) ?? null;
  }

  /**
   * Receives all tables. Since rows of one name rows of another, all are given when one has changed, and
   * always with `anew`. Throws `SourceError` when the token cannot be read.
   */
  async receive(signal: AbortSignal, anew: boolean): Promise<Received> {
    const token = tokenReader(this.#config, this.#folder)();
    const contents = new Map<TableName, Content>();
    const refusals = new Map<TableName, string>();
    const same = new Set<TableName>();
    let date: number | undefined;
    const one = async (name: TableName, conditional: boolean) => {
      const memory = this.#memory.get(name);
      try {
        const validators = (conditional && memory?.validators) || null;
        const answer = await this.#answer(name, token, signal, validators);
        date = answer.date ?? date;
        if (!answer.content) return void same.add(name);
        const digest = createHash('sha256').update(answer.content.bytes).digest('hex');
        if (memory?.digest === digest) same.add(name);
        contents.set(name, answer.content);
        const refusal = memory?.digest === digest ? memory.refusal : null;
        this.#memory.set(name, { digest, validators: answer.validators, refusal });
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        refusals.set(name, error.message);
      }
    };
    for (const name of this.#readings.keys()) await one(name, !anew);
    if (!anew && same.size + refusals.size === this.#readings.size) {
      for (const name of same) {
        const refusal = this.#memory.get(name)?.refusal;
        if (refusal) refusals.set(name, refusal);
      }
      return { contents: null, refusals, date };
    }
    for (const name of same) if (!contents.has(name)) await one(name, false);
    return { contents, refusals, date };
  }

  async #answer(name: TableName, token: string | null, signal: AbortSignal, validators: Validators | null) {
    const { place, shown } = this.#readings.get(name)!;
    if (place.file !== undefined) {
      const content = await readFileContent(resolve(this.#folder, place.file), shown, TABLE);
      return { content, date: null, validators: { etag: null, lastModified: null } };
    }
    const timeoutMs = this.#config.timeoutSeconds * 1000;
    const headers = place.headers ?? {};
    return readUrl({ wanted: TABLE, url: place.url!, shown, headers, token, validators, timeoutMs, signal });
  }
}
