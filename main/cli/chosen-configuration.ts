import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEMO, isDemo } from '../configuration/configuration.ts';
import { configurationFile, dataFolder } from '../configuration/places.ts';
import { type ReadConfiguration, readConfiguration } from '../configuration/read-configuration.ts';
import type { Options } from './options.ts';

/** The configuration that a command works with, and where its database is. */
export interface Chosen extends ReadConfiguration {
  /** The file it was read from; null for the demo. */
  readonly file: string | null;
  readonly data: string;
}

/**
 * The configuration that the options ask for: the demo with --demo, the file of --config, the user's own file,
 * and without any of these the demo. The demo's database is a folder of its own. Throws `ConfigurationError`.
 */
export function chosenConfiguration(options: Options): Chosen {
  const base = resolve(options.data ?? dataFolder(process.env, process.platform));
  const usual = configurationFile(process.env, process.platform);
  const file = options.demo
    ? null
    : options.config
      ? resolve(options.config)
      : existsSync(usual)
        ? usual
        : null;
  if (file === null) return { config: DEMO, folder: process.cwd(), file, data: join(base, 'demo') };
  const read = readConfiguration(file, process.env);
  return { ...read, file, data: isDemo(read.config) ? join(base, 'demo') : base };
}
