import { createInterface } from 'node:readline';
import { configuredRules } from '../agreements/configured-rules.ts';
import { isConfigured } from '../configuration/configuration-text.ts';
import { configurationFile } from '../configuration/places.ts';
import { ConfigurationError, readConfiguration } from '../configuration/read-configuration.ts';
import { evaluator } from '../evaluate/evaluate.ts';
import type { Options } from './options.ts';

/**
 * Answers JSON lines from standard input on standard output, in order, by the rules of the configuration where there is
 * one. The exit status is 1 when a line was not valid. Empty lines are passed over.
 */
export async function evaluate(options: Options): Promise<number> {
  const file = options.config ?? configurationFile(process.env, process.platform);
  let rules: Parameters<typeof evaluator>[0];
  if (options.config || isConfigured(file)) {
    try {
      rules = configuredRules(readConfiguration(file, process.env).config);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
  }
  const answer = evaluator(rules);
  let wrong = false;
  // Whoever reads the answers may have enough of them, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const result = answer(line);
    if ('error' in result) wrong = true;
    if (!process.stdout.write(`${JSON.stringify(result)}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
  return wrong ? 1 : 0;
}
