import type { Browser, Page } from '@playwright/test';
import { deskApi, deskScene } from './desk-scenes.ts';
import type { Scene } from './mock-data.ts';
import { type Api, fullAnswer, nothingNew, servePages } from './page-server.ts';
import { complaintsOf } from './wall-page.ts';

/** A desk at one frozen second of a scene, and what its console complained about. */
export interface FrozenDesk {
  readonly page: Page;
  readonly url: string;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

interface DeskWords {
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  /** The query string of its address. */
  readonly search?: string;
  readonly scene?: Scene;
  readonly api?: Api;
}

/** Opens the agreements desk with all clocks of the browser standing still. */
export async function openDesk(browser: Browser, words: DeskWords = {}): Promise<FrozenDesk> {
  const { size = { width: 1440, height: 900 }, theme = 'light', search = '', scene = deskScene } = words;
  const server = await servePages(
    ({ epoch }) => (epoch === '' ? fullAnswer(scene) : nothingNew(scene)),
    words.api ?? deskApi,
  );
  const context = await browser.newContext({ viewport: size, timezoneId: 'UTC', colorScheme: theme });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.clock.install({ time: scene.now - 60_000 });
  await page.clock.pauseAt(scene.now);
  await page.goto(`${server.url}agreements${search}`);
  await page.locator('.desk').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return {
    page,
    url: server.url,
    complaints,
    close: async () => {
      await context.close();
      await server.close();
    },
  };
}
