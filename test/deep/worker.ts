// One thread of a deep run: its share of the cases, told to the main thread a part at a time.
import { parentPort, workerData } from 'node:worker_threads';
import { tryLaws } from './law-cases.ts';
import { KINDS, tryKind } from './naive-cases.ts';

/** What a thread is to try. */
export interface Share {
  readonly laws: number;
  readonly naive: number;
  readonly seed: number;
}

/** What a thread tells: cases of a kind that held, or the counterexample at which it ended. */
export type Told =
  | { readonly kind: string; readonly cases: number; readonly seconds: number }
  | { readonly counterexample: string };

const tell = (told: Told) => parentPort!.postMessage(told);

/** Cases between two reports. */
const LAWS_PART = 500_000;
const NAIVE_PART = 500;

function tryInParts(
  kind: string,
  count: number,
  part: number,
  seed: number,
  tried: (cases: number, seed: number) => void,
): void {
  for (let done = 0, nth = 0; done < count; done += part, nth++) {
    const cases = Math.min(part, count - done);
    const started = performance.now();
    tried(cases, seed + nth);
    tell({ kind, cases, seconds: (performance.now() - started) / 1000 });
  }
}

const { laws, naive, seed } = workerData as Share;
try {
  tryInParts('laws of elapsed and dueAt', laws, LAWS_PART, seed, tryLaws);
  for (const [nth, kind] of KINDS.entries()) {
    const count = Math.ceil((naive * kind.percent) / 100);
    const ofKind = seed + (nth + 1) * 1_000_000;
    tryInParts(kind.name, count, NAIVE_PART, ofKind, (cases, from) => tryKind(kind, cases, from));
  }
} catch (error) {
  tell({ counterexample: (error as Error).message });
}
