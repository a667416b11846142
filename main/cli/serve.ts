import { isDemo } from '../configuration/configuration.ts';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { Held } from '../database/lock.ts';
import { startWorkers, type Workers } from '../database/workers.ts';
import { type HostedStation, hostStation } from '../hosted-station.ts';
import { chosenConfiguration } from './chosen-configuration.ts';
import { listen } from './listen.ts';
import { openBrowser } from './open-browser.ts';
import type { Options } from './options.ts';
import { pagesFolder } from './pages-folder.ts';

const say = (sentence: string) => process.stderr.write(`${new Date().toISOString()} ${sentence}\n`);

/**
 * Syncs the sources and serves the walls until interrupted. The exit status is 1 when it could not start:
 * a sentence says why.
 */
export async function serve(options: Options, workers: Workers): Promise<number> {
  let hosts: readonly string[] = [];
  let station: HostedStation | null = null;
  try {
    const chosen = chosenConfiguration(options);
    const stopped = untilInterrupted();
    station = await hostStation(chosen, {
      pages: pagesFolder(),
      hosts: () => hosts,
      say,
      now: Date.now,
      startWorkers,
      workers,
    });
    const { host, port } = chosen.config.listen;
    const door = await listen(station, host, portOf(options.port) ?? port);
    hosts = door.hosts;
    if (chosen.firstRun !== null)
      process.stdout.write(`No configuration: it belongs into ${chosen.firstRun}\n`);
    else if (chosen.file === null)
      process.stdout.write('No configuration: this is the DEMO, with invented customers.\n');
    else if (isDemo(chosen.config)) process.stdout.write('This is the DEMO, with invented customers.\n');
    process.stdout.write(`Wallclock serves ${door.url} (Ctrl-C ends it)\n`);
    if (!options['no-open']) openBrowser(door.url);
    await stopped;
    await door.close();
    await station.stop();
    return 0;
  } catch (error) {
    await (station?.stop() ?? Promise.all([workers.reader.stop(), workers.writer.stop()]));
    if (error instanceof ConfigurationError)
      for (const fault of error.faults) process.stderr.write(`${fault}\n`);
    else if (error instanceof Held) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`Wallclock could not start: ${(error as Error).message}\n`);
    return 1;
  }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new Error(`--port ${text} is not a port: say a number up to 65535`);
  return port;
}

/** Ends at the first Ctrl-C or request to terminate; a second one ends the process at once. */
function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve();
      });
    }
  });
}
