import type { Instant } from '../../src/calendars/period.ts';
import { configuredRules, termsByProvider } from '../agreements/configured-rules.ts';
import type { ReadConfiguration } from '../configuration/read-configuration.ts';
import { sourcesOf } from './sources.ts';

/** A source that takes longer than this is given up, in milliseconds. */
const PATIENCE_MS = 60_000;

/** One sentence of a check: what was found, or what is wrong and how to mend it. */
export interface Finding {
  readonly well: boolean;
  readonly sentence: string;
}

/** A finding as `wallclock check` prints it. */
export function findingText({ well, sentence }: Finding): string {
  return `${well ? '✓' : '✗'} ${sentence}`;
}

/**
 * Tries each source of a configuration, one after the other, and tells what was found as soon as it is known.
 * Writes nothing to the database. Throws only when `signal` aborts.
 */
export async function* checkSources(
  { config, folder }: ReadConfiguration,
  now: () => Instant,
  signal?: AbortSignal,
): AsyncGenerator<Finding, void, void> {
  const failed = (error: unknown, title?: string): Finding => {
    signal?.throwIfAborted();
    const { message } = error as Error;
    return { well: false, sentence: title === undefined ? message : `${title}: ${message}` };
  };
  let sources: Awaited<ReturnType<typeof sourcesOf>>;
  try {
    const terms = termsByProvider(configuredRules(config));
    sources = await sourcesOf(config.sources, { folder, terms, anchor: now(), people: config.people });
  } catch (error) {
    yield failed(error);
    return;
  }
  for (const { source } of sources) {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      const found = await source.check(signal ? AbortSignal.any([signal, patience]) : patience, now);
      for (const sentence of found) yield { well: true, sentence: `${source.title}: ${sentence}` };
    } catch (error) {
      yield failed(error, source.title);
    }
  }
}
