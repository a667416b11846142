import { EventEmitter } from 'node:events';
import { Page } from './page.ts';
import { preventable } from './preventable.ts';
import type { Session } from './session.ts';

/** A place on the desktop. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a window was asked to be. */
export interface Options extends Partial<Bounds> {
  readonly fullscreen?: boolean;
  readonly autoHideMenuBar?: boolean;
  readonly webPreferences: { readonly session: Session; readonly preload?: string };
}

/** So long a process that is killed takes to go, in milliseconds. */
const DYING_MS = 100;

let ids = 0;

/** The double of a window's contents: it loads pages through its session. */
class WebContents extends EventEmitter {
  readonly id = ++ids;
  readonly session: Session;
  readonly preload: string | undefined;
  page: Page | null = null;
  loads = 0;
  url = '';
  windowOpen: ((details: { url: string }) => { action: string }) | null = null;

  constructor({ session, preload }: Options['webPreferences']) {
    super();
    this.session = session;
    this.preload = preload;
  }

  getURL(): string {
    return this.url;
  }

  /** As a page's print style would make it, of the paper it was asked for; null: it cannot be printed. */
  printed: Buffer | null = Buffer.from('%PDF-1.4 of a page');
  readonly prints: unknown[] = [];

  getTitle(): string {
    return 'Compliance: März – Wallclock';
  }

  async printToPDF(options: unknown): Promise<Buffer> {
    this.prints.push(options);
    if (this.printed === null) throw new Error('Failed to generate PDF');
    return this.printed;
  }

  debugged = false;

  isDevToolsOpened(): boolean {
    return this.debugged;
  }

  setWindowOpenHandler(handler: WebContents['windowOpen']): void {
    this.windowOpen = handler;
  }

  /** As in Electron, the process goes in its own time: what is loaded before it has gone goes with it. */
  forcefullyCrashRenderer(): void {
    setTimeout(() => this.die('killed'), DYING_MS);
  }

  /** The page's process is gone. */
  die(reason: string): void {
    this.page?.stop();
    this.page = null;
    this.emit('render-process-gone', {}, { reason, exitCode: 1 });
  }

  async load(url: string): Promise<void> {
    this.page?.stop();
    this.loads++;
    this.url = url;
    this.emit('did-start-loading');
    try {
      // An answer of any status is shown; only the lack of one is a failure.
      await this.session.ask(url, {});
    } catch (error) {
      this.emit('did-fail-load', {}, -2, (error as Error).message, url, true);
      throw error;
    }
    this.page = new Page(url, this.session, this.preload, this);
    this.emit('did-finish-load');
    // Walls and desks alike.
    void this.page.pollForEver();
  }
}

/** The double of a window. */
export class BrowserWindow extends EventEmitter {
  static onCreated: (window: BrowserWindow) => void = () => {};
  static onLastClosed: () => void = () => {};
  private static readonly open = new Set<BrowserWindow>();
  readonly options: Options;
  readonly webContents: WebContents;
  private bounds: Partial<Bounds>;
  private fullScreen: boolean;
  private destroyed = false;
  focuses = 0;

  constructor(options: Options) {
    super();
    const { x, y, width, height, fullscreen = false } = options;
    this.options = options;
    this.bounds = { x, y, width, height };
    this.fullScreen = fullscreen;
    this.webContents = new WebContents(options.webPreferences);
    BrowserWindow.open.add(this);
    BrowserWindow.onCreated(this);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.open];
  }

  /** The one that was made or focused last. */
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().at(-1) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url);
  }

  getBounds(): Partial<Bounds> {
    return this.bounds;
  }

  setBounds(bounds: Bounds): void {
    this.bounds = bounds;
  }

  isFullScreen(): boolean {
    return this.fullScreen;
  }

  setFullScreen(fullScreen: boolean): void {
    this.fullScreen = fullScreen;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  show(): void {}

  focus(): void {
    this.focuses++;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** As a person closes it. */
  close(): void {
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.webContents.page?.stop();
    BrowserWindow.open.delete(this);
    this.emit('closed');
    if (BrowserWindow.open.size === 0) BrowserWindow.onLastClosed();
  }
}
