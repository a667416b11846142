import type { Session } from 'electron';
import type { DesktopConfig, Page } from './desktop-config.ts';
import { type Bounds, type Display, type PlacedPage, placePages } from './displays.ts';
import { openPageWindow, type PageWindow, type PageWindowParts } from './page-window.ts';

/** The size of a desk's window: "Desk: 1440 × 900". */
const DESK = { width: 1440, height: 900 };

/** What windows are made with. */
export interface WindowsParts extends Pick<PageWindowParts, 'preload' | 'devTools' | 'steady' | 'say'> {
  /** The session of a name, which answers `app://` and refuses the rest. */
  readonly sessionOf: (name: string) => Session;
  readonly displays: () => readonly Display[];
}

/** The windows of the app: one wall on each configured display, and desks that somebody opened. */
export interface Windows {
  /** Opens, moves and closes walls until they are as configured on the displays that are plugged in. */
  arrange(config: Pick<DesktopConfig, 'displays' | 'fullScreen'>): void;
  /** The same again, after displays came or went. */
  rearrange(): void;
  /** Brings the walls to the front, also those that were led to a desk; opens those that were closed. */
  showWalls(): void;
  /** Opens a page in a window of its own, or brings it to the front. */
  openDesk(page: Page): void;
  /** The window of a session, by name. */
  named(name: string): PageWindow | undefined;
  /** The window of a page, by the id of its contents. */
  of(webContentsId: number): PageWindow | undefined;
  look(): void;
  woke(): void;
  closeAll(): void;
}

interface Wall {
  readonly open: PageWindow;
  readonly bounds: Bounds;
}

/** Keeps the windows. None is open before `arrange`. */
export function keepWindows(parts: WindowsParts): Windows {
  const { sessionOf, displays, ...rest } = parts;
  let config: Pick<DesktopConfig, 'displays' | 'fullScreen'> | null = null;
  /** By the display's id. */
  const walls = new Map<number, Wall>();
  const desks = new Map<Page, PageWindow>();
  const all = () => [...[...walls.values()].map(({ open }) => open), ...desks.values()];

  const open = (name: string, shown: Pick<PageWindowParts, 'page' | 'screen' | 'bounds' | 'fullScreen'>) =>
    openPageWindow({ ...rest, ...shown, name, session: sessionOf(name) });

  /** The lowest number that no wall has: sessions are kept on disk by it. */
  const freeName = () => {
    const taken = all().map(({ name }) => name);
    for (let n = 1; ; n++) if (!taken.includes(`wall-${n}`)) return `wall-${n}`;
  };

  const openWall = ({ display: { id, bounds }, page, screen }: PlacedPage, fullScreen: boolean) => {
    const wall = open(freeName(), { page, screen, bounds, fullScreen });
    walls.set(id, { open: wall, bounds });
    wall.window.on('closed', () => {
      if (walls.get(id)?.open === wall) walls.delete(id);
    });
  };

  const move = ({ open: { window } }: Wall, bounds: Bounds, fullScreen: boolean) => {
    if (window.isFullScreen()) window.setFullScreen(false);
    window.setBounds(bounds);
    if (fullScreen) window.setFullScreen(true);
  };

  const rearrange = () => {
    if (config === null) return;
    const { fullScreen } = config;
    const placed = placePages(displays(), config.displays);
    // Without any display, as behind a switch, the walls wait as they are.
    if (placed.length === 0) return;
    for (const one of placed) {
      const { display, page, screen } = one;
      const wall = walls.get(display.id);
      if (!wall) {
        openWall(one, fullScreen);
        continue;
      }
      if (wall.open.page() !== page || wall.open.screen() !== screen) wall.open.show(page, screen);
      if (!same(wall.bounds, display.bounds) || wall.open.window.isFullScreen() !== fullScreen) {
        move(wall, display.bounds, fullScreen);
        walls.set(display.id, { ...wall, bounds: display.bounds });
      }
    }
    // Only now: a moment without any window would end the app.
    for (const [id, wall] of walls) {
      if (!placed.some(({ display }) => display.id === id)) wall.open.close();
    }
  };

  return {
    arrange(next) {
      config = next;
      rearrange();
    },
    rearrange,
    showWalls() {
      rearrange();
      for (const { open: one } of walls.values()) {
        one.bringBack();
        toFront(one);
      }
    },
    openDesk(page) {
      const desk =
        desks.get(page) ?? open(`desk-${page}`, { page, screen: null, bounds: DESK, fullScreen: false });
      if (!desks.has(page)) {
        desks.set(page, desk);
        desk.window.on('closed', () => desks.delete(page));
      }
      toFront(desk);
    },
    named: (name) => all().find((one) => one.name === name),
    of: (id) => all().find(({ window }) => !window.isDestroyed() && window.webContents.id === id),
    look: () => all().forEach((one) => void one.look()),
    woke: () => all().forEach((one) => void one.woke()),
    closeAll: () => all().forEach((one) => void one.close()),
  };
}

function toFront({ window }: PageWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function same(a: Bounds, b: Bounds): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
