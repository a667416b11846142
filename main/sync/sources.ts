import type { CurrentTerms } from '../../src/agreements/terms.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { impossible } from '../../src/impossible.ts';
import type { SourceConfiguration } from '../configuration/configuration.ts';
import type { PersonConfig } from '../duty/people-config.ts';
import type { SyncedSource } from './engine.ts';
import { tokenReader } from './token.ts';

/** What sources are made from, besides their configuration. */
export interface SourceParts {
  /** The configuration file's folder, from which relative paths start. */
  readonly folder: string;
  readonly terms: CurrentTerms;
  /** When the database was made: the demo's story begins around it. */
  readonly anchor: Instant;
  /** Who may be on duty, for rosters that name them; nobody where it is left out. */
  readonly people?: readonly PersonConfig[];
}

/**
 * The sources of a configuration, each with how its facts become events. What a kind of source needs is loaded
 * only where one is configured, so that a start loads no more than it uses.
 */
export function sourcesOf(
  configs: readonly SourceConfiguration[],
  parts: SourceParts,
): Promise<SyncedSource[]> {
  return Promise.all(configs.map((config) => sourceOf(config, parts)));
}

async function sourceOf(config: SourceConfiguration, parts: SourceParts): Promise<SyncedSource> {
  switch (config.type) {
    case 'rt': {
      const { rtSource } = await import('./sources/rt/rt-source.ts');
      const source = rtSource(config, tokenReader(config, parts.folder));
      return { source, plan: { kind: 'rt', url: config.url, mapping: config.mapping } };
    }
    case 'tables': {
      const { tablesSource } = await import('./sources/tables/tables-source.ts');
      return { source: tablesSource(config, parts.folder, parts.terms), plan: { kind: 'plain' } };
    }
    case 'icalendar': {
      if (config.delivers === 'duty') {
        const { rosterSource } = await import('./sources/icalendar/roster-source.ts');
        const source = rosterSource(config, parts.folder, parts.terms, parts.people ?? []);
        return { source, plan: { kind: 'plain' } };
      }
      const { icalendarSource } = await import('./sources/icalendar/icalendar-source.ts');
      return { source: icalendarSource(config, parts.folder, parts.terms), plan: { kind: 'plain' } };
    }
    case 'demo': {
      const { demoSource } = await import('./sources/demo/demo-source.ts');
      return { source: demoSource(config, parts.anchor), plan: { kind: 'plain' } };
    }
    default:
      return impossible(config);
  }
}
