/**
 * Makes something when it is first asked for, and keeps it. The schema of agreement files takes some ten milliseconds to
 * make, and a station that names no such file needs none of it.
 */
export function madeOnce<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
