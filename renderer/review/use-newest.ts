import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../desk/use-answer.ts';
import { type Heard, Newest, type Question } from './newest.ts';

/** What is known of the answer to the question as it stands now. */
export interface NewestAnswer<A> {
  /** The last right answer of its flow or of another; null until there is one. */
  readonly answer: A | null;
  /**
   * `current`: it answers the question; `flowing`: an earlier one of the same flow; `standing`: one of another, so it
   * may be shown only as what stood before.
   */
  readonly kind: 'current' | 'flowing' | 'standing';
  readonly problem: Problem | null;
}

const NOTHING = { answer: null, answered: null, problem: null };

/** Asks the newest of the questions that follow on each other; null asks nothing. */
export function useNewest<A>(question: Question<A> | null): NewestAnswer<A> {
  const [heard, setHeard] = useState<Heard<A>>(NOTHING);
  const asker = useRef<Newest<A> | null>(null);
  useEffect(() => {
    const made = new Newest<A>(setHeard);
    asker.current = made;
    return () => made.stop();
  }, []);
  useEffect(() => asker.current?.want(question));
  const { answer, answered, problem } = heard;
  const sameFlow = answered !== null && answered.flow === question?.flow;
  const kind = sameFlow && answered.key === question?.key ? 'current' : sameFlow ? 'flowing' : 'standing';
  // What an earlier question was refused for says nothing of this one; silence goes on until an answer.
  const concerns = problem && (problem.key === question?.key || problem.problem.kind === 'silent');
  return { answer, kind, problem: concerns ? problem.problem : null };
}
