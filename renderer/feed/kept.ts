/** What a page keeps in its browser for all its tabs; where that is refused, each page keeps it for itself. */
const own = new Map<string, string>();

/** What is kept under a key; null when nothing is. */
export function keptText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return own.get(key) ?? null;
  }
}

/** Keeps a text under a key. */
export function keepText(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    own.set(key, text);
  }
}

/** What is kept under a key as JSON, if it is as `isRight` says; else null: another version may have left it. */
export function keptValue<T>(key: string, isRight: (value: unknown) => value is T): T | null {
  const text = keptText(key);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRight(value) ? value : null;
  } catch {
    return null;
  }
}
