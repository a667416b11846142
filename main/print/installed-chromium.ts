import { delimiter, isAbsolute, join } from 'node:path';

/** What is asked of the machine. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a file is there. */
  readonly has: (path: string) => boolean;
}

/** The names under which browsers of this kind are installed, the plainest first. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

const MAC = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

const NONE =
  'a PDF needs an installed Chromium, Chrome or Edge, and none was found: install one (Debian: apt install chromium), ' +
  'name one with --chromium FILE or in WALLCLOCK_CHROMIUM, or open the compliance desk in a browser and print it there';

/**
 * The file of the browser that draws a PDF: the one that is named, else the one that the environment names in
 * WALLCLOCK_CHROMIUM, else an installed one. Throws a sentence when there is none, or the one named is not there.
 */
export function installedChromium(named: string | undefined, machine: Machine): string {
  const { environment, has } = machine;
  const chosen = named ?? (environment.WALLCLOCK_CHROMIUM || undefined);
  if (chosen === undefined) {
    const found = places(machine).find(has);
    if (found === undefined) throw new Error(NONE);
    return found;
  }
  const where = named === undefined ? 'WALLCLOCK_CHROMIUM' : '--chromium';
  if (!has(chosen))
    throw new Error(`${where} names ${chosen}, which is not there: name the file of a Chromium`);
  return chosen;
}

function places({ platform, environment }: Machine): string[] {
  const ending = platform === 'win32' ? '.exe' : '';
  // A folder that is not absolute means another one wherever the command is run from.
  const folders = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter(isAbsolute);
  const onPath = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
  switch (platform) {
    case 'darwin':
      return [...onPath, ...MAC.map((app) => join('/Applications', app))];
    case 'win32': {
      const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => environment[name]);
      return [...onPath, ...roots.flatMap((root) => (root ? WINDOWS.map((file) => join(root, file)) : []))];
    }
    default:
      return onPath;
  }
}
