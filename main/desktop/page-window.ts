import { BrowserWindow, type Session } from 'electron';
import { pathOf } from '../../src/boards/desks.ts';
import type { Page } from './desktop-config.ts';
import type { Bounds } from './displays.ts';
import { ORIGIN } from './protocol.ts';
import { Reloads } from './reloads.ts';
import { Watchdog } from './watchdog.ts';

/** The ground of every page, so that a window is never white. */
const GROUND = '#0b0f13';

/** The address of each page. */
const PATHS: Readonly<Record<Page, string>> = { walls: '/', agreements: pathOf('agreements') };

/** A page that was ended and does not say so within this time is loaded all the same, in milliseconds. */
const GONE_MS = 2_000;
/** A wall that somebody led to a desk comes back after so long without a touch, in milliseconds. */
const LEFT_ALONE_MS = 10 * 60_000;

/** What a window is made with. */
export interface PageWindowParts {
  /** The name of its session: each window has one of its own, so that each is heard by itself. */
  readonly name: string;
  readonly session: Session;
  readonly page: Page;
  /** The name of its screen; null for a window on no screen of its own. */
  readonly screen: string | null;
  readonly bounds: Bounds | { readonly width: number; readonly height: number };
  readonly fullScreen: boolean;
  /** The preload script's file; null for the transport that needs none. */
  readonly preload: string | null;
  readonly devTools: boolean;
  readonly steady: () => number;
  readonly say: (sentence: string) => void;
}

/** One window with one page, which is loaded again when it dies or freezes. */
export interface PageWindow {
  readonly name: string;
  readonly window: BrowserWindow;
  page(): Page;
  screen(): string | null;
  show(page: Page, screen: string): void;
  /** Loads its own page again if somebody led it to another. */
  bringBack(): void;
  /** The page polls the board. Answers what is to be called when the poll is answered. */
  polled(): () => void;
  /** Looks whether the page is frozen, or was led away and left alone; to be called every second. */
  look(): void;
  /** The machine slept: what the page missed is not its fault. */
  woke(): void;
  close(): void;
}

/** Opens a window and loads its page. */
export function openPageWindow(parts: PageWindowParts): PageWindow {
  const { name, session, bounds, fullScreen, preload, devTools, steady, say } = parts;
  const window = new BrowserWindow({
    ...bounds,
    title: 'Wallclock',
    backgroundColor: GROUND,
    fullscreen: fullScreen,
    autoHideMenuBar: true,
    webPreferences: {
      session,
      ...(preload === null ? {} : { preload }),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
      devTools,
    },
  });
  const { webContents } = window;
  const watchdog = new Watchdog(steady());
  const reloads = new Reloads();
  let { page, screen } = parts;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const load = () => {
    watchdog.loading(steady());
    // Failing is told by its event.
    const asked = page === 'walls' && screen !== null ? `?screen=${encodeURIComponent(screen)}` : '';
    window.loadURL(`${ORIGIN}${PATHS[page]}${asked}`).catch(() => undefined);
  };
  const failed = (why: string) => {
    if (timer !== null || window.isDestroyed()) return;
    const pause = reloads.pauseAfterFailure(steady());
    say(`${name}: ${why}; loading the page again${pause > 0 ? ` in ${pause / 1000} s` : ''}`);
    timer = setTimeout(() => {
      timer = null;
      if (!window.isDestroyed()) load();
    }, pause);
  };
  /** While a page is being ended: its process goes in its own time, and only then is the page loaded. */
  let ending: { readonly gone: () => void; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const frozen = (why: string) => {
    // A page that somebody debugs stands still on purpose.
    if (timer !== null || ending !== null || window.isDestroyed() || webContents.isDevToolsOpened()) return;
    const gone = () => {
      if (ending !== null) clearTimeout(ending.timer);
      ending = null;
      failed(why);
    };
    ending = { gone, timer: setTimeout(gone, GONE_MS) };
    // A page that is caught in a loop does not even let itself be loaded again.
    webContents.forcefullyCrashRenderer();
  };
  let touchedAt = steady();
  webContents.on('input-event', () => {
    touchedAt = steady();
  });
  /** The path that is shown, or is about to be. */
  const path = () => new URL(webContents.getURL() || `${ORIGIN}${PATHS[page]}`).pathname;
  webContents.on('did-start-loading', () => watchdog.loading(steady()));
  webContents.on('render-process-gone', (_, { reason }) => {
    if (ending !== null) ending.gone();
    else failed(`its page is gone (${reason})`);
  });
  webContents.on('did-fail-load', (_event, code, description, _url, mainFrame) => {
    // -3 is a load that another one took the place of; one that is being ended fails too.
    if (mainFrame && code !== -3 && ending === null)
      failed(`its page could not be loaded (${description || code})`);
  });
  window.on('unresponsive', () => frozen('its page does not respond'));
  // The desk has a title of its own in its page; the window keeps the product's.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('closed', () => {
    if (timer !== null) clearTimeout(timer);
    if (ending !== null) clearTimeout(ending.timer);
  });
  load();
  return {
    name,
    window,
    page: () => page,
    screen: () => screen,
    show(next, name) {
      page = next;
      screen = name;
      load();
    },
    bringBack() {
      if (path() !== PATHS[page]) load();
    },
    polled: () => watchdog.polled(steady()),
    look() {
      if (window.isDestroyed()) return;
      const leftAlone = steady() - touchedAt >= LEFT_ALONE_MS && !webContents.isDevToolsOpened();
      if (page === 'walls' && path() !== PATHS.walls && leftAlone) {
        say(`${name}: it was led to ${path()} and left alone; the walls are back`);
        load();
      } else if (watchdog.isFrozen(steady())) frozen('its page is silent');
    },
    woke: () => watchdog.loading(steady()),
    close() {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
