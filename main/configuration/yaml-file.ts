import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ConfigurationError } from './configuration-error.ts';
import { type FaultWords, faultsIn, plainMessage } from './fault-words.ts';

/** A YAML file as read: its data, and how a person is told of a fault in it. */
export interface YamlFile {
  /** The data, with environment variables filled in. */
  readonly data: unknown;
  /** Environment variables that are not set, each as a fault. */
  readonly missing: readonly string[];
  /** Where a path of keys is, for a person: `wallclock.yaml line 3, sources[0].id`. */
  at(path: readonly PropertyKey[]): string;
}

/** What a schema made of a YAML file: the value, or every fault with its place. */
export type Checked<T> =
  | { readonly kind: 'right'; readonly value: T }
  | { readonly kind: 'wrong'; readonly faults: readonly string[] };

/**
 * Reads a YAML text. `${env:NAME}` in any text is replaced by that environment variable; `file` is for the faults.
 * Throws `ConfigurationError` for what is no YAML.
 */
export function readYaml(text: string, file: string, environment: NodeJS.ProcessEnv): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    throw new ConfigurationError(
      document.errors.map((error) => `${file} line ${lineOf(error.pos[0])}: not YAML: ${error.message}`),
    );
  }
  const at = (path: readonly PropertyKey[]) => place(document, path, file, lineOf);
  const missing: string[] = [];
  const data = withEnvironment(document.toJS(), environment, [], (path, name) => {
    const instead = path.at(-1) === 'token' ? ', or use token_file' : '';
    missing.push(`${at(path)}: the environment variable ${name} is not set; set it${instead}`);
  });
  return { data, missing, at };
}

/** Checks the data of a YAML file. */
export function checkYaml<S extends z.ZodType>(
  { data, missing, at }: YamlFile,
  schema: S,
  words: FaultWords,
): Checked<z.infer<S>> {
  const result = schema.safeParse(data ?? {}, { error: plainMessage });
  const wrong = result.success ? [] : faultsIn(result.error.issues, schema, words);
  const faults = [...missing, ...wrong.map(({ path, message }) => `${at(path)}: ${message}`)];
  return result.success && faults.length === 0
    ? { kind: 'right', value: result.data }
    : { kind: 'wrong', faults };
}

function place(
  document: Document,
  path: readonly PropertyKey[],
  file: string,
  lineOf: (offset: number) => number,
): string {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return `${file} line ${lineOf(node.range[0])}, ${shown(path)}`;
  }
  return `${file}, ${shown(path)}`;
}

function shown(path: readonly PropertyKey[]): string {
  return (
    path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('')
      .slice(1) || 'the file'
  );
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
