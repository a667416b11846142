import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../sync/did-you-mean.ts';

const OPTIONS = {
  config: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  at: { type: 'string' },
  provider: { type: 'string' },
  reason: { type: 'string' },
  by: { type: 'string' },
  json: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  demo: { type: 'boolean', default: false },
  'first-run': { type: 'boolean', default: false },
  'no-open': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options'];

/**
 * The words and options of the command line. Throws a sentence for an option that nobody knows, with the one that
 * was meant, and for one without its value.
 */
export function readOptions() {
  const unknown = parseArgs({ strict: false, tokens: true, options: OPTIONS }).tokens.find(
    (token) => token.kind === 'option' && !Object.hasOwn(OPTIONS, token.name),
  );
  if (unknown?.kind === 'option') {
    const meant = didYouMean(unknown.name, Object.keys(OPTIONS));
    throw new Error(`Unknown option '${unknown.rawName}'${meant ? `: did you mean --${meant}?` : ''}`);
  }
  const read = parseArgs({ allowPositionals: true, options: OPTIONS });
  for (const name of ['config', 'data', 'port', 'at', 'provider', 'reason', 'by'] as const)
    if (read.values[name] === '') throw new Error(`--${name} needs a value: it is empty`);
  return read;
}

/** The options as they were given. */
export type Options = ReturnType<typeof readOptions>['values'];
