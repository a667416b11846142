import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { TermsBook } from '../../../../src/agreements/providers.ts';
import { type Batch, NOTHING, type Poll, type Source, SourceError } from '../../source.ts';
import { overlaps, withPlaceListed } from './agreement-rows.ts';
import { type Content, formatOf, shownPlace, textOf } from './content.ts';
import { csvTable } from './csv-table.ts';
import { jsonTable } from './json-table.ts';
import { keptRows } from './kept-rows.ts';
import { quarantineOf, sentenceOf } from './problem.ts';
import { type ReadTable, readTable, type TableReading } from './read-table.ts';
import { danglingReferences, idsOf, type KnownIds } from './references.ts';
import { readFileTable } from './table-file.ts';
import { TABLE_FORMS, TABLES, type TableName } from './table-forms.ts';
import { readUrlTable, type Validators } from './table-url.ts';
import type { TablesSourceConfig } from './tables-config.ts';
import { tokenOf } from './token.ts';

/** Changes when the same text would be read to other records. */
const READING = 1;

/** What is remembered of a table between two polls of one run: a new run reads everything anew. */
interface Memory {
  digest: string;
  validators: Validators;
  /** Why the whole table was refused when it was last read. */
  refusal: string | null;
}

/**
 * A source of customers, services, addresses, activations and agreements, from files and URLs. `folder` is that
 * of the configuration file, for relative paths; `terms` are the providers at hand. Throws `SourceError` for a
 * provider that does not fit a table.
 */
export function tablesSource(config: TablesSourceConfig, folder: string, terms: TermsBook): Source {
  const readings = new Map<TableName, TableReading>();
  for (const name of TABLES) {
    const place = config.tables[name];
    if (!place) continue;
    const provider = providerOf(name, config, terms);
    readings.set(name, { form: TABLE_FORMS[name], place, shown: shownPlace(place), provider, terms });
  }
  const tables = new Tables(config, folder, readings);
  return {
    id: config.id,
    title: config.title ?? config.id,
    delivers: 'tables',
    providers: [],
    intervalMs: config.intervalSeconds * 1000,
    poll: (poll) => tables.poll(poll),
    check: (signal) => tables.check(signal),
  };
}

/** Whose rows these are where they do not say: as configured, else the provider whose terms have such a table. */
function providerOf(name: TableName, config: TablesSourceConfig, terms: TermsBook): string {
  const form = { activations: 'emergency-tickets', agreements: 'address-tiers' }[name as string];
  if (!form) return '';
  const fitting = [...terms.values()].filter((one) => one.form === form).map((one) => one.provider);
  if (config.provider === undefined) {
    if (fitting.length > 0) return fitting[0];
    throw new SourceError(`source ${config.id}: no provider with ${name} is configured; add its terms`);
  }
  if (fitting.includes(config.provider)) return config.provider;
  const remedy = `name one of ${fitting.join(', ')}, or read ${name} in a source of their own`;
  throw new SourceError(
    `source ${config.id}: '${config.provider}' is not a provider with ${name}; ${remedy}`,
  );
}

class Tables {
  readonly #config: TablesSourceConfig;
  readonly #folder: string;
  readonly #readings: ReadonlyMap<TableName, TableReading>;
  readonly #memory = new Map<TableName, Memory>();
  /** Tables whose last batch was not stored: they go last, so that they keep no other from being stored. */
  readonly #unstored = new Set<TableName>();
  /** Whether the last poll went through to its end, so that unchanged tables have nothing more to bring. */
  #finished = false;

  constructor(config: TablesSourceConfig, folder: string, readings: ReadonlyMap<TableName, TableReading>) {
    this.#config = config;
    this.#folder = folder;
    this.#readings = readings;
  }

