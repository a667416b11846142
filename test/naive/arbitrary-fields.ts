// Fields of generated lines: there, null, or missing altogether.
import fc from 'fast-check';

export type Line = Record<string, unknown>;

/** A field that is there, null, or missing altogether. */
export type Maybe<T> = { readonly value: T | null } | null;

export function mostly<T>(arbitrary: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<Maybe<T>> {
  return fc.oneof(
    { weight, arbitrary: arbitrary.map((value) => ({ value })) },
    { weight: 1, arbitrary: fc.constant({ value: null }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

export function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Maybe<T>> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({ value: null }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: arbitrary.map((value) => ({ value })) },
  );
}

export function put(target: Line, name: string, maybe: Maybe<unknown>): void {
  if (maybe !== null) target[name] = maybe.value;
}
