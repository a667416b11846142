import { useEffect, useRef, useState } from 'react';
import { type AskedSearch, askSearch } from '../feed/door.ts';
import { type Answered, useAnswer } from './use-answer.ts';

/** The station is asked once in so many milliseconds at most, however quickly somebody types. */
const APART_MS = 120;
/** Of each kind. */
const HITS = 5;

/** An answer with the text that it answers. */
export interface Searched extends AskedSearch {
  readonly query: string;
}

/**
 * Searches for what is typed; nothing is asked for a blank text. The last answer stays, with its own text, until there
 * is a newer one; `current` says whether it is that of the text as it stands now.
 */
export function useSearch(text: string): Answered<Searched> {
  const query = text.trim();
  const asked = useAtMostEvery(query, APART_MS);
  const answered = useAnswer(
    asked === '' ? null : asked,
    async (signal): Promise<Searched> => ({ query: asked, ...(await askSearch(asked, HITS, signal)) }),
    null,
  );
  return { ...answered, current: answered.current && asked === query };
}

/** A value as it was at most so many milliseconds ago: the first at once, then at that distance. */
function useAtMostEvery(value: string, apart: number): string {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const show = () => {
      shownAt.current = performance.now();
      setShown(value);
    };
    const timer = setTimeout(show, Math.max(0, shownAt.current + apart - performance.now()));
    return () => clearTimeout(timer);
  }, [value, apart]);
  return shown;
}