  async *poll(poll: Poll): AsyncGenerator<Batch, void, void> {
    const token = await tokenOf(this.#config, this.#folder);
    const { contents, refusals, dates } = await this.#contents(token, poll.signal, this.#memory);
    if (contents) {
      this.#finished = false;
      const { tables, refused } = await this.#read(contents);
      for (const [name, reason] of refused) refusals.set(name, reason);
      for (const name of this.#readings.keys()) {
        const memory = this.#memory.get(name);
        if (memory) memory.refusal = refused.get(name) ?? null;
      }
      const known = await this.#knownIds(tables, poll);
      const cursor = cursorOf(poll.cursor);
      const names = [...tables.keys()].sort(
        (a, b) => Number(this.#unstored.has(a)) - Number(this.#unstored.has(b)),
      );
      for (const name of names) {
        const { records, quarantined, lost } = finished(tables.get(name)!, this.#readings.get(name)!, known);
        const digest = digestOf(records, quarantined);
        if (cursor[name] === digest) continue;
        const { kind } = TABLE_FORMS[name];
        const keep =
          lost.length === 0
            ? []
            : keptRows(lost, await poll.current(kind), new Set(records.map(({ record }) => record)));
        cursor[name] = digest;
        this.#unstored.add(name);
        const acceptFewer = this.#readings.get(name)!.place.acceptFewer === records.length;
        yield {
          ...NOTHING,
          records,
          quarantined,
          snapshotOf: [kind],
          keep,
          acceptFewer,
          cursor: JSON.stringify(cursor),
        };
        this.#unstored.delete(name);
      }
      this.#finished = true;
    }
    if (refusals.size > 0) throw new SourceError([...refusals.values()].join(' Also: '));
    poll.answered(dates.at(-1));
  }

  async check(signal: AbortSignal): Promise<readonly string[]> {
    const token = await tokenOf(this.#config, this.#folder);
    const { contents, refusals } = await this.#contents(token, signal, new Map());
    const { tables, refused } = await this.#read(contents ?? new Map());
    const reasons = [...refusals.values(), ...refused.values()];
    if (reasons.length > 0) throw new SourceError(reasons.join(' Also: '));
    const known = (name: TableName) => {
      const table = tables.get(name);
      return table ? idsOf(table, this.#readings.get(name)!.shown) : null;
    };
    const sentences = [...tables].map(([name, table]) =>
      foundIn(name, table, this.#readings.get(name)!, known),
    );
    return [...sentences, ...this.#unsafe(token)];
  }

  /** Tokens that would travel readable for others. */
  #unsafe(token: string | null): string[] {
    return [...this.#readings.values()]
      .filter(({ place }) => token !== null && place.url && isReadableOnTheWay(place.url))
      .map(({ shown }) => `${shown}: the token is sent without encryption; use https`);
  }

  /**
   * The content of every table that could be read; null when none has changed since the last poll of this run.
   * Since rows of one table name rows of another, all are read again when one has changed.
   */
  async #contents(token: string | null, signal: AbortSignal, remembered: Map<TableName, Memory>) {
    const mayBeSame = this.#finished && remembered.size > 0;
    const contents = new Map<TableName, Content>();
    const refusals = new Map<TableName, string>();
    const dates: number[] = [];
    const same = new Set<TableName>();
    const receive = async (name: TableName, conditional: boolean) => {
      const memory = remembered.get(name);
      try {
        const answer = await this.#receive(
          name,
          token,
          signal,
          conditional ? (memory?.validators ?? null) : null,
        );
        if (answer.date !== null) dates.push(answer.date);
        if (!answer.content) {
          same.add(name);
          return;
        }
        const digest = createHash('sha256').update(answer.content.bytes).digest('hex');
        if (memory?.digest === digest) same.add(name);
        contents.set(name, answer.content);
        const refusal = memory?.digest === digest ? memory.refusal : null;
        remembered.set(name, { digest, validators: answer.validators, refusal });
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        refusals.set(name, error.message);
      }
    };
    for (const name of this.#readings.keys()) await receive(name, mayBeSame);
    if (mayBeSame && same.size + refusals.size === this.#readings.size) {
      for (const name of same) {
        const refusal = remembered.get(name)?.refusal;
        if (refusal) refusals.set(name, refusal);
      }
      return { contents: null, refusals, dates };
    }
    for (const name of same) if (!contents.has(name)) await receive(name, false);
    return { contents, refusals, dates };
  }

  async #receive(name: TableName, token: string | null, signal: AbortSignal, validators: Validators | null) {
    const { place, shown } = this.#readings.get(name)!;
    if (place.file !== undefined) {
      const content = await readFileTable(resolve(this.#folder, place.file), shown);
      return { content, date: null, validators: { etag: null, lastModified: null } };
    }
    const timeoutMs = this.#config.timeoutSeconds * 1000;
    const headers = place.headers ?? {};
    return readUrlTable({ url: place.url!, shown, headers, token, validators, timeoutMs, signal });
  }

  async #read(contents: ReadonlyMap<TableName, Content>) {
    const tables = new Map<TableName, ReadTable>();
    const refused = new Map<TableName, string>();
    for (const [name, content] of contents) {
      const reading = this.#readings.get(name)!;
      try {
        tables.set(name, await readContent(content, reading));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        refused.set(name, error.message);
      }
    }
    return { tables, refused };
  }

  /** The ids of each table: as just read, else, where it could not be read, as on file. */
  async #knownIds(tables: ReadonlyMap<TableName, ReadTable>, poll: Poll) {
    const known = new Map<TableName, KnownIds>();
    for (const [name, { form, shown }] of this.#readings) {
      const table = tables.get(name);
      const onFile = async () => new Set((await poll.current(form.kind)).keys());
      known.set(name, table ? idsOf(table, shown) : { ids: await onFile(), shown });
    }
    return (name: TableName) => known.get(name) ?? null;
  }
}

async function readContent(content: Content, reading: TableReading): Promise<ReadTable> {
  const { place, shown } = reading;
  const text = textOf(content, shown);
  const raw =
    formatOf(place, content, text) === 'json'
      ? jsonTable(text, shown)
      : await csvTable(text, shown, place.delimiter);
  return readTable(raw, reading);
}

/** A table with everything that is to be said about it. */
function finished(table: ReadTable, { shown }: TableReading, known: (name: TableName) => KnownIds | null) {
  const isAgreements = table.form.table === 'agreements';
  const problems = [
    ...table.problems,
    ...danglingReferences(table, known),
    ...(isAgreements ? overlaps(table) : []),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const good = isAgreements ? withPlaceListed(table.good) : table.good;
  const records = good.map(({ record }) => record);
  return { records, problems, quarantined: quarantineOf(shown, problems), lost: table.lost };
}

/** `agreements.csv: 1,204 agreements, 3 rows with problems (first: line 14, column tier: …)`. */
function foundIn(
  name: TableName,
  table: ReadTable,
  reading: TableReading,
  known: (name: TableName) => KnownIds | null,
): string {
  const { records, problems } = finished(table, reading, known);
  const found = `${reading.shown}: ${records.length.toLocaleString('en-US')} ${name}`;
  if (problems.length === 0) return found;
  const rows = new Set(problems.map(({ line }) => line)).size;
  const count = `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'} with problems`;
  const first = sentenceOf('', problems[0]).trim();
  return `${found}, ${count} (first: ${first})`;
}

function isReadableOnTheWay(url: string): boolean {
  const { protocol, hostname } = URL.parse(url)!;
  return protocol === 'http:' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function cursorOf(cursor: string | null): Partial<Record<TableName, string>> {
  return cursor === null ? {} : JSON.parse(cursor);
}

function digestOf(records: Batch['records'], quarantined: Batch['quarantined']): string {
  const hash = createHash('sha256').update(String(READING));
  for (const { record, body } of records) hash.update(`${record}\n${JSON.stringify(body)}\n`);
  for (const { place, reason } of quarantined) hash.update(`${place}\n${reason}\n`);
  return hash.digest('base64url');
}
