import { useEffect, useState } from 'react';
import type { Instant } from '../../src/calendars/period.ts';
import { Refused } from '../feed/door.ts';

/** What the station said to a question, and what stands while it says nothing. */
export interface Answered<T> {
  /** The last right answer; null until there is one. */
  readonly answer: T | null;
  /** Whether it answers the question as it stands now, or an earlier one. */
  readonly current: boolean;
  readonly problem: Problem | null;
}

/** Why the question has no answer. */
export type Problem =
  /** The station refuses it, and says why; `begins`: the first instant of which it can tell, where that is why. */
  | { readonly kind: 'refused'; readonly sentence: string; readonly begins: Instant | null }
  /** It does not answer; it is asked again and again. */
  | { readonly kind: 'silent' };

/** What an answer that did not come right says, and whether the same question may be answered later. */
export function problemOf(error: unknown): { readonly problem: Problem; readonly mayPass: boolean } {
  const refused = error instanceof Refused ? error : null;
  if (!refused) return { problem: { kind: 'silent' }, mayPass: true };
  const { message: sentence, mayPass, begins } = refused;
  return { problem: { kind: 'refused', sentence, begins }, mayPass };
}

/** A station that keeps a question for longer than this does not answer, in milliseconds. */
const GIVE_UP = 8000;
/** Until a question that was not answered is asked again. */
const ASK_AGAIN = 2000;

/**
 * Asks a question whenever `key` changes, and again whenever `again` does; null asks nothing. The last right
 * answer stays until there is a newer one; an answer to a question that nobody asks any more is dropped.
 */
export function useAnswer<T>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<T>,
  again: unknown,
): Answered<T> {
  const [heard, setHeard] = useState<{ readonly key: string | null; readonly answer: T | null }>({
    key: null,
    answer: null,
  });
  const [problem, setProblem] = useState<{ readonly key: string; readonly problem: Problem } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says all that `ask` asks for
  useEffect(() => {
    if (key === null) return;
    const gone = new AbortController();
    let timer = 0;
    const tryIt = async () => {
      try {
        const answer = await ask(AbortSignal.any([gone.signal, AbortSignal.timeout(GIVE_UP)]));
        if (gone.signal.aborted) return;
        setHeard({ key, answer });
        setProblem(null);
      } catch (error) {
        if (gone.signal.aborted) return;
        const { problem: heardOf, mayPass } = problemOf(error);
        setProblem({ key, problem: heardOf });
        if (mayPass) timer = window.setTimeout(tryIt, ASK_AGAIN);
      }
    };
    void tryIt();
    return () => {
      gone.abort();
      window.clearTimeout(timer);
    };
  }, [key, again]);
  return {
    answer: heard.answer,
    current: heard.key === key,
    // What an earlier question was refused for says nothing of this one; silence goes on until an answer.
    problem: problem && (problem.key === key || problem.problem.kind === 'silent') ? problem.problem : null,
  };
}
