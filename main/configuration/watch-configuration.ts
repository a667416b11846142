import { dirname } from 'node:path';
import type { Station } from '../station.ts';
import { agreementTexts } from './agreement-texts.ts';
import { type Configuration, isDemo } from './configuration.ts';
import { configurationText } from './configuration-text.ts';
import { ConfigurationError, parseConfiguration } from './read-configuration.ts';

/** How often the files are looked at: their texts are compared, which works on every file system. */
const LOOK_MS = 1_000;

/**
 * Swaps the configuration when its file, or an agreement file that it names, changes: "checked whole, swapped at once, or refused with the reason
 * while the old one stays". Where the station listens, and whether it is the demo, need a new start: `running` is
 * what the process was started with.
 */
export function watchConfiguration(
  file: string,
  station: Pick<Station, 'reconfigure' | 'setProblem'>,
  first: Configuration,
  running: Pick<Configuration, 'listen'>,
  say: (sentence: string) => void,
  onConfiguration?: (config: Configuration) => void,
): { stop(): void } {
  let text: string | null = null;
  let agreements = agreementTexts(first.agreements.map((one) => one.file));
  let current = first;
  let busy = false;
  /** Why the text that was read last is not in force; null when it is. */
  let refused: string | null = null;
  /** What the last look found there that cannot be read; null when it could be, or is gone. */
  let unreadable: string | null = null;
  let told = false;
  const readable = (): string | null => {
    try {
      const found = configurationText(file);
      unreadable = null;
      if (told) station.setProblem(refused);
      told = false;
      return found;
    } catch (error) {
      const { message } = error as Error;
      // Only what two looks find so is said: an editor may be replacing the file.
      if (message === unreadable && !told) {
        told = true;
        say(`${message}; the old configuration stays`);
        station.setProblem(message);
      }
      unreadable = message;
      return null;
    }
  };
  const look = async () => {
    if (busy) return;
    const now = readable();
    if (now === null || (now === text && !agreements.changed())) return;
    text = now;
    agreements = agreementTexts([]);
    busy = true;
    try {
      const config = parseConfiguration(now, file, process.env, agreements.textOf);
      if (isDemo(config) !== isDemo(current))
        throw new ConfigurationError([`${file}: changing between demo and real sources needs a new start`]);
      await station.reconfigure(config, dirname(file));
      refused = null;
      station.setProblem(null);
      const moved = JSON.stringify(config.listen) !== JSON.stringify(running.listen);
      say(`${file}: the new configuration is in force${moved ? '; listen counts from the next start' : ''}`);
      current = config;
      onConfiguration?.(config);
    } catch (error) {
      const faults =
        error instanceof ConfigurationError ? error.faults : [`${file}: ${(error as Error).message}`];
      for (const fault of faults) say(fault);
      say(`${file}: the change is refused, the old configuration stays`);
      refused = faults[0];
      station.setProblem(refused);
    } finally {
      busy = false;
    }
  };
  text = readable();
  const timer = setInterval(() => void look(), LOOK_MS);
  return { stop: () => clearInterval(timer) };
}
