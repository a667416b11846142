/** "Reloads after 3 s of silence." */
const SILENCE_MS = 3_000;
/** A page that is being loaded may take this long to its first poll. */
const LOADING_MS = 20_000;
/** A look that comes this much late tells of a machine that slept or was stopped, not of a page. */
const LATE_MS = 2_000;

/**
 * "A frozen clock that looks alive: the main process watches the renderer's heartbeat and reloads after 3 s of
 * silence." The heartbeat is the page's own polls of the board, which come at least every two seconds. All
 * instants are steady milliseconds.
 */
export class Watchdog {
  private heardAt: number;
  private patience = LOADING_MS;
  private underWay = 0;
  private lookedAt: number;

  constructor(at: number) {
    this.heardAt = at;
    this.lookedAt = at;
  }

  /** The page polls. Answers what is to be called when the poll is answered. */
  polled(at: number): () => void {
    this.heardAt = at;
    this.patience = SILENCE_MS;
    this.underWay++;
    return () => {
      this.underWay = Math.max(0, this.underWay - 1);
    };
  }

  /** The page is being loaded anew: its first poll takes longer. */
  loading(at: number): void {
    this.heardAt = at;
    this.patience = LOADING_MS;
    this.underWay = 0;
  }

  /** Whether the page is frozen. To be asked every second or so. */
  isFrozen(at: number): boolean {
    const late = at - this.lookedAt > LATE_MS;
    this.lookedAt = at;
    // While this process itself stood still no poll could be heard.
    if (late) this.heardAt = at;
    // A poll that the station has not answered yet is not the page's silence.
    return this.underWay === 0 && at - this.heardAt >= this.patience;
  }
}
