import type { Watched } from '../../src/alarms/silence.ts';
import type { HeartbeatsParts } from '../api/heartbeats.ts';
import { secretReader } from './channels/secret.ts';
import type { WatchedConfig } from './heartbeat-config.ts';

/** The stations that are watched: as their silence is looked for, and as their signs of life are taken. */
export function watchedStations(
  configured: readonly WatchedConfig[],
  folder: string,
): { readonly all: readonly Watched[]; readonly watched: HeartbeatsParts['watched'] } {
  const tokens = new Map(
    configured.map(({ station, token, token_file }) => [
      station,
      secretReader({ value: token, file: token_file, key: 'token_file' }, folder),
    ]),
  );
  return {
    all: configured.map(({ station, provider, missingAfterMinutes }) => ({
      station,
      provider,
      missingAfterMs: missingAfterMinutes * 60_000,
    })),
    watched(station) {
      const token = tokens.get(station);
      return token ? { token: token() } : null;
    },
  };
}
