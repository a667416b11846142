import { join } from 'node:path';
import { CALENDARS, PROVIDERS } from '../src/agreements/providers.ts';
import type { BoardSettings } from '../src/boards/board.ts';
import type { Instant } from '../src/calendars/period.ts';
import { stationApp } from './api/app.ts';
import { type BoardFeed, boardFeed } from './api/board-feed.ts';
import { type BoardKeeper, boardKeeper } from './board-keeper.ts';
import { type Configuration, isDemo } from './configuration/configuration.ts';
import { takeLock } from './database/lock.ts';
import type { Reader } from './database/reader.ts';
import type { Rules } from './database/store.ts';
import { type CalledWorker, startWorker } from './database/worker-calls.ts';
import type { Writer } from './database/writer.ts';
import { type SyncEngine, startSync } from './sync/engine.ts';
import { sourcesOf } from './sync/sources.ts';

/** What a station is started with. */
export interface StationOptions {
  /** The folder of the database. */
  readonly data: string;
  readonly config: Configuration;
  /** The folder of the configuration file, from which relative paths start. */
  readonly folder: string;
  /** The folder of the built pages. */
  readonly pages: string;
  /** The hosts under which it may be asked, such as `127.0.0.1:7411`. */
  readonly hosts: () => readonly string[];
  /** Told in a sentence of what an operator should know; never a secret. */
  readonly say: (sentence: string) => void;
  /** The station's clock: only tests give another one. */
  readonly now?: () => Instant;
}

/** A running station. */
export interface Station {
  /** Its one door. */
  fetch(request: Request): Response | Promise<Response>;
  /** Swaps the configuration: the sync is stopped, and started with the new one. */
  reconfigure(config: Configuration, folder: string): Promise<void>;
  /** Ends it; a transaction under way is finished. */
  stop(): Promise<void>;
}

interface Run {
  readonly writer: CalledWorker<Writer>;
  readonly reader: CalledWorker<Reader>;
  readonly keeper: BoardKeeper;
  readonly sync: SyncEngine;
}

/**
 * Starts a station on a data folder. This is the only place that reads the time. Throws `Held` when another
 * process has the folder, and a sentence when the database cannot be used.
 */
export async function startStation(options: StationOptions): Promise<Station> {
  const now = options.now ?? Date.now;
  const release = takeLock(options.data);
  try {
    const feed = boardFeed(`${now()}-${Math.random().toString(36).slice(2, 10)}`);
    let run = await startRun(options, options.config, options.folder, feed, now);
    const app = stationApp({
      feed,
      reader: () => run.reader.call,
      health: () => run.sync.health(),
      now,
      hosts: options.hosts,
      pages: options.pages,
      onError: (error) => options.say(`unexpected: ${error.stack ?? error.message}`),
    });
    return {
      fetch: (request) => app.fetch(request),
      async reconfigure(config, folder) {
        await stopRun(run);
        run = await startRun(options, config, folder, feed, now);
      },
      async stop() {
        await stopRun(run);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function startRun(
  options: StationOptions,
  config: Configuration,
  folder: string,
  feed: BoardFeed,
  now: () => Instant,
): Promise<Run> {
  const rules: Rules = { terms: [...PROVIDERS.values()], calendars: [...CALENDARS, ...config.calendars] };
  const file = join(options.data, 'wallclock.sqlite');
  // A worker dies of what nobody foresaw: the process ends and says so, rather than show a board that stands still.
  const onDeath = (error: Error) => {
    options.say(`the database's thread died: ${error.stack ?? error.message}`);
    process.exitCode = 70;
    setImmediate(() => process.exit());
  };
  const writer = startWorker<Writer>('writer', { file, rules }, onDeath);
  const { createdAt } = await writer.call.begin(now());
  const reader = startWorker<Reader>('reader', { file, rules }, onDeath);
  const settings: BoardSettings = {
    kind: 'settings',
    id: 'settings',
    demo: isDemo(config),
    rotationSeconds: config.rotationSeconds,
    oldAfterMs: config.oldAfterMinutes * 60_000,
    noLongerVisible: 0,
  };
  const { say } = options;
  const keeper = await boardKeeper({
    feed,
    reader: reader.call,
    writer: writer.call,
    rules,
    settings,
    now,
    say,
  });
  const sources = sourcesOf(config.sources, { folder, terms: PROVIDERS, anchor: createdAt });
  const sync = await startSync(sources, {
    writer: writer.call,
    reader: reader.call,
    now,
    chance: Math.random,
    onWritten: keeper.takeIn,
    say,
  });
  return { writer, reader, keeper, sync };
}

async function stopRun({ writer, reader, keeper, sync }: Run): Promise<void> {
  await sync.stop();
  await keeper.stop();
  await reader.call.close();
  await reader.stop();
  await writer.call.close();
  await writer.stop();
}
