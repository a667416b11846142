import { spawn } from 'node:child_process';
import type { App } from 'electron';

/** Waits for a process to end, up to a minute, then becomes another program. */
const AFTER =
  'n=0; while kill -0 "$1" 2>/dev/null && [ $n -lt 300 ]; do sleep 0.2; n=$((n + 1)); done; shift; exec "$@"';

/**
 * Starts the app again as soon as it has ended. Out of an AppImage a shell does it: what Electron would leave behind
 * to do it runs from the image's mount, which goes with the app.
 */
export function relaunch(
  app: Pick<App, 'relaunch' | 'isPackaged'>,
  words: readonly string[],
  image: string | undefined,
): void {
  // A terminal that is an AppImage itself hands its own name down to what is started in it.
  if (!image || !app.isPackaged) {
    app.relaunch();
    return;
  }
  const shell = ['-c', AFTER, 'wallclock', String(process.pid), image, ...words];
  const child = spawn('/bin/sh', shell, { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}
