import { PROVIDERS } from '../../src/agreements/providers.ts';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { sourcesOf } from '../sync/sources.ts';
import { type Chosen, chosenConfiguration } from './chosen-configuration.ts';
import type { Options } from './options.ts';

/** A source that takes longer than this is given up, in milliseconds. */
const PATIENCE_MS = 60_000;

/**
 * Reads the configuration, tries each source, and says what it found or what is wrong and how to mend it. The
 * exit status is 1 when something is wrong. Writes nothing to the database.
 */
export async function check(options: Options): Promise<number> {
  let chosen: Chosen;
  try {
    chosen = chosenConfiguration(options);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const fault of error.faults) process.stdout.write(`✗ ${fault}\n`);
    return 1;
  }
  process.stdout.write(`✓ ${chosen.file ?? 'no configuration: the demo'}: read\n`);
  let failed = false;
  try {
    const parts = { folder: chosen.folder, terms: PROVIDERS, anchor: Date.now() };
    for (const { source } of await sourcesOf(chosen.config.sources, parts)) {
      try {
        for (const sentence of await source.check(AbortSignal.timeout(PATIENCE_MS), Date.now)) {
          process.stdout.write(`✓ ${source.title}: ${sentence}\n`);
        }
      } catch (error) {
        failed = true;
        process.stdout.write(`✗ ${source.title}: ${(error as Error).message}\n`);
      }
    }
  } catch (error) {
    failed = true;
    process.stdout.write(`✗ ${(error as Error).message}\n`);
  }
  return failed ? 1 : 0;
}
