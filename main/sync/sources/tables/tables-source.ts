import type { CurrentTerms } from '../../../../src/agreements/terms.ts';
import { type Batch, NOTHING, type Poll, type Source, SourceError, type SourceRecord } from '../../source.ts';
import type { Content } from '../received/content.ts';
import { readableTokens, shownPlace } from '../received/place.ts';
import { keptRows } from './kept-rows.ts';
import type { ReadTable } from './read-table.ts';
import { ReceivedTables } from './received-tables.ts';
import { idsOf, type KnownIds } from './references.ts';
import type { TableReading } from './row-rules.ts';
import { TABLE_FORMS, TABLES, type TableName } from './table-forms.ts';
import type { TablesSourceConfig } from './tables-config.ts';
import { digestOf, foundIn, readContent, type WholeTable, wholeTable } from './whole-table.ts';

/**
 * A source of customers, services, addresses, activations, agreements and disruptions, from files and URLs.
 * `folder` is that of the configuration file, for relative paths; `terms` are the providers at hand. Throws
 * `SourceError` for a provider that does not fit a table.
 */
export function tablesSource(config: TablesSourceConfig, folder: string, terms: CurrentTerms): Source {
  const readings = new Map<TableName, TableReading>();
  for (const name of TABLES) {
    const place = config.tables[name];
    if (!place) continue;
    const provider = providerOf(name, config, terms);
    readings.set(name, { form: TABLE_FORMS[name], place, shown: shownPlace(place), provider, terms });
  }
  const tables = new Tables(readings, () => new ReceivedTables(config, folder, readings));
  return {
    id: config.id,
    title: config.title ?? config.id,
    // How old the agreements are is not what a list of disruptions says.
    delivers: [...readings.keys()].some((name) => name !== 'disruptions') ? ['tables'] : [],
    providers: [],
    intervalMs: config.intervalSeconds * 1000,
    poll: (poll) => tables.poll(poll),
    check: async (signal) => [
      ...(await tables.check(signal)),
      ...readableTokens(
        config,
        [...readings.values()].map(({ place }) => place),
      ),
    ],
  };
}

/**
 * Whose rows these are where they do not say: as configured, else the only provider whose terms have such a table; ''
 * where several have, so that each row has to say it.
 */
function providerOf(name: TableName, config: TablesSourceConfig, terms: CurrentTerms): string {
  if (name !== 'activations' && name !== 'agreements' && name !== 'disruptions') return '';
  const form = name === 'activations' ? 'emergency-tickets' : 'address-tiers';
  const fitting = [...terms.values()].filter((one) => one.form === form).map((one) => one.provider);
  if (config.provider === undefined) {
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : '';
    throw new SourceError(`source ${config.id}: no provider with ${name} is configured; add its terms`);
  }
  if (fitting.includes(config.provider)) return config.provider;
  const remedy = `name one of ${fitting.join(', ')}, or read ${name} in a source of their own`;
  throw new SourceError(
    `source ${config.id}: '${config.provider}' is not a provider with ${name}; ${remedy}`,
  );
}

class Tables {
  readonly #readings: ReadonlyMap<TableName, TableReading>;
  readonly #receiver: () => ReceivedTables;
  readonly #received: ReceivedTables;
  /** Tables whose last batch was not stored: they go last, so that they keep no other from being stored. */
  readonly #unstored = new Set<TableName>();
  /** Whether the last poll went through to its end, so that unchanged tables have nothing more to bring. */
  #finished = false;

  constructor(readings: ReadonlyMap<TableName, TableReading>, receiver: () => ReceivedTables) {
    this.#readings = readings;
    this.#receiver = receiver;
    this.#received = receiver();
  }

