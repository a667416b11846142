import { dirname, join, resolve } from 'node:path';
import { DEMO, FIRST_RUN, isDemo } from '../configuration/configuration.ts';
import { isConfigured } from '../configuration/configuration-text.ts';
import { configurationFile, dataFolder } from '../configuration/places.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import type { Chosen } from '../hosted-station.ts';
import type { Options } from './options.ts';

export type { Chosen };

/** Where the options want the data; the demo's is a folder in it. */
export function chosenData(options: Pick<Options, 'data'>): string {
  return resolve(options.data ?? dataFolder(process.env, process.platform));
}

/**
 * The configuration that the options ask for: the demo with --demo, the file of --config, the user's own file,
 * and without any of these the demo, or with --first-run nothing yet. The demo's database is a folder of its
 * own. Throws `ConfigurationError`.
 */
export function chosenConfiguration(
  options: Pick<Options, 'config' | 'data' | 'demo' | 'first-run'>,
): Chosen {
  const base = chosenData(options);
  const usual = configurationFile(process.env, process.platform);
  const file = options.demo
    ? null
    : options.config
      ? resolve(options.config)
      : isConfigured(usual)
        ? usual
        : null;
  if (file !== null) {
    const read = readConfiguration(file, process.env);
    return { ...read, file, data: isDemo(read.config) ? join(base, 'demo') : base, firstRun: null };
  }
  if (options['first-run'] && !options.demo) {
    return { config: FIRST_RUN, folder: dirname(usual), file, data: base, firstRun: usual };
  }
  return { config: DEMO, folder: process.cwd(), file, data: join(base, 'demo'), firstRun: null };
}
