const BLANK = /[ \t\r\n]*/y;
// Letters from the blank on; control characters must be escaped.
const TEXT = /"(?:[ -!#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * What a walk through a JSON text found: where the elements of its outer list begin and end, and a mistake.
 */
export interface JsonPlaces {
  readonly elements: readonly { readonly start: number; readonly end: number }[];
  /** The offset of the first character that does not belong there; null when the text is right. */
  readonly mistake: number | null;
}

/** Walks through a JSON text without building anything from it; offsets count UTF-16 units. */
export function jsonPlaces(text: string): JsonPlaces {
  const elements: { start: number; end: number }[] = [];
  const open: ('[' | '{')[] = [];
  let at = 0;
  let begun = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const wrong = (): JsonPlaces => ({ elements, mistake: at });
  // What may come next: a value, a value or the end of an empty container, a key, or what follows a value.
  let expected: 'value' | 'first value' | 'first key' | 'key' | 'after' = 'value';
  for (;;) {
    take(BLANK);
    const mark = text[at];
    if (expected === 'after') {
      if (open.length === 0) return at === text.length ? { elements, mistake: null } : wrong();
      const last = open[open.length - 1];
      if (open.length === 1 && (mark === ',' || mark === ']')) elements.push({ start: begun, end: at });
      if (mark === ',') {
        at++;
        expected = last === '[' ? 'value' : 'key';
      } else if (mark === (last === '[' ? ']' : '}')) {
        at++;
        open.pop();
      } else return wrong();
    } else if (expected === 'key' || expected === 'first key') {
      if (mark === '}' && expected === 'first key') {
        at++;
        open.pop();
        expected = 'after';
        continue;
      }
      if (!take(TEXT)) return wrong();
      take(BLANK);
      if (text[at] !== ':') return wrong();
      at++;
      expected = 'value';
    } else {
      if (mark === ']' && expected === 'first value') {
        at++;
        open.pop();
        expected = 'after';
        continue;
      }
      if (open.length === 1) begun = at;
      if (mark === '[' || mark === '{') {
        at++;
        open.push(mark);
        expected = mark === '[' ? 'first value' : 'first key';
      } else if (take(TEXT) || take(PLAIN)) expected = 'after';
      else return wrong();
    }
  }
}
