import type { BoardSettings, Delivery } from '../../src/boards/board.ts';
import type { MappingPlan } from '../sync/mappings.ts';
import type { Db } from './database-file.ts';
import type { Rules } from './store.ts';

/** A source as it is configured, without what reaches it. */
export interface SourceOnFile {
  readonly id: string;
  /** As the walls name it. */
  readonly title: string;
  readonly delivers: readonly Delivery[];
  /** The providers whose tickets or work it delivers; empty means all. */
  readonly providers: readonly string[];
  readonly intervalMs: number;
  /** How its facts become events. */
  readonly plan: MappingPlan;
}

/** The configuration by which a board is shown: kept in the database, so that a copy says the same elsewhere. */
export interface ConfigurationOnFile {
  readonly sources: readonly SourceOnFile[];
  /** The terms and calendars that are configured. */
  readonly rules: Rules;
  readonly settings: BoardSettings;
}

const SOURCES = `
SELECT source AS id, title, delivers, providers, interval_ms AS intervalMs, plan FROM sources
WHERE place IS NOT NULL ORDER BY place`;
const PUT_SOURCE = `
INSERT INTO sources (source, place, title, delivers, providers, interval_ms, plan)
VALUES (@id, @place, @title, @delivers, @providers, @intervalMs, @plan)
ON CONFLICT (source) DO UPDATE SET place = excluded.place, title = excluded.title, delivers = excluded.delivers,
  providers = excluded.providers, interval_ms = excluded.interval_ms, plan = excluded.plan`;
const PUT_VALUE = `
INSERT INTO station (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
const VALUE = 'SELECT value FROM station WHERE key = ?';

/** Keeps the configuration in place of the one before, in one transaction. */
export function keepConfiguration(db: Db, { sources, rules, settings }: ConfigurationOnFile): void {
  db.transaction(() => {
    // What came from one that was taken out stays on file, and so does how it was read.
    db.prepare('UPDATE sources SET place = NULL').run();
    const put = db.prepare(PUT_SOURCE);
    for (const [place, { delivers, providers, plan, ...source }] of sources.entries()) {
      const lists = { delivers: JSON.stringify(delivers), providers: JSON.stringify(providers) };
      put.run({ ...source, ...lists, place, plan: JSON.stringify(plan) });
    }
    const value = db.prepare(PUT_VALUE);
    value.run('rules', JSON.stringify(rules));
    value.run('settings', JSON.stringify(settings));
  })();
}

/** The configuration as it was kept last; null in a database that no station of this version has run on. */
export function configurationOnFile(db: Db): ConfigurationOnFile | null {
  const value = db.prepare<[string], { value: string }>(VALUE);
  const rules = value.get('rules');
  const settings = value.get('settings');
  if (!rules || !settings) return null;
  type Row = Pick<SourceOnFile, 'id' | 'title' | 'intervalMs'> &
    Record<'delivers' | 'providers' | 'plan', string>;
  const sources = db
    .prepare<[], Row>(SOURCES)
    .all()
    .map(({ delivers, providers, plan, ...row }) => ({
      ...row,
      delivers: JSON.parse(delivers),
      providers: JSON.parse(providers),
      plan: JSON.parse(plan),
    }));
  return { sources, rules: JSON.parse(rules.value), settings: JSON.parse(settings.value) };
}

/** How the facts of each source that was ever configured become events. */
export function plansOnFile(db: Db): ReadonlyMap<string, MappingPlan> {
  const rows = db.prepare<[], { source: string; plan: string }>('SELECT source, plan FROM sources').all();
  return new Map(rows.map(({ source, plan }) => [source, JSON.parse(plan)]));
}

/** The providers whose tickets or planned work the sources deliver; all of them where one does not say. */
export function providersOf(
  sources: readonly Pick<SourceOnFile, 'delivers' | 'providers'>[],
  { terms }: Rules,
): readonly string[] {
  const delivering = sources.filter(
    ({ delivers }) => delivers.includes('tickets') || delivers.includes('work'),
  );
  const all = delivering.length === 0 || delivering.some(({ providers }) => providers.length === 0);
  return all
    ? terms.map(({ provider }) => provider)
    : [...new Set(delivering.flatMap(({ providers }) => providers))];
}
