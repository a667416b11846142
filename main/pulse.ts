import type { Instant } from '../src/calendars/period.ts';
import type { Calls } from './database/worker-calls.ts';
import type { Writer } from './database/writer.ts';

/** What the pulse is kept with; time is the station's. */
export interface PulseParts {
  readonly writer: Pick<Calls<Writer>, 'noteAlive'>;
  readonly now: () => Instant;
  readonly say: (sentence: string) => void;
}

/** How often the station notices that it is there, and how often it writes it down, in milliseconds. */
const BEAT_MS = 5_000;
const WRITTEN_MS = 60_000;
/** A beat that comes later than this was kept away by more than work: the machine slept. */
const LATE_MS = 60_000;

/** Tells by signs of life when the station was there: a mark a minute, and at once after it stood still. */
export function startPulse({ writer, now, say }: PulseParts): { stop(): Promise<void> } {
  let seen = now();
  let written = seen;
  let busy: Promise<void> = Promise.resolve();
  const beat = async () => {
    const at = now();
    const stoodStill = at - seen > LATE_MS ? seen : null;
    // A clock that was set back takes the mark with it, or it would lie ahead of the next start.
    const due = at - written >= WRITTEN_MS || at < seen;
    seen = at;
    if (!due && stoodStill === null) return;
    written = at;
    await writer.noteAlive(at, stoodStill);
  };
  const timer = setInterval(() => {
    busy = busy.then(beat).catch((error: Error) => say(`no sign of life could be kept: ${error.message}`));
  }, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await busy;
    },
  };
}
