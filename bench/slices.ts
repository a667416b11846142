/** Something to be measured: it does its work some more, and answers how many operations that were. */
export interface Contender {
  readonly name: string;
  readonly work: () => number;
}

/** How long an operation took, in nanoseconds, for each contender one number a round. */
export type Slices = ReadonlyMap<string, readonly number[]>;

/**
 * Measures contenders in turn: in each round each of them works for a slice of about `sliceMs`, so that whatever else
 * the machine does meets all of them alike. Two rounds before the first are thrown away: they warm the machine code.
 */
export function interleaved(contenders: readonly Contender[], rounds: number, sliceMs: number): Slices {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const { name, work } of contenders) {
      const nanoseconds = slice(work, sliceMs);
      if (round >= 0) times.get(name)!.push(nanoseconds);
    }
  }
  return times;
}

function slice(work: () => number, sliceMs: number): number {
  const started = performance.now();
  let operations = 0;
  let passed = 0;
  while (passed < sliceMs) {
    operations += work();
    passed = performance.now() - started;
  }
  return (passed * 1e6) / operations;
}

/** How many times faster one contender was than another, round by round. */
export function timesFaster(slices: Slices, fast: string, slow: string): number[] {
  const others = slices.get(slow)!;
  return slices.get(fast)!.map((time, round) => others[round] / time);
}
