import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { type Configuration, DEMO } from '../configuration/configuration.ts';

/** How a copy is shown: it has no configuration, and is a window beside others rather than a wall. */
export const COPY: Pick<Configuration, 'desktop' | 'listen'> = {
  listen: DEMO.listen,
  desktop: { ...DEMO.desktop, fullScreen: false },
};

/** A folder for Electron's own while a copy is open, apart from that of a station's app; gone when it has quit. */
export function copyFolder(app: Pick<App, 'on'>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-desktop-'));
  app.on('quit', () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Some systems keep files of a process that is still ending.
    }
  });
  return folder;
}
