import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A test that makes noise on the console fails: what an operator should know is said through `say`. */
const noise: string[] = [];

beforeEach(() => {
  noise.length = 0;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...values) => {
      noise.push(values.map(String).join(' '));
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(noise).toEqual([]);
});
