import { resolve } from 'node:path';
import { type OpenedCopy, openCopy } from '../opened-copy.ts';
import { listen } from './listen.ts';
import { openBrowser } from './open-browser.ts';
import type { Options } from './options.ts';
import { pagesFolder } from './pages-folder.ts';
import { portOf } from './port.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** The port of a station's door, so that old links lead here too. */
const PORT = 7411;

const say = (sentence: string) => process.stderr.write(`${new Date().toISOString()} ${sentence}\n`);

/**
 * `wallclock open FILE`: serves a copy for review until interrupted. The exit status is 1 when it cannot be opened, with
 * a sentence that says why; 2 for a wrong word.
 */
export async function open([named]: readonly string[], options: Options): Promise<number> {
  if (named === undefined) {
    process.stderr.write('open needs a copy, a file that wallclock backup made\n');
    return 2;
  }
  let opened: OpenedCopy | null = null;
  try {
    const port = portOf(options.port) ?? PORT;
    const stopped = untilInterrupted();
    let hosts: readonly string[] = [];
    opened = await openCopy({
      file: resolve(named),
      pages: pagesFolder(),
      hosts: () => hosts,
      say,
      now: Date.now,
      steady: () => performance.now(),
      end: (sentence) => {
        process.stderr.write(`${sentence}\n`);
        process.exit(70);
      },
    });
    const door = await listen(opened, '127.0.0.1', port);
    hosts = door.hosts;
    const { at, from, demo } = opened.copy;
    process.stdout.write(
      `A COPY${from === '' ? '' : ` from ${from}`} as of ${new Date(at).toISOString()}${demo ? ', of the DEMO' : ''}; nothing is written to it.\n`,
    );
    process.stdout.write(`Wallclock serves ${door.url} (Ctrl-C ends it)\n`);
    if (!options['no-open']) openBrowser(door.url);
    await stopped;
    await door.close();
    await opened.stop();
    return 0;
  } catch (error) {
    await opened?.stop();
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}
