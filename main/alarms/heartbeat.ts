import { resolve } from 'node:path';
import type { Instant } from '../../src/calendars/period.ts';
import { posted, shownTarget } from './channels/post.ts';
import { readText, secretReader } from './channels/secret.ts';
import type { HeartbeatConfig } from './heartbeat-config.ts';

/** What a heartbeat is given with. */
export interface HeartbeatParts {
  readonly config: HeartbeatConfig;
  /** The folder of the configuration file, from which relative paths start. */
  readonly folder: string;
  /** The name of this station: that of its machine. */
  readonly station: string;
  readonly now: () => Instant;
  /** How many alarms go on. Where it fails the station is not well, and gives no sign of life. */
  readonly alarmsOpen: () => Promise<number>;
  /** Told in a sentence when it begins to fail, once; null when it works again. */
  readonly onFailure: (sentence: string | null) => void;
}

/** A try takes less than the shortest time between two. */
const TIMEOUT_MS = 9_000;

/**
 * Gives a sign of life at once and then at each interval, until stopped: "a heartbeat to a configured URL each minute; a
 * second Wallclock or any monitor alarms when it stops". One that hangs is not overtaken by the next.
 */
export function startHeartbeat(parts: HeartbeatParts): { stop(): Promise<void> } {
  const { config, folder, station, now, alarmsOpen, onFailure } = parts;
  const { url, method } = config;
  const token = secretReader({ value: config.token, file: config.token_file, key: 'token_file' }, folder);
  const ending = new AbortController();
  let isFailing = false;
  let beating: Promise<void> | null = null;
  const place = shownTarget(url);

  /** Null when it was heard; else what is wrong, where, and what to do. */
  const beat = async (): Promise<string | null> => {
    const open = await alarmsOpen();
    const bearer = token();
    const body = { station, at: new Date(now()).toISOString(), alarmsOpen: open };
    const answer = await posted({
      url,
      method,
      headers: {
        'User-Agent': 'Wallclock',
        ...(method === 'POST' ? { 'Content-Type': 'application/json' } : {}),
        ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
      },
      body: method === 'POST' ? JSON.stringify(body) : null,
      ca: config.ca_file === undefined ? undefined : readText(resolve(folder, config.ca_file), 'ca_file'),
      timeoutMs: TIMEOUT_MS,
      signal: ending.signal,
    });
    if (answer.kind === 'failed') return answer.why;
    if (answer.status >= 200 && answer.status < 300) return null;
    return `${place} answers ${answer.status}; check url, method and token of alarms.heartbeat`;
  };

  const begin = () => {
    beating ??= beat()
      .catch((error: Error) => error.message)
      .then((why) => {
        if (ending.signal.aborted) return;
        if (why !== null && !isFailing) onFailure(`no heartbeat is heard: ${why}`);
        if (why === null && isFailing) onFailure(null);
        isFailing = why !== null;
      })
      .finally(() => {
        beating = null;
      });
  };

  begin();
  const timer = setInterval(begin, config.everySeconds * 1_000);
  return {
    async stop() {
      clearInterval(timer);
      ending.abort();
      await beating;
    },
  };
}
