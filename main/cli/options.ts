import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../sync/did-you-mean.ts';

const OPTIONS = {
  config: { type: 'string' },
  data: { type: 'string' },
  port: { type: 'string' },
  at: { type: 'string' },
  copy: { type: 'string' },
  days: { type: 'string' },
  provider: { type: 'string' },
  reason: { type: 'string' },
  by: { type: 'string' },
  month: { type: 'string' },
  months: { type: 'string' },
  tier: { type: 'string' },
  kind: { type: 'string' },
  customer: { type: 'string' },
  csv: { type: 'string' },
  of: { type: 'string' },
  sep: { type: 'string' },
  pdf: { type: 'string' },
  chromium: { type: 'string' },
  person: { type: 'string' },
  channel: { type: 'string' },
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
  const { tokens, positionals } = parseArgs({ strict: false, tokens: true, options: OPTIONS });
  const unknown = tokens.find((token) => token.kind === 'option' && !Object.hasOwn(OPTIONS, token.name));
  if (unknown?.kind === 'option') {
    const meant = didYouMean(unknown.name, Object.keys(OPTIONS));
    throw new Error(`Unknown option '${unknown.rawName}'${meant ? `: did you mean --${meant}?` : ''}`);
  }
  const read = positionals[0] === 'report' ? readReport() : readOther();
  for (const [name, value] of Object.entries(read.values))
    if (value === '') throw new Error(`--${name === 'jsonFile' ? 'json' : name} needs a value: it is empty`);
  return read;
}

/** Of a report `--json` names a file, as `--csv` does. */
function readReport() {
  const options = { ...OPTIONS, json: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  return { values: { ...values, json: false, jsonFile: values.json }, positionals };
}

/** Of everything else it says how the answer is written. */
function readOther() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  return { values: { ...values, jsonFile: undefined }, positionals };
}

/** The options as they were given. */
export type Options = ReturnType<typeof readOptions>['values'];
