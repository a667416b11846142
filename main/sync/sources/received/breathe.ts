/** Lets whatever else waits run: something large that is read must not hold up the walls. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
