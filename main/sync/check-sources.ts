import type { Instant } from '../../src/calendars/period.ts';
import type { RosterShift } from '../../src/duty/followed.ts';
import { configuredRules, termsByProvider } from '../agreements/configured-rules.ts';
import type { ReadConfiguration } from '../configuration/read-configuration.ts';
import { sourcesOf } from './sources.ts';

/** A source that takes longer than this is given up, in milliseconds. */
const PATIENCE_MS = 60_000;

/** So far ahead rosters are looked at, in milliseconds: further than their gaps are told. */
const ROSTER_MS = 30 * 86_400_000;

/** One sentence of a check: what was found, or what is wrong and how to mend it. */
export interface Finding {
  readonly well: boolean;
  /** It is well, and worth a look. */
  readonly isWarning?: boolean;
  readonly sentence: string;
}

/** A finding as `wallclock check` prints it. */
export function findingText({ well, isWarning, sentence }: Finding): string {
  return `${well ? (isWarning ? '!' : '✓') : '✗'} ${sentence}`;
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
  const shifts: RosterShift[] = [];
  let isWhole = true;
  for (const { source } of sources) {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      const found = await source.check(signal ? AbortSignal.any([signal, patience]) : patience, now);
      for (const sentence of found) yield { well: true, sentence: `${source.title}: ${sentence}` };
      shifts.push(...(source.shiftsFound?.() ?? []));
    } catch (error) {
      if (source.delivers.includes('duty')) isWhole = false;
      yield failed(error, source.title);
    }
  }
  // Of half a roster nobody can say where its gaps are.
  if (!isWhole || (config.duty.length === 0 && shifts.length === 0)) return;
  const { dutySentences } = await import('../duty/duty-text.ts');
  const { plannedShifts } = await import('../duty/planned-shifts.ts');
  const minute = 60_000;
  const at = Math.floor(now() / minute) * minute;
  const terms = termsByProvider(configuredRules(config));
  const planned = plannedShifts(config, terms, { start: at, end: at + ROSTER_MS });
  for (const one of dutySentences([...planned, ...shifts], terms, at)) yield { well: true, ...one };
}
