import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

/** The package `electron` brings no binary: its `install.js` fetches it, checks it, and unpacks it beside itself. */
const PACKAGE = join(root, 'node_modules', 'electron');
/** What a download failed of is kept here, so that a machine without network is not kept waiting at every start. */
const FAILURE = join(root, '.cache', 'electron-not-fetched.json');

/** A download that brings nothing for so long is given up. */
const SILENCE_MS = 60_000;
/** What ends a download, and this process with it. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** After a failure the next try waits so long. */
const PAUSE_MS = 24 * 3_600_000;

/**
 * Electron's binary, or null when it is not there. Never downloads anything. WALLCLOCK_ELECTRON names another
 * binary.
 */
export function electronBinary(folder = PACKAGE) {
  const named = process.env.WALLCLOCK_ELECTRON;
  if (named) {
    if (!existsSync(named)) throw new Error(`WALLCLOCK_ELECTRON names ${named}, which is not there`);
    return named;
  }
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const unpacked = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return unpacked === version && existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** Why no window can be opened here at all; null when nothing speaks against it. */
export function whyNoWindow({ platform, env, getuid }) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY)
    return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  // Electron keeps its sandbox from root, and this app does not go without one.
  if (getuid?.() === 0) return 'the desktop app does not run as root';
  return null;
}

/** The environment that tells the tests which Electron there is, or why there is none. Never downloads anything. */
export function electronToTest() {
  const binary = electronBinary();
  const why = binary ? whyNoWindow(process) : `Electron's binary is not installed: npm start fetches it`;
  return why ? { WALLCLOCK_NO_ELECTRON: why } : { WALLCLOCK_ELECTRON: binary };
}

/** When and why the last download failed, if that was within a day and from the same place; else null. */
export function recentFailure(now, file = FAILURE) {
  try {
    const { at, reason, mirror = null } = JSON.parse(readFileSync(file, 'utf8'));
    return now - at < PAUSE_MS && now >= at && mirror === mirrorNow() ? { at, reason } : null;
  } catch {
    return null;
  }
}

/** Where Electron is fetched from, when somebody says so. */
function mirrorNow() {
  return process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || null;
}

/**
 * Fetches Electron's binary once. Answers null when it is there, else why not, which is noted. `silenceMs` is how
 * long the download may bring nothing. A signal ends the download, and then this process.
 */
export async function fetchElectron({ folder = PACKAGE, failure = FAILURE, silenceMs = SILENCE_MS } = {}) {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  process.stderr.write(`Fetching Electron ${version} (about 120 MB, once) …\n`);
  let reason;
  try {
    // A folder of its own for what arrives: that it grows is the sign of progress.
    const arriving = mkdtempSync(join(tmpdir(), 'wallclock-electron-'));
    try {
      reason = await install(folder, arriving, silenceMs);
    } finally {
      rmSync(arriving, { recursive: true, force: true });
    }
  } catch (error) {
    if (error instanceof Interrupted) return endBy(error.signal);
    reason = error.message;
  }
  const there = reason === null && electronBinary(folder) !== null;
  const why = there ? null : (reason ?? 'its binary is not where it should be');
  try {
    if (there) rmSync(failure, { force: true });
    else {
      mkdirSync(dirname(failure), { recursive: true });
      writeFileSync(failure, JSON.stringify({ at: Date.now(), reason: why, mirror: mirrorNow() }));
    }
  } catch {
    // A checkout that cannot be written keeps no note: the next start tries again.
  }
  return why;
}

/** Somebody ended this process during a download. */
class Interrupted extends Error {
  constructor(signal) {
    super(signal);
    this.signal = signal;
  }
}

/** Ends this process as the signal would have, and never answers. */
function endBy(signal) {
  process.kill(process.pid, signal);
  return new Promise(() => undefined);
}

/** Runs the package's own installer; answers null, or why it failed. Throws `Interrupted`. */
function install(folder, arriving, silenceMs) {
  return new Promise((resolve, reject) => {
    const child = spawn(node24(), [join(folder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: toolEnvironment({
        TMPDIR: arriving,
        TEMP: arriving,
        TMP: arriving,
        ELECTRON_GET_NO_PROGRESS: '1',
        NODE_USE_ENV_PROXY: '1',
      }),
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
    let size = -1;
    let grewAt = Date.now();
    let stalled = false;
    const watch = setInterval(() => {
      const now = bytesIn(arriving) + bytesIn(join(folder, 'dist'));
      if (now !== size) grewAt = Date.now();
      size = now;
      if (Date.now() - grewAt < silenceMs) return;
      stalled = true;
      child.kill('SIGKILL');
    }, 250);
    let interrupted = null;
    const interrupt = (signal) => {
      interrupted = signal;
      child.kill('SIGKILL');
    };
    for (const signal of SIGNALS) process.on(signal, interrupt);
    child.on('error', () => undefined);
    child.on('close', (code) => {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, interrupt);
      if (interrupted) reject(new Interrupted(interrupted));
      else if (stalled) resolve(`nothing arrived for ${Math.round(silenceMs / 1000)} s`);
      else if (code === 0) resolve(null);
      else resolve(reasonOf(said));
    });
  });
}

/** The installer's own words in one line. */
function reasonOf(said) {
  const line = said.split('\n').find((one) => /error/i.test(one)) ?? said.split('\n')[0] ?? '';
  const reason = line.replace(/^\s*(Uncaught )?(\w*Error:\s*)+/, '').trim();
  if (reason === 'fetch failed') return 'its server is out of reach';
  return reason || 'its installer failed';
}

function bytesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  } catch {
    // What was there a moment ago may be moved by now.
    return 0;
  }
}
