import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { electronBinary, fetchElectron, recentFailure, whyNoWindow } from './electron.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { runWallclock } from './wallclock.mjs';

const HELP = `npm start opens the walls: the desktop app where it can, else it serves them to browsers on this machine.

  npm start                 the desktop app; fetches Electron once. Without a display, or without Electron and
                            network, it says why and serves browsers
  npm start -- --browser    serves browsers at once; so do --port, --no-open and --first-run
  npm start -- --desktop    tries the desktop app again, also soon after a download that failed

  npm start -- --open FILE  opens a copy that wallclock backup made, for review

Both take --config FILE, --data FOLDER and --demo. What follows is of the browsers' door.

`;

/** Options that mean something to the browsers' door only. */
const DOOR_OPTIONS = ['--browser', '--port', '--no-open', '--first-run', '--help'];

const given = process.argv.slice(2);
const words = given.filter((word) => word !== '--browser' && word !== '--desktop');
const says = (option) => given.some((word) => word === option || word.startsWith(`${option}=`));

/** Electron's binary, or why there is none to run. */
async function findElectron() {
  // Whoever names a binary of their own answers for where it runs.
  const why = process.env.WALLCLOCK_ELECTRON ? null : whyNoWindow(process);
  if (why) return { why };
  const there = electronBinary();
  if (there) return { binary: there };
  const failed = says('--desktop') ? null : recentFailure(Date.now());
  if (failed) {
    const at = new Date(failed.at).toISOString().slice(0, 16).replace('T', ' ');
    return {
      why: `Electron could not be fetched at ${at} UTC (${failed.reason}); it is tried again after a day, or now with npm start -- --desktop`,
    };
  }
  const reason = await fetchElectron();
  return reason === null
    ? { binary: electronBinary() }
    : { why: `Electron could not be fetched (${reason}); npm start -- --desktop tries again` };
}

/** The words for the browsers' door, where a copy is opened by a command of its own. */
function doorWords() {
  const at = words.findIndex((word) => word === '--open' || word.startsWith('--open='));
  if (at < 0) return ['serve', ...words];
  const inline = words[at].startsWith('--open=');
  const file = inline ? words[at].slice('--open='.length) : words[at + 1];
  return ['open', ...(file === undefined ? [] : [file]), ...words.toSpliced(at, inline ? 1 : 2)];
}

/** Serves browsers, after one line that says why. */
function serveBrowsers(why) {
  if (why) process.stderr.write(`Serving browsers: ${why}.\n`);
  if (says('--help')) process.stdout.write(HELP);
  runWallclock(doorWords());
}

/** A signal that comes twice in this time, from the terminal and from npm, is passed on once. */
const ONCE_MS = 1_000;

/**
 * Runs the desktop app and ends as it ends. An app that ends badly before it answers for its own end, by showing a
 * page or by a sentence of its own, cannot run on this machine: then browsers are served.
 */
function openDesktop(binary) {
  const place = mkdtempSync(join(tmpdir(), 'wallclock-start-'));
  const started = join(place, 'started');
  // With this set, which some terminals inherit, Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(binary, [root, ...words], {
    stdio: 'inherit',
    env: { ...env, WALLCLOCK_STARTED: started },
    // Out of the terminal's reach: a second signal would end Electron in the middle of a transaction.
    detached: process.platform !== 'win32',
  });
  let asked = false;
  let passedOn = Number.NEGATIVE_INFINITY;
  const pass = (signal) => {
    asked = true;
    // There a Ctrl-C reaches the app by itself, and a signal would end it at once.
    if (process.platform === 'win32' && signal === 'SIGINT') return;
    if (performance.now() - passedOn < ONCE_MS) return;
    passedOn = performance.now();
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  let over = false;
  const end = (code, signal, error) => {
    if (over) return;
    over = true;
    for (const each of signals) process.off(each, pass);
    const answers = existsSync(started);
    rmSync(place, { recursive: true, force: true });
    const why = error?.message ?? signal ?? `status ${code}`;
    if (!answers && !asked && code !== 0) serveBrowsers(`Electron does not run here (${why})`);
    else process.exitCode = code ?? 1;
  };
  child.on('error', (error) => end(null, null, error));
  child.on('exit', (code, signal) => end(code, signal, null));
}

if (DOOR_OPTIONS.some(says)) {
  serveBrowsers(null);
} else {
  try {
    ensureInstalled();
    const { binary, why } = await findElectron();
    if (why) serveBrowsers(why);
    else {
      ensureBuilt();
      openDesktop(binary);
    }
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
