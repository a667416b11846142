import { join } from 'node:path';
import { configuredRules } from '../agreements/configured-rules.ts';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { openBeside } from '../database/database-file.ts';
import { type Rules, type Store, storeIn } from '../database/store.ts';
import { type Chosen, chosenConfiguration } from './chosen-configuration.ts';
import type { Options } from './options.ts';

/** The database that the options choose, open for reading beside a station that may run. */
export interface ChosenStore {
  readonly chosen: Chosen;
  /** The rules that the configuration makes, be they in force or not. */
  readonly rules: Rules;
  readonly store: Store;
}

/**
 * Answers a command's question to the database, in one read transaction; its exit status. What keeps it from being
 * answered is said in a sentence on standard error, with the status 1.
 */
export function askStore(options: Options, question: (asked: ChosenStore) => number): number {
  let asked: ChosenStore;
  try {
    const chosen = chosenConfiguration(options);
    const rules = configuredRules(chosen.config);
    asked = { chosen, rules, store: storeIn(openBeside(join(chosen.data, 'wallclock.sqlite')), rules) };
  } catch (error) {
    const faults = error instanceof ConfigurationError ? error.faults : [(error as Error).message];
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    return 1;
  }
  const { db } = asked.store;
  try {
    return db.transaction(() => question(asked))();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    db.close();
  }
}
