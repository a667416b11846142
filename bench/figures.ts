/** One figure of a benchmark, with the goal it has to hold. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly goal: number;
  readonly holds: boolean;
}

/** Says the figures, one a line: for people, or as JSON with --json. The exit status is 1 if one does not hold. */
export function report(figures: readonly Figure[], remarks: readonly string[]): void {
  const json = process.argv.includes('--json');
  for (const figure of figures) {
    const { bench, figure: name, value, goal, holds } = figure;
    process.stdout.write(
      json
        ? `${JSON.stringify(figure)}\n`
        : `${holds ? '✓' : '✗'} ${bench} ${name}: ${value} (goal ${goal})\n`,
    );
  }
  if (!json) for (const remark of remarks) process.stdout.write(`  ${remark}\n`);
  process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
