/** The station's clock as this page knows it. All lengths are milliseconds. */
export interface StationClock {
  /** What to add to the page's own steady time to get the station's. */
  readonly offset: number;
  /** The page's steady time at the last answer. */
  readonly heardAt: number;
}

/** Answers arrive later or sooner; a clock that is set back by less than this would only make seconds dance. */
const JITTER = 500;

/**
 * The station's clock after an answer: "The page's now is the last `stationNow` plus its own monotonic time".
 * `steady` is the page's own time at the answer, which never jumps.
 */
export function clockAfter(known: StationClock | null, stationNow: number, steady: number): StationClock {
  const offset = stationNow - steady;
  const back = known ? known.offset - offset : 0;
  return { offset: known && back > 0 && back < JITTER ? known.offset : offset, heardAt: steady };
}

/** Whether the machine's wall-clock can be trusted: "off by more than 2 s, the header says so". */
export type MachineClock =
  | { readonly kind: 'in-step' }
  /** Positive when the machine is ahead of the station. */
  | { readonly kind: 'off'; readonly byMs: number }
  | { readonly kind: 'jumped' };

const TOLERANCE = 2000;
/** For this long a jump stays in the header. */
const JUMP_SHOWN = 60_000;

/** Watches the machine's wall-clock against the page's steady time, to notice jumps. */
export class MachineClockWatch {
  #last: { wall: number; steady: number } | null = null;
  #jumpedAt = -Infinity;

  /** What to say of the machine's clock now. `station` is the station's time, null while it is not known. */
  look(wall: number, steady: number, station: number | null): MachineClock {
    if (this.#last) {
      const jump = wall - this.#last.wall - (steady - this.#last.steady);
      if (Math.abs(jump) > TOLERANCE) this.#jumpedAt = steady;
    }
    this.#last = { wall, steady };
    if (station !== null && Math.abs(wall - station) > TOLERANCE)
      return { kind: 'off', byMs: wall - station };
    return steady - this.#jumpedAt < JUMP_SHOWN ? { kind: 'jumped' } : { kind: 'in-step' };
  }
}
