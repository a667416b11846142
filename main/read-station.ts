import type { BoardSettings, SourceHealth } from '../src/boards/board.ts';
import type { Instant } from '../src/calendars/period.ts';
import { alarmSettings } from './alarms/alarm-settings.ts';
import { stationApp } from './api/app.ts';
import { boardFeed } from './api/board-feed.ts';
import { type Configuration, isDemo } from './configuration/configuration.ts';
import type { Reader } from './database/reader.ts';
import type { Rules } from './database/store.ts';
import { type Calls, startWorker } from './database/worker-calls.ts';
import { reviewing } from './review/reviewing.ts';
import type { Station, StationOptions } from './station.ts';
import { healthOf } from './sync/health.ts';
import { sourcesOf } from './sync/sources.ts';

/** What a station that only reads is opened with. */
export interface ReadStationOptions
  extends Pick<StationOptions, 'pages' | 'hosts' | 'say' | 'config' | 'folder'> {
  /** The database, whose tables are up to date; another station may hold it. */
  readonly file: string;
  readonly rules: Rules;
  readonly now: () => Instant;
}

/** A station that answers what is on file, asks no source, and writes nothing. */
export type ReadStation = Pick<Station, 'fetch' | 'stop'>;

/**
 * Opens a database beside the station that may hold it, for its desks: there are no tickets on its board. Throws when
 * the database cannot be read.
 */
export async function openReadStation(options: ReadStationOptions): Promise<ReadStation> {
  const { file, rules, config, now, say } = options;
  let died: Error | null = null;
  const worker = startWorker<Reader>('reader', (error) => {
    died = error;
    say(`the database's thread died: ${error.message}`);
  });
  const reader = worker.call;
  const review = reviewing(file);
  const stop = async () => {
    await review.end();
    if (died === null) await reader.close().catch(() => undefined);
    await worker.stop();
  };
  try {
    await reader.open(file, rules);
    const health = await healthOnFile(options, reader);
    const feed = boardFeed(`${now()}-read`);
    feed.update([settingsOf(config)]);
    feed.replaceAll('provider', await reader.termsHistories());
    feed.replaceAll('calendar', await reader.calendars(now(), null));
    const app = stationApp({
      ...options,
      ...{ feed, reader, reviewing: review, health: () => health, firstRun: null },
      onError: (error) => say(`unexpected: ${error.stack ?? error.message}`),
    });
    return { fetch: (request) => app.fetch(request), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How old each source's data is, as the station that syncs it has noted. */
async function healthOnFile(
  { config, folder, rules, now }: ReadStationOptions,
  reader: Calls<Reader>,
): Promise<SourceHealth[]> {
  const terms = new Map(rules.terms.map((one) => [one.provider, one]));
  const sources = await sourcesOf(config.sources, { folder, terms, anchor: now() });
  return Promise.all(
    sources.map(async ({ source }) => healthOf(source, await reader.lastAnswer(source.id)).now()),
  );
}

function settingsOf(config: Configuration): BoardSettings {
  return {
    kind: 'settings',
    id: 'settings',
    demo: isDemo(config),
    rotationSeconds: config.rotationSeconds,
    oldAfterMs: config.oldAfterMinutes * 60_000,
    noLongerVisible: 0,
    problem: null,
    firstRun: null,
    copy: null,
    alarms: alarmSettings(config.alarms),
  };
}
