import { type RefObject, useEffect } from 'react';

/** What takes a slash as a letter. */
const TYPED_INTO = 'input, textarea, select, [contenteditable]';

/** Whether a key belongs to a field, to the browser, or to somebody who has taken it already. */
export function isTypedInto({ target, defaultPrevented, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (defaultPrevented || ctrlKey || altKey || metaKey) return true;
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}

/** Has the slash key go to a field, from anywhere where nobody is typing. */
export function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTypedInto(event)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [field]);
}
