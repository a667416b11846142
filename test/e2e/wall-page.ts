import type { Browser, Page } from '@playwright/test';
import type { Scene } from './mock-data.ts';
import { type Api, fullAnswer, nothingNew, servePages } from './page-server.ts';

/** A page that shows one frozen second of a scene, and what its console complained about. */
export interface FrozenWall {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** The board is another from now on; the page hears of it with its next poll. */
  show(scene: Scene): void;
  /** Lets seconds pass, on the station and in the browser alike. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** What a frozen wall is opened with besides its board. */
interface FrozenWords {
  /** Behind the address: `?screen=NOC`. */
  readonly search?: string;
  readonly api?: Api;
  /** Run in the page before anything else. */
  readonly prepare?: readonly (() => void)[];
  /** The browser gives the page no sound: it is not waited for. */
  readonly isSoundHeldBack?: boolean;
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

/** A machine that is tested may have nothing that sounds; one that shows a wall has. */
function seemingLoudspeaker(): void {
  const one = { kind: 'audiooutput', deviceId: '', groupId: '', label: '' };
  navigator.mediaDevices.enumerateDevices = () => Promise.resolve([{ ...one, toJSON: () => one }] as never);
  window.contexts = [];
  const Plain = AudioContext;
  window.AudioContext = class extends Plain {
    constructor() {
      super();
      window.contexts.push(this);
    }
  };
}

declare global {
  interface Window {
    contexts: AudioContext[];
  }
}

/** Sound begins in its own time, whatever the clocks of the page say: a busy machine may take seconds for it. */
async function soundReady(page: Page): Promise<void> {
  const until = Date.now() + 15_000;
  const isReady = () =>
    page.evaluate(() => {
      const silent = window.contexts.filter(({ state }) => state !== 'running');
      for (const context of silent) void context.resume();
      return silent.length === 0;
    });
  while (!(await isReady()) && Date.now() < until) await new Promise((later) => setTimeout(later, 50));
}

/** Opens the built page at the second of a scene, with all clocks of the browser standing still. */
export async function openFrozen(
  browser: Browser,
  scene: Scene,
  size: { readonly width: number; readonly height: number } = { width: 1920, height: 1080 },
  more: FrozenWords = {},
): Promise<FrozenWall> {
  let now = scene.now;
  let shown = scene;
  let revision = 1;
  const server = await servePages(({ epoch, after }) => {
    if (epoch === '' || after < revision) return fullAnswer(shown, now, revision);
    return nothingNew(shown, now, revision);
  }, more.api);
  const context = await browser.newContext({ viewport: size, timezoneId: 'UTC' });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.addInitScript(seemingLoudspeaker);
  await page.clock.install({ time: scene.now - 60_000 });
  await page.clock.pauseAt(scene.now);
  for (const prepare of more.prepare ?? []) await page.addInitScript(prepare);
  await page.goto(server.url + (more.search ?? ''));
  await page.locator('header').waitFor();
  await page.evaluate(() => document.fonts.ready);
  if (!more.isSoundHeldBack) await soundReady(page);
  return {
    page,
    complaints,
    pass: async (seconds) => {
      for (let i = 0; i < seconds; i++) {
        now += 1000;
        await page.clock.runFor(1000);
      }
    },
    show: (next) => {
      shown = next;
      revision++;
    },
    close: async () => {
      await context.close();
      await server.close();
    },
  };
}
