import type { Browser, Page } from '@playwright/test';
import type { Scene } from './mock-data.ts';
import { fullAnswer, nothingNew, servePages } from './page-server.ts';

/** A page that shows one frozen second of a scene, and what its console complained about. */
export interface FrozenWall {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Lets seconds pass, on the station and in the browser alike. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** What the console of a page complains about: errors and warnings, and what nobody caught. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Opens the built page at the second of a scene, with all clocks of the browser standing still. */
export async function openFrozen(
  browser: Browser,
  scene: Scene,
  size: { readonly width: number; readonly height: number } = { width: 1920, height: 1080 },
): Promise<FrozenWall> {
  let now = scene.now;
  const server = await servePages(({ epoch }) =>
    epoch === '' ? fullAnswer(scene, now) : nothingNew(scene, now),
  );
  const context = await browser.newContext({ viewport: size, timezoneId: 'UTC' });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.clock.install({ time: scene.now - 60_000 });
  await page.clock.pauseAt(scene.now);
  await page.goto(server.url);
  await page.locator('header').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return {
    page,
    complaints,
    pass: async (seconds) => {
      for (let i = 0; i < seconds; i++) {
        now += 1000;
        await page.clock.runFor(1000);
      }
    },
    close: async () => {
      await context.close();
      await server.close();
    },
  };
}
