import { useEffect, useRef } from 'react';

/** What the keys of the review desk do. */
export interface ReviewKeys {
  readonly earlier: () => void;
  readonly later: () => void;
  /** By so many hours; negative: back. */
  readonly hours: (by: number) => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly play: () => void;
}

/** What has its own use for arrows, and for the keys that go to an end. */
const OWN_ARROWS = 'input, textarea, select, [role="tablist"], [contenteditable]';
/** What has its own use for the space bar. */
const OWN_SPACE = `${OWN_ARROWS}, button, summary, [role="button"]`;

/** "Arrows scrub one event, Shift+arrows one hour", Space plays and pauses, Home and End go to the ends of the span. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      const { target } = event;
      const owned = event.key === ' ' ? OWN_SPACE : OWN_ARROWS;
      if (target instanceof Element && target.closest(owned)) return;
      if (does(event, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Does what a key stands for; false for a key that stands for nothing. */
function does({ key, shiftKey }: KeyboardEvent, keys: ReviewKeys): boolean {
  const hour = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : null;
  if (hour !== null && shiftKey) keys.hours(hour);
  else if (shiftKey) return false;
  else if (hour === -1) keys.earlier();
  else if (hour === 1) keys.later();
  else if (key === 'Home') keys.first();
  else if (key === 'End') keys.last();
  else if (key === ' ') keys.play();
  else return false;
  return true;
}
