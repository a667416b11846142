/** The longest pause before a page is loaded again. */
const LONGEST_MS = 30_000;
/** A page that has held so long is a good one: the next pause is short again. */
const GOOD_MS = 60_000;

/** When a page that failed is loaded again: at once the first time, then after longer and longer pauses. */
export class Reloads {
  private failures = 0;
  private failedAt = Number.NEGATIVE_INFINITY;

  /** Milliseconds to wait before loading again, of a page that failed at this steady instant. */
  pauseAfterFailure(at: number): number {
    this.failures = at - this.failedAt > GOOD_MS ? 1 : this.failures + 1;
    const pause = this.failures === 1 ? 0 : Math.min(LONGEST_MS, 1_000 * 2 ** (this.failures - 2));
    this.failedAt = at + pause;
    return pause;
  }
}
