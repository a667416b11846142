/** A text by its lines, counted from 0. */
export class Lines {
  readonly whole: string;
  readonly #offsets: number[] = [0];

  constructor(whole: string) {
    this.whole = whole;
    for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) this.#offsets.push(at + 1);
  }

  /** Where a line begins; the end of the text for lines beyond it. */
  offset(line: number): number {
    return this.#offsets[line] ?? this.whole.length;
  }

  /** The lines from the first to the last, without the end of the last one. */
  text(first: number, last = first): string {
    return this.whole.slice(this.offset(first), this.offset(last + 1)).replace(/\r?\n$/, '');
  }

  /** The first line from `line` on that is not empty; null when there is none. */
  nextFilled(line: number): number | null {
    for (let at = line; at < this.#offsets.length; at++) if (this.text(at) !== '') return at;
    return null;
  }

  /** The line in which an offset lies. */
  at(offset: number): number {
    let low = 0;
    let high = this.#offsets.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#offsets[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
