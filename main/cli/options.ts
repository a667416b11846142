import { parseArgs } from 'node:util';

/** The words and options of the command line. Throws a sentence for an option that nobody knows. */
export function readOptions() {
  return parseArgs({
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      data: { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'boolean', default: false },
      'first-run': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}

/** The options as they were given. */
export type Options = ReturnType<typeof readOptions>['values'];
