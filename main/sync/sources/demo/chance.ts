/**
 * Chance that can be repeated: the same seed and the same names always draw the same numbers. Each part of
 * the story draws from one of its own, so that no part depends on how far another was told.
 */
export class Chance {
  #state: number;

  constructor(seed: number, ...names: readonly (string | number)[]) {
    let state = seed >>> 0;
    for (const letter of names.join('/')) state = Math.imul(state ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
    this.#state = state;
    // Neighbouring names begin near one another; the first draws take them apart.
    for (let i = 0; i < 3; i++) this.next();
  }

  /** A number from 0 up to, not including, 1: mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A number from `low` up to `high`. */
  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A length of time in milliseconds, from `low` to `high` minutes, in whole seconds. */
  minutes(low: number, high: number): number {
    return Math.round(this.between(low, high) * 60) * 1000;
  }

  /** Whether something happens that does so in `share` of all cases. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)];
  }

  shuffled<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i--) {
      const j = Math.floor(this.next() * (i + 1));
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }

  /** Instants in `[from, to)`, each `low` to `high` minutes after the one before. */
  spread(from: number, to: number, low: number, high: number): number[] {
    const instants: number[] = [];
    let at = from + this.minutes(0, low);
    while (at < to) {
      instants.push(at);
      at += this.minutes(low, high);
    }
    return instants;
  }
}
