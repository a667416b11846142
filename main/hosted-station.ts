import { join } from 'node:path';
import type { Instant } from '../src/calendars/period.ts';
import { type Configuration, DEMO, isDemo } from './configuration/configuration.ts';
import type { ReadConfiguration } from './configuration/read-configuration.ts';
import { watchConfiguration } from './configuration/watch-configuration.ts';
import type { Workers } from './database/workers.ts';
import { type FirstRun, watchForFirst } from './first-run/first-run.ts';
import { type Station, type StationOptions, startStation } from './station.ts';

/** The configuration that a station runs with, and where its database is. */
export interface Chosen extends ReadConfiguration {
  /** The file it was read from; null for the demo and in the first run. */
  readonly file: string | null;
  readonly data: string;
  /** In the first run, where the configuration belongs; null otherwise. */
  readonly firstRun: string | null;
}

/** What a hosted station is made from, besides its configuration. */
export interface HostParts extends Pick<StationOptions, 'pages' | 'hosts' | 'say' | 'notify'> {
  readonly now: () => Instant;
  /** Starts the database's threads. */
  readonly startWorkers: () => Workers;
  /** Threads that were started ahead. */
  readonly workers?: Workers;
  /** Told of every configuration that comes into force after the first. */
  readonly onConfiguration?: (config: Configuration) => void;
}

/** A station that follows its configuration file; in the first run another one takes its place behind the same door. */
export interface HostedStation {
  /** Answers from the station that runs, or waits for the one that is being started. */
  fetch(request: Request): Promise<Response>;
  /** Ends it; a transaction under way is finished. */
  stop(): Promise<void>;
}

/** Starts the station that was chosen. Throws as `startStation` does. */
export async function hostStation(chosen: Chosen, parts: HostParts): Promise<HostedStation> {
  const { say, now } = parts;
  let watch: { stop(): void } | null = null;
  let ended = false;
  /** What is wrong with the first configuration; said on every screen of the demo that the first run went over to. */
  let problem: string | null = null;
  let demo = false;
  const firstRun: FirstRun | null =
    chosen.firstRun === null
      ? null
      : watchForFirst(chosen.firstRun, {
          now,
          onProblem: (sentence) => {
            problem = sentence;
            if (demo)
              void current.then(
                (station) => demo && station.setProblem(problem),
                () => undefined,
              );
          },
          onReady: ({ config, folder }) => {
            const data = isDemo(config) ? join(chosen.data, 'demo') : chosen.data;
            return succeed({ config, folder, file: chosen.firstRun, data, firstRun: null });
          },
          onDemo: () =>
            void succeed({ ...chosen, config: DEMO, data: join(chosen.data, 'demo'), firstRun: null }),
        });

  const begin = async (next: Chosen, workers = parts.startWorkers()): Promise<Station> => {
    const { pages, hosts, notify } = parts;
    const offered = next.firstRun === null ? null : firstRun;
    const station = await startStation({
      ...next,
      pages,
      hosts,
      say,
      now,
      workers,
      firstRun: offered,
      ...(notify ? { notify } : {}),
    });
    if (next.file !== null) {
      watch = watchConfiguration(next.file, station, next.config, chosen.config, say, parts.onConfiguration);
    }
    return station;
  };

  /** Puts another station behind the door. Answers null, or why the first one is back in its place. */
  const succeed = (next: Chosen): Promise<string | null> => {
    if (ended) return Promise.resolve('it is being ended');
    const before = current;
    let why: string | null = null;
    current = (async () => {
      await (await before).stop();
      demo = false;
      try {
        const station = await begin(next);
        demo = next.file === null;
        if (demo) station.setProblem(problem);
        const moved = JSON.stringify(next.config.listen) !== JSON.stringify(chosen.config.listen);
        const later = moved ? '; listen counts from the next start' : '';
        say(demo ? 'the demo runs' : `${next.file}: the configuration is in force${later}`);
        parts.onConfiguration?.(next.config);
        return station;
      } catch (error) {
        why = (error as Error).message;
        say(why);
        const station = await begin(chosen);
        station.setProblem(why);
        return station;
      }
    })();
    return current.then(
      () => why,
      (error: Error) => {
        say(`no station runs any more: ${error.message}`);
        return error.message;
      },
    );
  };

  let current: Promise<Station>;
  try {
    current = Promise.resolve(await begin(chosen, parts.workers));
  } catch (error) {
    firstRun?.stop();
    throw error;
  }
  return {
    fetch: async (request) => (await current).fetch(request),
    async stop() {
      ended = true;
      firstRun?.stop();
      const station = await current;
      watch?.stop();
      await station.stop();
    },
  };
}
