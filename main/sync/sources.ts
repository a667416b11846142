import type { TermsBook } from '../../src/agreements/providers.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { impossible } from '../../src/clocks/clock.ts';
import type { SourceConfiguration } from '../configuration/configuration.ts';
import type { SyncedSource } from './engine.ts';
import { demoSource } from './sources/demo/demo-source.ts';
import { rtSource } from './sources/rt/rt-source.ts';
import { tablesSource } from './sources/tables/tables-source.ts';
import { tokenReader } from './token.ts';

/** What sources are made from, besides their configuration. */
export interface SourceParts {
  /** The configuration file's folder, from which relative paths start. */
  readonly folder: string;
  readonly terms: TermsBook;
  /** When the database was made: the demo's story begins around it. */
  readonly anchor: Instant;
}

/** The sources of a configuration, each with how its facts become events. */
export function sourcesOf(configs: readonly SourceConfiguration[], parts: SourceParts): SyncedSource[] {
  return configs.map((config): SyncedSource => {
    switch (config.type) {
      case 'rt': {
        const source = rtSource(config, tokenReader(config, parts.folder));
        return { source, plan: { kind: 'rt', url: config.url, mapping: config.mapping } };
      }
      case 'tables':
        return { source: tablesSource(config, parts.folder, parts.terms), plan: { kind: 'plain' } };
      case 'demo':
        return { source: demoSource(config, parts.anchor), plan: { kind: 'plain' } };
      default:
        return impossible(config);
    }
  });
}
