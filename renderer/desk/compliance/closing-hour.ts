/** The hour of the day in which it first closes in a week; null where it is always open, or always closed. */
export function closingHour(closed: readonly boolean[]): number | null {
  const at = closed.findIndex((isClosed, i) => isClosed && i > 0 && !closed[i - 1]);
  return at < 0 ? null : at % 24;
}
