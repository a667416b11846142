import { type Answered, useAnswer } from '../use-answer.ts';
import { useDrawn } from './report-ready.ts';

/**
 * Asks the station a question of the report whenever its query changes, and again whenever `again` does; null asks
 * nothing. The page is not ready to be printed until it is answered or refused.
 */
export function useTold<Q, T>(
  ask: (query: Q, signal: AbortSignal) => Promise<T>,
  query: Q | null,
  again: unknown,
): Answered<T> {
  const key = query === null ? null : JSON.stringify(query);
  const told = useAnswer(key, (signal) => ask(query!, signal), again);
  useDrawn(key === null || told.current || told.problem?.kind === 'refused');
  return told;
}
