import { useEffect, useRef, useState } from 'react';

/** How long the last board took to judge, in milliseconds. */
let cost = 0;

/** Does the work of judging a board, and remembers how long it took. */
export function timed<T>(work: () => T): T {
  const began = performance.now();
  const done = work();
  cost = performance.now() - began;
  return done;
}

/** A board that takes long is judged so seldom that most of the time is left for the pointer and the keys. */
const REST = 3;

/** The value, but no sooner after the one before than is good for what has to be judged from it. */
export function usePaced<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const shownAt = useRef(-Infinity);
  useEffect(() => {
    if (value === shown) return;
    const show = () => {
      shownAt.current = performance.now();
      setShown(value);
    };
    const wait = shownAt.current + cost * REST - performance.now();
    if (wait <= 0) {
      show();
      return;
    }
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [value, shown]);
  return shown;
}
