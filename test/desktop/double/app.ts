import { EventEmitter } from 'node:events';
import { BrowserWindow } from './browser-window.ts';
import { preventable } from './preventable.ts';

/** The double of Electron's `app`: the same events in the same order, and an exit status for the test to see. */
class App extends EventEmitter {
  readonly isPackaged = process.env.DOUBLE_PACKAGED === 'yes';
  readonly switches: Record<string, string> = {};
  readonly paths: Record<string, string> = {};
  relaunches = 0;
  readonly commandLine = {
    appendSwitch: (name: string, value = '') => {
      if (this.ready) throw new Error('a switch that comes after the app is ready counts for nothing');
      this.switches[name] = value;
    },
  };
  ready = false;

  setAppUserModelId(): void {}

  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }

  requestSingleInstanceLock(): boolean {
    return process.env.DOUBLE_INSTANCE !== 'second';
  }

  whenReady(): Promise<void> {
    return this.ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()));
  }

  /** As Electron does once the app's own module has run to its end. */
  becomeReady(): void {
    this.ready = true;
    this.emit('ready');
  }

  relaunch(): void {
    this.relaunches++;
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

export const app = new App();
BrowserWindow.onCreated = (contents) => app.emit('web-contents-created', {}, contents);
BrowserWindow.onLastClosed = () => {
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
};
// Electron ends an app in order when it is asked to terminate.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
