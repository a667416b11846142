import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type DesktopProcess, type DesktopStart, startDesktop } from './desktop-process.ts';

/** A configuration that runs the demo. */
export const DEMO = 'sources: [{ id: demo, type: demo }]\n';

/** What a test of the desktop app is given. */
interface DesktopTest {
  /** A folder of the test's own: the data folder, with the configuration in it. */
  readonly folder: string;
  /** Starts the app in it, with a configuration, or the demo; `more` goes before both. */
  readonly start: (yaml: string | null, more?: Partial<DesktopStart>) => DesktopProcess;
  /** Starts it and waits until its first window polls the board. */
  readonly started: (
    yaml: string | null,
    more?: Partial<DesktopStart>,
  ) => Promise<{
    readonly desktop: DesktopProcess;
    readonly app: DesktopProcess['app'];
    readonly window: Awaited<ReturnType<DesktopProcess['app']['state']>>['windows'][number];
  }>;
}

export const test = base.extend<DesktopTest>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern, also where nothing is needed
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wallclock-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ folder }, use) => {
    const running: DesktopProcess[] = [];
    await use((yaml, more = {}) => {
      const config = join(folder, 'wallclock.yaml');
      if (yaml !== null) writeFileSync(config, yaml);
      const words = ['--data', folder, ...(yaml === null ? ['--demo'] : ['--config', config])];
      const one = startDesktop({ words, ...more });
      running.push(one);
      return one;
    });
    for (const one of running) {
      one.kill();
      await one.ended();
    }
  },
  started: async ({ start }, use) => {
    await use(async (yaml, more) => {
      const desktop = start(yaml, more);
      await expect
        .poll(async () => (await desktop.app.state()).windows[0]?.polls ?? 0, { timeout: 20_000 })
        .toBeGreaterThan(0);
      const [window] = (await desktop.app.state()).windows;
      return { desktop, app: desktop.app, window };
    });
  },
});
