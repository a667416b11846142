import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Station } from '../station.ts';
import { type Configuration, isDemo } from './configuration.ts';
import { ConfigurationError, parseConfiguration } from './read-configuration.ts';

/** How often the file is looked at: its text is compared, which works on every file system. */
const LOOK_MS = 1_000;

/**
 * Swaps the configuration when its file changes: "checked whole, swapped at once, or refused with the reason
 * while the old one stays". Where the station listens, and whether it is the demo, need a new start.
 */
export function watchConfiguration(
  file: string,
  station: Pick<Station, 'reconfigure' | 'setProblem'>,
  first: Configuration,
  say: (sentence: string) => void,
  onConfiguration?: (config: Configuration) => void,
): { stop(): void } {
  let text = textOf(file);
  let current = first;
  let busy = false;
  const look = async () => {
    const now = textOf(file);
    if (busy || now === null || now === text) return;
    text = now;
    busy = true;
    try {
      const config = parseConfiguration(now, file, process.env);
      if (isDemo(config) !== isDemo(current))
        throw new ConfigurationError([`${file}: changing between demo and real sources needs a new start`]);
      await station.reconfigure(config, dirname(file));
      station.setProblem(null);
      const moved = JSON.stringify(config.listen) !== JSON.stringify(first.listen);
      say(`${file}: the new configuration is in force${moved ? '; listen counts from the next start' : ''}`);
      current = config;
      onConfiguration?.(config);
    } catch (error) {
      const faults =
        error instanceof ConfigurationError ? error.faults : [`${file}: ${(error as Error).message}`];
      for (const fault of faults) say(fault);
      say(`${file}: the change is refused, the old configuration stays`);
      station.setProblem(faults[0]);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  return { stop: () => clearInterval(timer) };
}

/** The file's text; null while it cannot be read, as in the instant in which an editor replaces it. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