  async *poll(poll: Poll): AsyncGenerator<Batch, void, void> {
    const { contents, refusals, date } = await this.#received.receive(poll.signal, !this.#finished);
    if (contents) {
      this.#finished = false;
      const { tables, refused } = await this.#read(contents);
      this.#received.remember(refused);
      for (const [name, reason] of refused) refusals.set(name, reason);
      yield* this.#changed(tables, poll);
      this.#finished = true;
    }
    // One table that is not right makes the whole answer not right: its age must be seen to grow.
    if (refusals.size > 0) throw new SourceError([...refusals.values()].join(' Also: '));
    poll.answered(date);
  }

  /** A batch for each table that now reads otherwise than when it was last stored. */
  async *#changed(tables: ReadonlyMap<TableName, ReadTable>, poll: Poll): AsyncGenerator<Batch, void, void> {
    const known = await this.#knownIds(tables, poll);
    const cursor = cursorOf(poll.cursor);
    const late = (name: TableName) => Number(this.#unstored.has(name));
    for (const name of [...tables.keys()].sort((a, b) => late(a) - late(b))) {
      const whole = await wholeTable(tables.get(name)!, this.#readings.get(name)!.shown, known);
      const digest = await digestOf(whole);
      if (cursor[name] === digest) continue;
      const batch = await this.#batchOf(name, whole, poll);
      this.#unstored.add(name);
      // Nothing can vanish from a table that was never stored, so it need not hold up the tickets as one.
      if (cursor[name] === undefined) yield* partsOf(batch.records);
      yield { ...batch, cursor: JSON.stringify({ ...cursor, [name]: digest }) };
      this.#unstored.delete(name);
      cursor[name] = digest;
    }
  }

  async #batchOf(name: TableName, { records, quarantined, lost }: WholeTable, poll: Poll): Promise<Batch> {
    const { kind, shrinks } = TABLE_FORMS[name];
    const good = new Set(records.map(({ record }) => record));
    const keep = lost.length === 0 ? [] : keptRows(lost, await poll.current(kind), good);
    const acceptFewer = shrinks || this.#readings.get(name)!.place.acceptFewer === records.length;
    return { ...NOTHING, records, quarantined, snapshotOf: [kind], keep, acceptFewer };
  }

  async check(signal: AbortSignal): Promise<readonly string[]> {
    const { contents, refusals } = await this.#receiver().receive(signal, true);
    const { tables, refused } = await this.#read(contents ?? new Map());
    const reasons = [...refusals.values(), ...refused.values()];
    if (reasons.length > 0) throw new SourceError(reasons.join(' Also: '));
    const shown = (name: TableName) => this.#readings.get(name)!.shown;
    const ids = new Map([...tables].map(([name, table]) => [name, idsOf(table, shown(name))]));
    const sentences: string[] = [];
    for (const [name, table] of tables) {
      const whole = await wholeTable(table, shown(name), (other) => ids.get(other) ?? null);
      sentences.push(foundIn(name, whole, shown(name)));
    }
    return sentences;
  }

  async #read(contents: ReadonlyMap<TableName, Content>) {
    const tables = new Map<TableName, ReadTable>();
    const refused = new Map<TableName, string>();
    for (const [name, content] of contents) {
      try {
        tables.set(name, await readContent(content, this.#readings.get(name)!));
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
      const ids = table ? idsOf(table, shown).ids : new Set((await poll.current(form.kind)).keys());
      known.set(name, { ids, shown });
    }
    return (name: TableName) => known.get(name) ?? null;
  }
}

/** The digests of the tables as they were last stored. */
function cursorOf(cursor: string | null): Partial<Record<TableName, string>> {
  const stored: unknown = cursor === null ? null : JSON.parse(cursor);
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

/** A larger table is first stored in parts: other sources' batches go in between. */
const PART = 5000;

function* partsOf(records: readonly SourceRecord[]): Generator<Batch, void, void> {
  if (records.length <= PART) return;
  for (let first = 0; first < records.length; first += PART) {
    yield { ...NOTHING, records: records.slice(first, first + PART) };
  }
}
