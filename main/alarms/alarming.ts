import { hostname } from 'node:os';
import type { BoardChannel } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { HeartbeatsParts } from '../api/heartbeats.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Calls } from '../database/worker-calls.ts';
import type { Writer } from '../database/writer.ts';
import { linkOf } from './alarm-links.ts';
import type { Channel } from './channel.ts';
import type { Notify } from './channels.ts';
import type { LinkTokens } from './link-tokens.ts';
import { startTelling, type Telling, type TellingParts } from './telling.ts';

/** The ways by which people are told, and which of them reach whom, by the person's id. */
export interface AlarmWays {
  readonly channels: readonly Channel[];
  readonly byPerson: ReadonlyMap<string, readonly string[]>;
}

/** What alarms need of the station. */
export interface AlarmingParts extends Pick<TellingParts, 'feed' | 'now' | 'steady' | 'unheard' | 'say'> {
  readonly config: Configuration;
  /** The folder of the configuration file, from which relative paths start. */
  readonly folder: string;
  readonly ways: AlarmWays;
  readonly tokens: LinkTokens;
  readonly writer: TellingParts['writer'] &
    Pick<Calls<Writer>, 'lookForSilence' | 'watchOnly' | 'heard' | 'alarmsGoingOn'>;
}

/** People are told of alarms, other stations are watched, and this one gives signs of life: until stopped. */
export interface Alarming {
  readonly telling: Telling;
  readonly heartbeats: HeartbeatsParts;
  stop(): Promise<void>;
}

const TICK_MS = 1_000;
/** The machine slept, or its clock was set, when clock and steady time part by more. */
const SET_MS = 2_000;
const HEARTBEAT = { kind: 'channel', id: 'heartbeat', title: 'Heartbeat', provenAt: null } as const;

/** The ways of a configuration. What a kind of channel needs is loaded only where one is configured. */
export async function alarmWays(
  { alarms, people }: Configuration,
  parts: { folder: string; now: () => Instant; notify: Notify | undefined },
): Promise<AlarmWays> {
  if (alarms.channels.length === 0) return { channels: [], byPerson: new Map() };
  const { channelsOf, channelsByPerson } = await import('./channels.ts');
  const channels = channelsOf(alarms, people, { ...parts, station: hostname() });
  return { channels, byPerson: channelsByPerson(channels, people) };
}

/** Starts all that is done about alarms by a configuration. */
export async function startAlarming(parts: AlarmingParts): Promise<Alarming> {
  const { config, folder, ways, tokens, writer, feed, now, steady, unheard, say } = parts;
  const { heartbeat, watch } = config.alarms;
  const unwatched = await writer.watchOnly(
    watch.map(({ station }) => station),
    now(),
  );
  feed.update(unwatched);
  const telling = await startTelling({
    ...{ writer, feed, now, steady, unheard, say, channels: ways.channels },
    link: (linked) => linkOf(config, linked, tokens),
  });
  const beating = heartbeat
    ? (await import('./heartbeat.ts')).startHeartbeat({
        config: heartbeat,
        ...{ folder, now, station: hostname() },
        async alarmsOpen() {
          telling.mustLook();
          return writer.alarmsGoingOn();
        },
        onFailure(sentence) {
          say(sentence ?? 'the heartbeat is heard again');
          const failing: BoardChannel['failing'] = sentence === null ? null : { since: now(), why: sentence };
          feed.update(failing ? [{ ...HEARTBEAT, failing }] : [], failing ? [] : ['channel:heartbeat']);
        },
      })
    : null;
  const watching = watch.length > 0 ? await startWatching(parts, telling) : NOBODY_WATCHED;
  return {
    telling,
    heartbeats: watching.heartbeats,
    async stop() {
      await watching.stop();
      await beating?.stop();
      await telling.stop();
    },
  };
}

const NOBODY_WATCHED = {
  heartbeats: { watched: () => null, heard: async () => undefined } satisfies HeartbeatsParts,
  stop: async () => undefined,
};

async function startWatching(
  { config, folder, writer, feed, now, steady, say }: AlarmingParts,
  telling: Telling,
) {
  const { watchedStations } = await import('./watched-stations.ts');
  const { all, watched } = watchedStations(config.alarms.watch, folder);
  let listeningSince = now();
  let ahead = now() - steady();
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    const drift = now() - steady() - ahead;
    // What was not heard while the machine slept proves nothing.
    if (Math.abs(drift) > SET_MS) {
      ahead += drift;
      listeningSince = now();
    }
    const raised = await writer.lookForSilence(all, listeningSince, now());
    if (raised.length === 0) return;
    feed.update(raised);
    telling.wake();
  };
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .catch((error: Error) => say(`other stations could not be looked for: ${error.message}`));
  }, TICK_MS);
  const heartbeats: HeartbeatsParts = {
    watched,
    async heard(name, at) {
      feed.update(await writer.heard(name, at));
    },
  };
  return {
    heartbeats,
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
