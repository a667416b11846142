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
  /** Lets seconds pass, on the station and in the browser alike. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

interface DeskWords {
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  /** Its path without the first slash; that of the agreements desk where none is named. */
  readonly path?: string;
  /** The query string of its address. */
  readonly search?: string;
  readonly scene?: Scene;
  readonly api?: Api;
}

/** Opens a desk with all clocks of the browser standing still. */
export async function openDesk(browser: Browser, words: DeskWords = {}): Promise<FrozenDesk> {
  const { size = { width: 1440, height: 900 }, theme = 'light', search = '', scene = deskScene } = words;
  let { now } = scene;
  const server = await servePages(
    ({ epoch }) => (epoch === '' ? fullAnswer(scene, now) : nothingNew(scene, now)),
    words.api ?? deskApi,
  );
  const context = await browser.newContext({ viewport: size, timezoneId: 'UTC', colorScheme: theme });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.clock.install({ time: scene.now - 60_000 });
  await page.clock.pauseAt(scene.now);
  await page.goto(`${server.url}${words.path ?? 'agreements'}${search}`);
  await page.locator('.desk').waitFor();
  await page.evaluate(() => document.fonts.ready);
  return {
    page,
    url: server.url,
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
