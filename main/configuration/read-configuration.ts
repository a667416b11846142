import { dirname } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { didYouMean } from '../sync/did-you-mean.ts';
import { type Configuration, configuration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { configurationText } from './configuration-text.ts';

export { ConfigurationError };

/** A configuration as read, with the folder that relative paths start from. */
export interface ReadConfiguration {
  readonly config: Configuration;
  readonly folder: string;
}

/**
 * Reads the configuration file. `${env:NAME}` in any text is replaced by that environment variable. Throws
 * `ConfigurationError` with everything that is wrong, each with its line.
 */
export function readConfiguration(file: string, environment: NodeJS.ProcessEnv): ReadConfiguration {
  const text = configurationText(file);
  if (text === null) throw new ConfigurationError([`${file} cannot be read (ENOENT): there is no such file`]);
  return { config: parseConfiguration(text, file, environment), folder: dirname(file) };
}

/** The configuration that a text says; `file` is for the faults only. Throws `ConfigurationError`. */
export function parseConfiguration(
  text: string,
  file: string,
  environment: NodeJS.ProcessEnv,
): Configuration {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    throw new ConfigurationError(
      document.errors.map((error) => `${file} line ${lineOf(error.pos[0])}: not YAML: ${error.message}`),
    );
  }
  const missing: string[] = [];
  const filled = withEnvironment(document.toJS(), environment, [], (path, name) => {
    missing.push(
      `${place(document, path)}: the environment variable ${name} is not set; set it, or use token_file`,
    );
  });
  const at = (path: readonly PropertyKey[]) => place(document, path);
  const result = configuration.safeParse(filled ?? {});
  const faults = [
    ...missing,
    ...(result.success ? [] : result.error.issues.flatMap((issue) => explain(issue, at, []))),
  ];
  if (!result.success || faults.length > 0) throw new ConfigurationError(faults);
  return result.data;

  function place(parsed: Document, path: readonly PropertyKey[]): string {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = parsed.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return `${file} line ${lineOf(node.range[0])}, ${shown(path)}`;
    }
    return `${file}, ${shown(path)}`;
  }
}

function shown(path: readonly PropertyKey[]): string {
  return (
    path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .slice(1) || 'the file'
  );
}

/** What a fault says to a person: a misspelt key with what was meant, a choice with its most promising side. */
function explain(
  issue: z.core.$ZodIssue,
  at: (path: readonly PropertyKey[]) => string,
  before: readonly PropertyKey[],
): string[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${at([...path, key])}: unknown key '${key}'${meant(key)}`);
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The side with the deepest fault is the one that was meant.
    const depth = (side: readonly z.core.$ZodIssue[]) => Math.max(...side.map((one) => one.path.length));
    const side = issue.errors.reduce((best, one) => (depth(one) > depth(best) ? one : best));
    return side.flatMap((one) => explain(one, at, path));
  }
  if (issue.code === 'invalid_union') {
    return [`${at(path)}: unknown kind; the kinds are rt, tables, icalendar and demo`];
  }
  return [`${at(path)}: ${issue.message}`];
}

/** Every key the configuration knows, for guessing what a misspelt one meant. */
const KEYS = (
  'listen host port oldAfterMinutes rotationSeconds emergencies clocks windows agreements calendars sources id type title url token ' +
  'token_file queues providers intervalSeconds reconcileMinutes timeoutSeconds overlap mapping provider channel ' +
  'service serviceKind address customer requestors priority requestKind fields closed statuses transactions staff ' +
  'customers automatic field values otherwise tables services addresses activations disruptions file format ' +
  'delimiter columns headers seed zone hours holidays country region close desktop displays display page fullScreen ' +
  'browserDoor transport kinds notice property acceptFewer'
).split(' ');

function meant(key: string): string {
  const guess = didYouMean(key, KEYS);
  return guess && guess !== key ? `: did you mean '${guess}'?` : ': remove it, or see docs/configuration.md';
}

/** The same data with environment variables filled in. */
function withEnvironment(
  value: unknown,
  environment: NodeJS.ProcessEnv,
  path: readonly PropertyKey[],
  onMissing: (path: readonly PropertyKey[], name: string) => void,
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{env:(\w+)\}/g, (_, name: string) => {
      const found = environment[name];
      if (!found) onMissing(path, name);
      return found ?? '';
    });
  }
  if (Array.isArray(value)) {
    return value.map((item, i) => withEnvironment(item, environment, [...path, i], onMissing));
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        withEnvironment(item, environment, [...path, key], onMissing),
      ]),
    );
  }
  return value;
}
