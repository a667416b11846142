import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { filledText } from '../agreements/names.ts';
import { readAgreement } from '../agreements/read-agreement.ts';
import { type Configuration, type ConfiguredAgreement, configuration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { configurationFaults } from './configuration-faults.ts';
import { configurationText } from './configuration-text.ts';
import { checkYaml, readYaml, type YamlFile } from './yaml-file.ts';

export { ConfigurationError };

/** A configuration as read, with the folder that relative paths start from. */
export interface ReadConfiguration {
  readonly config: Configuration;
  readonly folder: string;
}

/** The text of a file that the configuration names; null when there is none. Throws `ConfigurationError`. */
export type TextOf = (file: string) => string | null;

const WORDS = { guide: 'docs/configuration.md' };

/**
 * Reads the configuration file and the agreement files that it names. `${env:NAME}` in any text is replaced by that
 * environment variable. Throws `ConfigurationError` with everything that is wrong, each with its line.
 */
export function readConfiguration(file: string, environment: NodeJS.ProcessEnv): ReadConfiguration {
  const text = configurationText(file);
  if (text === null) throw new ConfigurationError([`${file} cannot be read (ENOENT): there is no such file`]);
  return { config: parseConfiguration(text, file, environment), folder: dirname(file) };
}

/**
 * The configuration that a text says; `file` is for the faults, and its folder is where the paths of agreement files
 * start. Throws `ConfigurationError`.
 */
export function parseConfiguration(
  text: string,
  file: string,
  environment: NodeJS.ProcessEnv,
  textOf: TextOf = configurationText,
): Configuration {
  const yaml = readYaml(text, file, environment);
  const named = z.looseObject({ agreements: z.array(filledText).default([]) });
  const paths = checkYaml({ ...yaml, missing: [] }, named, WORDS);
  const { agreements, faults } = readAgreements(paths.kind === 'right' ? paths.value.agreements : [], {
    yaml,
    textOf,
    agreementAt: (path) => resolve(dirname(file), path),
    environment,
  });
  if (paths.kind === 'wrong') faults.push(...paths.faults);
  const data = { ...(yaml.data as object | null), agreements };
  const checked = checkYaml(isKeyed(yaml.data) ? { ...yaml, data } : yaml, configuration, WORDS);
  if (checked.kind === 'wrong') faults.push(...checked.faults);
  else if (faults.length === 0) {
    const across = configurationFaults(checked.value);
    faults.push(...across.map(({ path, message }) => `${yaml.at(path)}: ${message}`));
    if (across.length === 0) return checked.value;
  }
  throw new ConfigurationError([...new Set(faults)]);
}

/** Whether a file holds keys, or nothing yet. */
function isKeyed(data: unknown): boolean {
  return data === null || data === undefined || (typeof data === 'object' && !Array.isArray(data));
}

interface AgreementReading {
  readonly yaml: YamlFile;
  readonly textOf: TextOf;
  readonly agreementAt: (path: string) => string;
  readonly environment: NodeJS.ProcessEnv;
}

function readAgreements(
  paths: readonly string[],
  { yaml, textOf, agreementAt, environment }: AgreementReading,
): { agreements: ConfiguredAgreement[]; faults: string[] } {
  const agreements: ConfiguredAgreement[] = [];
  const faults: string[] = [];
  for (const [i, path] of paths.entries()) {
    const file = agreementAt(path);
    try {
      const text = textOf(file);
      if (text === null) faults.push(`${yaml.at(['agreements', i])}: there is no file ${file}`);
      else agreements.push({ file, ...readAgreement(text, file, environment) });
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      faults.push(...error.faults);
    }
  }
  return { agreements, faults };
}
