import type { BoardSettings } from '../src/boards/board.ts';
import type { Instant } from '../src/calendars/period.ts';
import { USUAL_ALARM_SETTINGS } from './alarms/alarm-settings.ts';
import { stationApp } from './api/app.ts';
import { boardFeed } from './api/board-feed.ts';
import { boardKeeper } from './board-keeper.ts';
import { DEMO } from './configuration/configuration.ts';
import { type CopiedStation, copiedStation } from './database/copied-station.ts';
import { type ReadableCopy, readableCopy } from './database/readable-copy.ts';
import type { Reader } from './database/reader.ts';
import { providersOf } from './database/sources-on-file.ts';
import { startWorker } from './database/worker-calls.ts';
import type { Writer } from './database/writer.ts';
import { reviewing } from './review/reviewing.ts';
import type { Station, StationOptions } from './station.ts';

/** What a copy is opened with. */
export interface CopyOptions extends Pick<StationOptions, 'pages' | 'hosts' | 'say'> {
  /** The copy, as `wallclock backup` makes one. */
  readonly file: string;
  readonly now: () => Instant;
  /** Milliseconds that no setting of the clock moves. */
  readonly steady: () => number;
  /** Told why the process has to end: its thread died. */
  readonly end: (sentence: string) => void;
}

/** A copy that is open for review, behind the same door as a station. */
export interface OpenedCopy extends Pick<Station, 'stop'> {
  fetch(request: Request): Promise<Response>;
  readonly copy: CopiedStation;
}

/**
 * Opens a copy of a station's database for review: no source is asked, no lock is taken, and nothing is written to the
 * file. The walls' clock goes on, so that everything on them tells its age; questions are answered as of the copy. Throws
 * a sentence.
 */
export async function openCopy(options: CopyOptions): Promise<OpenedCopy> {
  const { now, steady, say, end } = options;
  const onDeath = (error: Error) => end(`the database's thread died: ${error.stack ?? error.message}`);
  const readable = readableCopy(options.file);
  const reader = startWorker<Reader>('reader', onDeath);
  try {
    const copy = copiedStation(readable.file);
    if (readable.older) await bringUpToDate(readable, copy, onDeath);
    await reader.call.open(readable.file, copy.rules);
    const feed = boardFeed(`${now()}-copy-${copy.at}`);
    const settings: BoardSettings = {
      kind: 'settings',
      id: 'settings',
      demo: copy.demo,
      rotationSeconds: copy.settings?.rotationSeconds ?? DEMO.rotationSeconds,
      oldAfterMs: copy.settings?.oldAfterMs ?? DEMO.oldAfterMinutes * 60_000,
      noLongerVisible: 0,
      problem: null,
      firstRun: null,
      copy: { at: copy.at, from: copy.from },
      alarms: copy.settings?.alarms ?? USUAL_ALARM_SETTINGS,
    };
    const keeper = await boardKeeper({
      feed,
      settings,
      reader: {
        boardAlarms: () => reader.call.boardAlarms(copy.at),
        alarmsOnBoard: () => reader.call.alarmsOnBoard(copy.at),
        boardTickets: () => reader.call.boardTickets(),
        termsHistories: () => reader.call.termsHistories(),
        // The clocks run on, and are explained as of the copy: calendars are known from the one to the other.
        calendars: (at, oldest) => reader.call.calendars(at, Math.min(oldest ?? copy.at, copy.at)),
        aggregates: () => reader.call.aggregates(copy.at),
      },
      // Nobody settles a copy: it stands as it was.
      writer: {
        settle: async () => ({ changed: [], removed: [], alarms: [], aggregates: false, nextLook: null }),
      },
      sources: copy.sources.map(({ id }) => id),
      providers: providersOf(copy.sources, copy.rules),
      now,
      steady,
      say,
    });
    const review = reviewing(readable.file);
    const app = stationApp({
      ...options,
      feed,
      reader: reader.call,
      reviewing: review,
      health: () => copy.sources,
      copy,
      firstRun: null,
      onError: (error) => say(`unexpected: ${error.stack ?? error.message}`),
    });
    return {
      copy,
      fetch: async (request) => app.fetch(request),
      async stop() {
        await review.end();
        await keeper.stop();
        await reader.call.close();
        await reader.stop();
        readable.release();
      },
    };
  } catch (error) {
    await reader.stop();
    readable.release();
    throw error;
  }
}

/** Brings the tables of an older Wallclock up to date, in the file that was made for it; as of the copy's instant. */
async function bringUpToDate(
  { file }: ReadableCopy,
  { rules, at }: CopiedStation,
  onDeath: (error: Error) => void,
): Promise<void> {
  const writer = startWorker<Writer>('writer', onDeath);
  try {
    await writer.call.open(file, rules, [], at);
    await writer.call.settleAll(at);
    await writer.call.close();
  } finally {
    await writer.stop();
  }
}
