import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow } from './browser-window.ts';
import { preventable } from './preventable.ts';

/** The double of Electron's `app`: the same events in the same order, and an exit status for the test to see. */
class App extends EventEmitter {
  readonly isPackaged = process.env.DOUBLE_PACKAGED === 'yes';
  readonly switches: Record<string, string> = {};
  readonly paths: Record<string, string> = {};
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => {
      if (this.ready) throw new Error('a switch that comes after the app is ready counts for nothing');
      this.switches[name] = value;
    },
    hasSwitch: (name: string) =>
      process.argv.some((word) => word === `--${name}` || word.startsWith(`--${name}=`)),
  };
  ready = false;

  setAppUserModelId(): void {}

  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }

  /** Of the folder `userData` as it is now: one that is set later is another instance's. */
  requestSingleInstanceLock(): boolean {
    const folder = this.paths.userData;
    if (folder === undefined) return true;
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'double-instance');
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      return !runs(Number(readFileSync(file, 'utf8')));
    }
  }

  whenReady(): Promise<void> {
    return this.ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  /** As Electron does once the app's own module has run to its end. */
  becomeReady(): void {
    this.ready = true;
    this.emit('ready');
  }

  /** Said, since nobody can be asked once the app has ended. */
  relaunch(options?: object): void {
    process.stdout.write(`[relaunch] ${JSON.stringify(options ?? {})}\n`);
  }

  quit(): void {
    const event = preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    for (const window of BrowserWindow.getAllWindows()) window.destroy();
    this.emit('will-quit', preventable());
    this.exit(0);
  }

  exit(status: number): void {
    process.exit(status);
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const app = new App();
BrowserWindow.onCreated = (window) => {
  app.emit('browser-window-created', {}, window);
  app.emit('web-contents-created', {}, window.webContents);
};
BrowserWindow.onLastClosed = () => {
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
};
// Electron ends an app in order when it is asked to terminate.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
