import { join } from 'node:path';
import type { Instant } from '../src/calendars/period.ts';
import { configuredRules, termsByProvider } from './agreements/configured-rules.ts';
import { linkHost } from './alarms/alarm-links.ts';
import type { Notify } from './alarms/channels.ts';
import { linkSecret, linkTokens } from './alarms/link-tokens.ts';
import { stationApp } from './api/app.ts';
import { boardFeed } from './api/board-feed.ts';
import type { AllowedHosts } from './api/doorkeeper.ts';
import type { OfferedFirstRun } from './api/first-run.ts';
import type { Configuration } from './configuration/configuration.ts';
import { takeLock } from './database/lock.ts';
import { approvalsSize } from './database/terms-approvals.ts';
import { startWorkers, type Workers } from './database/workers.ts';
import { startPulse } from './pulse.ts';
import { reviewing } from './review/reviewing.ts';
import { DATABASE, startRun, stopRun } from './station-run.ts';
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
  readonly hosts: AllowedHosts;
  /** Told in a sentence of what an operator should know; never a secret. */
  readonly say: (sentence: string) => void;
  /** What is offered while nothing is configured; absent otherwise. */
  readonly firstRun?: OfferedFirstRun | null;
  /** Shows a notification on this machine; absent where there is no desktop. */
  readonly notify?: Notify;
  /** Threads that were started ahead, while the rest was loading. */
  readonly workers?: Workers;
  /** The station's clock: only tests give another one. */
  readonly now?: () => Instant;
}

/** A running station. */
export interface Station {
  /** Its one door. */
  fetch(request: Request): Response | Promise<Response>;
  /**
   * Swaps the configuration: the sync is stopped, and started with the new one. Throws, with the old one still
   * in force, when a source cannot be made of it.
   */
  reconfigure(config: Configuration, folder: string): Promise<void>;
  /** Says on every screen what the operator has to mend; null when it is mended. */
  setProblem(problem: string | null): void;
  /** Ends it; a transaction under way is finished. */
  stop(): Promise<void>;
}

/** Milliseconds that no setting of the clock moves. */
const steady = () => performance.now();

/** How often approvals are looked for while something waits for one. */
const APPROVALS_MS = 1_000;
/** How often it is tried to go on as before, where a configuration could neither be swapped nor kept. */
const BEGIN_AGAIN_MS = 1_000;

/**
 * Starts a station on a data folder. This is the only place that reads the time. Throws `Held` when another
 * process has the folder, and a sentence when the database cannot be used.
 */
export async function startStation(options: StationOptions): Promise<Station> {
  const now = options.now ?? Date.now;
  const workers = options.workers ?? startWorkers();
  let release: () => void = () => undefined;
  try {
    release = takeLock(options.data);
    // Revisions begin anew at every start, so the epoch must too.
    const feed = boardFeed(`${now()}-${Math.random().toString(36).slice(2, 10)}`);
    let set: Pick<StationOptions, 'config' | 'folder'> = options;
    // What was approved elsewhere comes into force as a changed configuration does, also what comes during the start.
    let approvals = approvalsSize(options.data);
    const begin = (next: typeof set, begins = false) =>
      startRun({ workers, options, set: next, feed, now, steady, begins });
    let run = await begin(set, true);
    const pulse = startPulse({ writer: workers.writer.call, now, say: options.say });
    const review = reviewing(join(options.data, DATABASE));
    // One change after the other, and the end after the last.
    let changing: Promise<void> = Promise.resolve();
    let stopped: Promise<void> | null = null;
    let isRunning = true;
    /** Until it works, or the station ends: one that stands still tells nobody of anything. */
    const beginAgain = async () => {
      for (let told = ''; ; ) {
        try {
          return await begin(set);
        } catch (error) {
          if (stopped) throw error;
          const problem = `the station stands still: ${(error as Error).message}; it is tried again each second`;
          if (problem !== told) options.say(problem);
          told = problem;
          run.keeper.setProblem(problem);
          await new Promise((resolve) => setTimeout(resolve, BEGIN_AGAIN_MS));
        }
      }
    };
    const change = async (next: typeof set) => {
      // Made once for nothing: what cannot be made is refused before anything is stopped.
      await sourcesOf(next.config.sources, {
        folder: next.folder,
        terms: termsByProvider(configuredRules(next.config)),
        anchor: run.createdAt,
        people: next.config.people,
      });
      // A past board is shown by the configuration of now.
      await review.end();
      isRunning = false;
      try {
        await stopRun(run, workers);
        run = await begin(next);
        set = next;
        isRunning = true;
      } catch (error) {
        run = await beginAgain();
        isRunning = true;
        throw error;
      }
    };
    const app = stationApp({
      feed,
      reader: workers.reader.call,
      reviewing: review,
      health: () => run.sync.health(),
      now,
      hosts: options.hosts,
      pages: options.pages,
      firstRun: options.firstRun ?? null,
      desk: workers.writer.call,
      alarms: {
        acknowledge: (given) => run.alarming.telling.acknowledge(given),
        test: (by) => run.alarming.telling.test(by, run.tested),
      },
      links: {
        host: () => linkHost(set.config),
        tokens: linkTokens(linkSecret(options.data)),
        zoneOf: (provider) => termsByProvider(configuredRules(set.config)).get(provider)?.zone ?? 'UTC',
      },
      heartbeats: {
        watched: (name) => run.alarming.heartbeats.watched(name),
        heard: (name, at) => run.alarming.heartbeats.heard(name, at),
      },
      onError: (error) => options.say(`unexpected: ${error.stack ?? error.message}`),
    });
    const approved = setInterval(() => {
      const size = run.waits ? approvalsSize(options.data) : approvals;
      if (size === approvals) return;
      approvals = size;
      changing = changing.then(() => change(set)).catch((error: Error) => options.say(error.message));
    }, APPROVALS_MS);
    return {
      fetch: (request) => app.fetch(request),
      reconfigure(config, folder) {
        const changed = changing.then(() => change({ config, folder }));
        changing = changed.catch(() => undefined);
        return changed;
      },
      setProblem: (problem) => run.keeper.setProblem(problem),
      stop() {
        clearInterval(approved);
        stopped ??= changing.then(async () => {
          try {
            await review.end();
            await pulse.stop();
            if (isRunning) await stopRun(run, workers, now());
          } finally {
            // Also on a disk that is full: threads that go on would keep the process, and the folder with it.
            await stopWorkers(workers);
            release();
          }
        });
        return stopped;
      },
    };
  } catch (error) {
    await stopWorkers(workers);
    release();
    throw error;
  }
}

async function stopWorkers({ writer, reader }: Workers): Promise<void> {
  await reader.stop();
  await writer.stop();
}
