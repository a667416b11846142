import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type DevTools, devToolsOver } from './devtools-pipe.ts';

/** A browser that runs unseen, with a profile of its own. */
export interface BrowserProcess {
  readonly devTools: DevTools;
  /** Ends it with all its processes, and removes its profile. */
  close(): Promise<void>;
}

/** It knows nothing of the user's browser, asks no network but this machine, and leaves nothing behind. */
const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--hide-scrollbars',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** So long it may take to end by itself before it is ended, in milliseconds. */
const END_MS = 2_000;
/** So much of what it complains about is told. */
const TOLD = 400;

/**
 * Starts a Chromium. Questions to one that cannot start, or dies, fail with a sentence that says what it complained
 * about. Root's has no sandbox, since Chromium has none for root: it shows the station's own pages only.
 */
export function startBrowser(file: string, isRoot: boolean): BrowserProcess {
  const profile = mkdtempSync(join(tmpdir(), 'wallclock-print-'));
  const flags = [...FLAGS, ...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`];
  const grouped = process.platform !== 'win32';
  let child: ChildProcess;
  try {
    // In a group of its own: its processes are ended together.
    const stdio = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const;
    child = spawn(file, flags, { stdio: [...stdio], detached: grouped });
  } catch (error) {
    rmSync(profile, { recursive: true, force: true });
    throw error;
  }
  const devTools = devToolsOver(child.stdio[3] as Writable, child.stdio[4] as Readable);
  let complaints = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-TOLD * 10);
  });
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      devTools.end(new Error(`${file} could not be started: ${error.message}`));
      resolve();
    });
    child.once('close', (status, signal) => {
      const said = complaints.trim().split('\n').slice(-3).join(' ').slice(-TOLD);
      devTools.end(
        new Error(`${file} ended by itself (${signal ?? status})${said === '' ? '' : `: ${said}`}`),
      );
      resolve();
    });
  });
  const kill = () => {
    const { pid } = child;
    if (pid === undefined) return;
    try {
      if (grouped) process.kill(-pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // It has ended.
    }
  };
  // However this process ends, the browser does not stay behind.
  process.once('exit', kill);
  return {
    devTools,
    async close() {
      const timer = setTimeout(kill, END_MS);
      // One that is not spoken to any more cannot be asked to end.
      await devTools.ask('Browser.close').catch(kill);
      await gone;
      clearTimeout(timer);
      // Those it started may outlive it for a moment, and hold the profile.
      kill();
      process.removeListener('exit', kill);
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
