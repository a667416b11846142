import { useEffect, useRef } from 'react';

type ArrowKey = 'ArrowLeft' | 'ArrowRight';

/** What has its own use for the arrows. */
const OWN_ARROWS = 'input, textarea, select, [role="tablist"], [contenteditable]';

/** Has the left and right arrow do something while nothing that uses them itself has the keyboard. */
export function useArrows(todo: Readonly<Record<ArrowKey, () => void>>): void {
  const latest = useRef(todo);
  useEffect(() => {
    latest.current = todo;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (target instanceof Element && target.closest(OWN_ARROWS)) return;
      event.preventDefault();
      latest.current[key]();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
