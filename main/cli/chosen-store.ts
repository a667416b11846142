import { join, resolve } from 'node:path';
import type { Instant } from '../../src/calendars/period.ts';
import { configuredRules } from '../agreements/configured-rules.ts';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { copiedStation } from '../database/copied-station.ts';
import { openBeside, openForReading } from '../database/database-file.ts';
import { type ReadableCopy, readableCopy } from '../database/readable-copy.ts';
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
  return answered(asked.store, () => question(asked));
}

/**
 * Answers a command's question to a copy of a station's database as `askStore` does, on any machine: by the terms that
 * stand in it, as of the instant of which it is. One of an older Wallclock is refused.
 */
export function askCopy(named: string, question: (store: Store, at: Instant) => number): number {
  let copy: ReadableCopy | null = null;
  try {
    copy = readableCopy(resolve(named));
    if (copy.older) {
      throw new Error(
        `${named} was made by an older Wallclock: open it with wallclock open, which brings a copy of it up to date`,
      );
    }
    const { at, rules } = copiedStation(copy.file);
    const store = storeIn(openForReading(copy.file), rules);
    return answered(store, () => question(store, at));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    copy?.release();
  }
}

function answered({ db }: Store, question: () => number): number {
  try {
    return db.transaction(question)();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    db.close();
  }
}
