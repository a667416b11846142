import { spawn } from 'node:child_process';
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

/** Serves browsers, after one line that says why. */
function serveBrowsers(why) {
  if (why) process.stderr.write(`Serving browsers: ${why}.\n`);
  if (says('--help')) process.stdout.write(HELP);
  runWallclock(['serve', ...words]);
}

/** Runs the desktop app and ends as it ends; where its binary does not run on this machine, browsers are served. */
function openDesktop(binary) {
  // With this set, which some terminals inherit, Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(binary, [root, ...words], { stdio: 'inherit', env });
  const startedAt = Date.now();
  let asked = false;
  process.on('SIGINT', () => {
    asked = true;
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked = true;
      child.kill(signal);
    });
  }
  let over = false;
  const end = (code, signal, error) => {
    if (over) return;
    over = true;
    // Missing libraries of the system (127), or a sandbox that the system forbids (a signal), show at once.
    const unable = error || code === 127 || (signal && Date.now() - startedAt < 15_000);
    if (unable && !asked)
      serveBrowsers(`Electron does not run here (${error?.message ?? signal ?? `status ${code}`})`);
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
