import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { ipcMain } from './ipc.ts';
import { Notification } from './notification.ts';
import type { Asked } from './page.ts';
import { preventable } from './preventable.ts';
import { type MenuItem, powerMonitor, saving, screen, seen, type TestDisplay } from './system.ts';

const windowOf = (id: number) => {
  const found = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === id);
  if (!found) throw new Error(`there is no window ${id}`);
  return found;
};

async function told(response: Response) {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.text(),
  };
}

/** Emits an event whose default may be prevented; answers whether it was. */
function prevented(
  emitter: { emit(name: string, ...values: unknown[]): boolean },
  name: string,
  ...more: unknown[]
) {
  const [first, ...rest] = more;
  const event = preventable(typeof first === 'object' && first !== null ? first : {});
  emitter.emit(name, event, ...rest);
  return event.defaultPrevented;
}

/** What a test may do to the app, as a person, the system or a page would. Values are plain data. */
export const controls = {
  state: () => ({
    ready: app.ready,
    paths: app.paths,
    switches: app.switches,
    schemes: seen.schemes,
    blockers: seen.blockers,
    errorBoxes: seen.errorBoxes,
    external: seen.external,
    menu: seen.menu.map(({ label, role, submenu = [] }) => [
      label ?? role,
      ...submenu.map((item) => item.label ?? item.role ?? '-'),
    ]),
    windows: BrowserWindow.getAllWindows().map((window) => {
      const { session, preload, ...preferences } = window.options.webPreferences;
      const { webContents } = window;
      return {
        id: webContents.id,
        partition: session.partition,
        preload: preload ?? null,
        preferences: { ...preferences } as Record<string, unknown>,
        autoHideMenuBar: window.options.autoHideMenuBar,
        bounds: window.getBounds(),
        fullScreen: window.isFullScreen(),
        focuses: window.focuses,
        url: webContents.url,
        loads: webContents.loads,
        polls: webContents.page?.polls ?? 0,
      };
    }),
  }),
  /** Asks as the page of a window does. */
  ask: async (id: number, path: string, asked?: Asked) =>
    told(await windowOf(id).webContents.page!.ask(path, asked)),
  /** Asks as another origin's page would, if one came into the session. */
  askAs: async (id: number, initiator: string, url: string) =>
    told(await windowOf(id).webContents.session.ask(url, {}, initiator)),
  /** Asks through IPC as a frame of another address would. */
  askBridgeAs: (url: string, value: unknown, inner = false) => {
    const senderFrame = { url, parent: inner ? { url: 'app://wallclock/', parent: null } : null };
    return ipcMain.invoke('fetch', { sender: { id: 1 }, senderFrame }, value);
  },
  navigate: (id: number, url: string) =>
    prevented(windowOf(id).webContents, 'will-frame-navigate', { url, isMainFrame: true }),
  redirect: (id: number, url: string) => prevented(windowOf(id).webContents, 'will-redirect', { url }),
  /** A page goes to another of the station's pages by itself, as by a key. */
  go: (id: number, path: string) => windowOf(id).webContents.load(`app://wallclock${path}`),
  debug: (id: number) => {
    windowOf(id).webContents.debugged = true;
  },
  /** So much time goes by at once, in milliseconds. */
  later: (ms: number) => {
    const now = performance.now.bind(performance);
    performance.now = () => now() + ms;
  },
  click: (id: number) => void windowOf(id).webContents.emit('input-event', {}, { type: 'mouseUp' }),
  open: (id: number, url: string) => windowOf(id).webContents.windowOpen!({ url }).action,
  attachWebview: (id: number) => prevented(windowOf(id).webContents, 'will-attach-webview'),
  permission: (id: number, permission: string) => {
    const { session } = windowOf(id).webContents;
    let granted: boolean | null = null;
    session.permissionRequest!(null, permission, (answer) => (granted = answer));
    return { request: granted, check: session.permissionCheck!(null, permission) };
  },
  device: (id: number, event: string) => {
    const { session } = windowOf(id).webContents;
    let chosen: unknown = 'nothing was chosen';
    const choose = (what?: unknown) => {
      chosen = what ?? '';
    };
    const refused =
      event === 'select-serial-port'
        ? prevented(session, event, {}, [], null, choose)
        : prevented(session, event, {}, {}, choose);
    return { refused, chosen, permitted: session.devicePermission!() };
  },
  bluetooth: (id: number) => {
    const { webContents } = windowOf(id);
    let chosen: unknown = 'nothing was chosen';
    const refused = prevented(
      webContents,
      'select-bluetooth-device',
      {},
      [{ deviceId: 'x' }],
      (what: string) => {
        chosen = what;
      },
    );
    let confirmed: boolean | null = null;
    webContents.session.pairing!({}, (answer) => (confirmed = answer.confirmed));
    return { refused, chosen, confirmed };
  },
  /** What a page is given that asks for a screen to record. */
  capture: (id: number) => {
    let streams: unknown = 'nothing was answered';
    windowOf(id).webContents.session.capture!({}, (given) => (streams = given));
    return streams;
  },
  /** Whether a download is refused. */
  download: (id: number, url: string, clicked: boolean) =>
    prevented(
      windowOf(id).webContents.session,
      'will-download',
      {},
      { getURL: () => url, hasUserGesture: () => clicked },
    ),
  outside: (id: number) => {
    const { session } = windowOf(id).webContents;
    let cancelled: boolean | undefined;
    session.beforeRequest!({}, ({ cancel }) => (cancelled = cancel));
    return { urls: session.outside, cancelled };
  },
  displays: (displays: readonly TestDisplay[], event: string) => {
    screen.displays = displays;
    screen.emit(event, {}, displays[0]);
  },
  crash: (id: number) => windowOf(id).webContents.die('crashed'),
  freeze: (id: number) => windowOf(id).webContents.page!.stop(),
  unresponsive: (id: number) => void windowOf(id).emit('unresponsive'),
  closeWindow: (id: number) => windowOf(id).close(),
  secondInstance: () => void app.emit('second-instance', {}, [], '/'),
  /** Windows ends the session; answers whether it is told to wait. */
  session: (id: number, event: 'query-session-end' | 'session-end') =>
    prevented(windowOf(id), event, { reasons: ['shutdown'] }),
  power: (event: string) => prevented(powerMonitor, event),
  menu: (label: string) => {
    const find = (items: readonly MenuItem[]): MenuItem | undefined =>
      items.find((item) => item.label === label) ??
      items.map(({ submenu }) => find(submenu ?? [])).find((item) => item !== undefined);
    find(seen.menu)!.click!();
  },
  /** Where the next file is to be saved, and whether the page can be printed. */
  saveTo: (path: string | null, canPrint = true) => {
    saving.path = path;
    if (!canPrint) for (const { webContents } of BrowserWindow.getAllWindows()) webContents.printed = null;
  },
  saved: () => ({
    asked: saving.asked,
    prints: BrowserWindow.getAllWindows().flatMap(({ webContents }) => webContents.prints),
  }),
  /** The notifications that were shown, and a click on the last one. */
  notifications: () => Notification.shown.map(({ options }) => options),
  clickNotification: () => void Notification.shown.at(-1)!.emit('click', {}),
  fail: () => void setTimeout(() => Promise.reject(new Error('nobody foresaw this')), 0),
  quit: () => app.quit(),
};
export type Controls = typeof controls;
