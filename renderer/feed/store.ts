import type { BoardAnswer } from '../../src/boards/board.ts';
import type { StationState } from '../../src/boards/data-age.ts';
import { type KnownBoard, withAnswer } from './known-board.ts';
import { clockAfter, type MachineClock, MachineClockWatch, type StationClock } from './station-clock.ts';

/** What the screens read; a new one each second and at each answer that changes something. */
export interface FeedSnapshot {
  /** null until the station has answered for the first time. */
  readonly board: KnownBoard | null;
  /** The station's clock at the beginning of the second that is shown; 0 until it is known. */
  readonly second: number;
  readonly station: StationState;
  readonly machine: MachineClock;
  /** The page's own steady time, in milliseconds. */
  readonly steady: number;
}

/** "A poll unanswered for 4 s": after this the station counts as silent. */
const SILENT_AFTER = 4000;

let known: KnownBoard | null = null;
let clock: StationClock | null = null;
const watch = new MachineClockWatch();
const listeners = new Set<() => void>();
let snapshot: FeedSnapshot = takeSnapshot();

function takeSnapshot(): FeedSnapshot {
  const steady = performance.now();
  const station = clock ? clock.offset + steady : null;
  const heard = clock ? steady - clock.heardAt : 0;
  return {
    board: known,
    second: station === null ? 0 : Math.floor(station / 1000) * 1000,
    station:
      clock && heard >= SILENT_AFTER
        ? { kind: 'silent', since: clock.offset + clock.heardAt }
        : { kind: 'answering' },
    machine: watch.look(Date.now(), steady, station),
    steady,
  };
}

function publish(): void {
  snapshot = takeSnapshot();
  for (const listener of listeners) listener();
}

let silence: ReturnType<typeof setTimeout> | undefined;

/** Takes an answer in; false when it does not follow on what is known. */
export function receive(answer: BoardAnswer, after: number): boolean {
  const next = withAnswer(known, answer, after);
  if (!next) return false;
  // How sources are doing shows with the next second; it alone draws nothing anew.
  const changed = next.entities !== known?.entities || snapshot.station.kind === 'silent';
  known = next;
  clock = clockAfter(clock, answer.stationNow, performance.now());
  // A station that falls silent is said at once, not only with the next second.
  clearTimeout(silence);
  silence = setTimeout(publish, SILENT_AFTER + 1);
  if (changed) publish();
  return true;
}

/** What is known now, for another tab that asks. */
export function knownBoard(): KnownBoard | null {
  return known;
}

/** The station's time now, UTC milliseconds; null while it is not known. */
export function stationNow(): number | null {
  return clock ? clock.offset + performance.now() : null;
}

/** Begins to tick on the station's second. */
export function startTicking(): void {
  const untilNext = 1000 - ((stationNow() ?? performance.now()) % 1000);
  setTimeout(() => {
    publish();
    startTicking();
  }, untilNext + 1);
}

/** Tells of every new snapshot; answers the function that ends it. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The snapshot that stands now. */
export function currentSnapshot(): FeedSnapshot {
  return snapshot;
}
