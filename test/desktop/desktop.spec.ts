import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takeLock } from '../../main/database/lock.ts';
import { type DesktopProcess, type DesktopStart, startDesktop } from './desktop-process.ts';

let folder: string;
let running: DesktopProcess[] = [];
const servers: Server[] = [];

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-desktop-'));
  running = [];
});
test.afterEach(async () => {
  for (const one of running) {
    one.kill();
    await one.ended();
  }
  for (const server of servers.splice(0)) server.close().closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the app on a data folder of its own; with a configuration, or the demo. */
function start(yaml: string | null, more: Partial<DesktopStart> = {}): DesktopProcess {
  const config = join(folder, 'wallclock.yaml');
  if (yaml !== null) writeFileSync(config, yaml);
  const words = ['--data', folder, ...(yaml === null ? ['--demo'] : ['--config', config])];
  const one = startDesktop({ words, ...more });
  running.push(one);
  return one;
}

/** Starts it and waits for its first window to poll the board. */
async function started(yaml: string | null, more: Partial<DesktopStart> = {}) {
  const desktop = start(yaml, more);
  await expect
    .poll(async () => (await desktop.app.state()).windows[0]?.polls ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(0);
  const [window] = (await desktop.app.state()).windows;
  return { desktop, app: desktop.app, window };
}

const DEMO = 'sources: [{ id: demo, type: demo }]\n';

test('it opens one wall, full screen on the primary display, in a sandbox, and serves it over app://', async () => {
  const { app, window } = await started(null);
  expect(window.url).toBe('app://wallclock/');
  expect(window).toMatchObject({
    fullScreen: true,
    autoHideMenuBar: true,
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    preload: null,
    preferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
      devTools: true,
    },
  });
  const page = await app.ask(window.id, '/');
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)![1];
  expect(await app.ask(window.id, script)).toMatchObject({ status: 200 });
  const board = await app.ask(window.id, '/api/board?wait=0');
  expect(board.status).toBe(200);
  expect(JSON.parse(board.text).changed).toContainEqual(
    expect.objectContaining({ kind: 'settings', demo: true }),
  );
  expect((await app.ask(window.id, '/api/nothing')).status).toBe(404);
  const state = await app.state();
  expect(state.schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
  expect(state.switches).toEqual({ 'autoplay-policy': 'no-user-gesture-required' });
  expect(state.blockers).toEqual(['prevent-display-sleep']);
  expect(state.paths.userData).toBe(join(folder, 'desktop'));
  expect(state.errorBoxes).toEqual([]);
});

test('it quits in order: status 0, and the lock is let go', async () => {
  const { desktop, app } = await started(null);
  await app.quit().catch(() => undefined);
  expect(await desktop.ended()).toBe(0);
  takeLock(join(folder, 'demo'))();
});

test('a request to terminate is a quit too', async () => {
  const { desktop } = await started(null);
  desktop.kill('SIGTERM');
  expect(await desktop.ended()).toBe(0);
});

test('a quit during a sync finishes the transaction under way and waits for no slow source', async () => {
  // Addresses enough for a transaction that takes a while; the second table never answers.
  const rows = Array.from({ length: 15_000 }, (_, i) => `A${i},Street ${i}\n`);
  writeFileSync(join(folder, 'addresses.csv'), `id,text\n${rows.join('')}`);
  const asked = Promise.withResolvers<void>();
  const server = createServer(() => asked.resolve());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { desktop, app } = await started(
    [
      'sources:',
      '  - { id: quick, type: tables, title: Quick, tables: { addresses: addresses.csv } }',
      `  - { id: slow, type: tables, title: Slow, tables: { addresses: 'http://127.0.0.1:${port}/a.csv' } }`,
      '',
    ].join('\n'),
  );
  await asked.promise;
  const before = Date.now();
  await app.quit().catch(() => undefined);
  expect(await desktop.ended()).toBe(0);
  expect(Date.now() - before).toBeLessThan(20_000);
  takeLock(folder)();
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(join(folder, 'wallclock.sqlite'), { readonly: true });
  const facts = db.prepare("SELECT count(*) FROM facts WHERE source = 'quick'").pluck().get() as number;
  const cursors = db.prepare("SELECT count(*) FROM cursors WHERE source = 'quick'").pluck().get() as number;
  db.close();
  // All or nothing: the facts are there exactly when the cursor behind them is.
  expect([0, 15_000]).toContain(facts);
  expect(cursors > 0).toBe(facts > 0);
});

test('a second instance ends at once, and the first one brings its walls to the front', async () => {
  const { app, window } = await started(null);
  const second = start(null, { environment: { DOUBLE_INSTANCE: 'second' } });
  expect(await second.ended()).toBe(0);
  expect(second.output()).toContain('runs already');
  await app.secondInstance();
  expect((await app.state()).windows).toMatchObject([{ id: window.id, focuses: window.focuses + 1 }]);
});

test('a data folder that another Wallclock holds is said in a sentence, with status 1', async () => {
  const release = takeLock(folder);
  const desktop = start('sources: [{ id: t, type: tables, tables: { addresses: a.csv } }]\n');
  expect(await desktop.ended()).toBe(1);
  expect(desktop.output()).toMatch(
    /\[error box\] Wallclock could not start: another Wallclock \(process \d+\) holds the database/,
  );
  release();
});

test('a configuration that is wrong is said with line and remedy, with status 1', async () => {
  const desktop = start(`${DEMO}desktop: { fulScreen: false }\n`);
  expect(await desktop.ended()).toBe(1);
  expect(desktop.output()).toMatch(
    /line 2, desktop.fulScreen: unknown key 'fulScreen': did you mean 'fullScreen'\?/,
  );
});

test('nothing leads out: navigation, windows, webviews, permissions, devices, downloads, networks', async () => {
  const { desktop, app, window } = await started(null);
  const { id } = window;
  for (const url of [
    'https://example.net/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'app://wallclock.evil/',
    'data:text/html,x',
  ]) {
    expect(await app.navigate(id, url), url).toBe(true);
    expect(await app.redirect(id, url), url).toBe(true);
  }
  expect(await app.navigate(id, 'app://wallclock/agreements')).toBe(false);
  expect(desktop.output()).toContain('wanted to go to https://example.net/: refused');

  expect(await app.open(id, 'https://tickets.example.net/1')).toBe('deny');
  expect((await app.state()).external).toEqual([]);
  await app.click(id);
  expect(await app.open(id, 'https://tickets.example.net/1')).toBe('deny');
  expect(await app.open(id, 'file:///etc/passwd')).toBe('deny');
  expect(await app.open(id, 'javascript:alert(1)')).toBe('deny');
  expect(await app.navigate(id, 'https://tickets.example.net/2')).toBe(true);
  expect((await app.state()).external).toEqual([
    'https://tickets.example.net/1',
    'https://tickets.example.net/2',
  ]);

  expect(await app.attachWebview(id)).toBe(true);
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'usb',
    'openExternal',
    'clipboard-read',
  ]) {
    expect(await app.permission(id, permission), permission).toEqual({ request: false, check: false });
  }
  expect(await app.permission(id, 'fullscreen')).toEqual({ request: true, check: true });
  for (const [event, chosen] of [
    ['select-hid-device', ''],
    ['select-usb-device', ''],
    ['select-serial-port', ''],
  ]) {
    expect(await app.device(id, event), event).toEqual({ refused: true, chosen, permitted: false });
  }
  expect(await app.download(id)).toBe(true);
  const outside = await app.outside(id);
  expect(outside.cancelled).toBe(true);
  expect(outside.urls).toEqual(
    expect.arrayContaining(['http://*/*', 'https://*/*', 'ws://*/*', 'file://*/*']),
  );
});

test('app:// answers its own origin only', async () => {
  const { app, window } = await started(null);
  const url = 'app://wallclock/api/board?wait=0';
  expect((await app.askAs(window.id, 'app://wallclock', url)).status).toBe(200);
  expect((await app.askAs(window.id, 'https://example.net', url)).status).toBe(403);
  expect((await app.askAs(window.id, 'null', url)).status).toBe(403);
  expect((await app.askAs(window.id, 'app://wallclock', 'app://elsewhere/api/board?wait=0')).status).toBe(
    421,
  );
});

const display = (id: number, x: number) => ({ id, bounds: { x, y: 0, width: 1920, height: 1080 } });

test('walls follow the displays as they come and go', async () => {
  const yaml = `${DEMO}desktop:\n  displays: [{ display: primary }, { display: 2, page: agreements }]\n`;
  const { app } = await started(yaml);
  const pages = async () =>
    (await app.state()).windows.map(({ url, bounds }) => [url.slice('app://wallclock'.length), bounds.x]);
  expect(await pages()).toEqual([['/', 0]]);
  await app.displays([display(11, 0), display(12, 1920)], 'display-added');
  expect(await pages()).toEqual([
    ['/', 0],
    ['/agreements', 1920],
  ]);
  await app.displays([display(11, 0), display(12, 2560)], 'display-metrics-changed');
  expect((await pages())[1]).toEqual(['/agreements', 2560]);
  await app.displays([display(11, 0)], 'display-removed');
  expect(await pages()).toEqual([['/', 0]]);
  // Another display in place of the only one: never a moment without a window, which would end the app.
  await app.displays([display(13, 0)], 'display-removed');
  expect(await pages()).toEqual([['/', 0]]);
  await app.displays([], 'display-removed');
  expect(await pages()).toEqual([['/', 0]]);
});

test('a changed configuration moves the walls at once', async () => {
  const { app } = await started(`${DEMO}desktop: { fullScreen: false }\n`);
  expect((await app.state()).windows[0].fullScreen).toBe(false);
  writeFileSync(join(folder, 'wallclock.yaml'), `${DEMO}desktop: { fullScreen: true }\n`);
  await expect.poll(async () => (await app.state()).windows[0].fullScreen, { timeout: 10_000 }).toBe(true);
});

test('a page that dies is loaded again at once, and then after longer pauses', async () => {
  const { desktop, app, window } = await started(null);
  await app.crash(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads).toBe(2);
  await app.crash(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads, { timeout: 5_000 }).toBe(3);
  expect(desktop.output()).toMatch(/its page is gone \(crashed\); loading the page again\n/);
  expect(desktop.output()).toMatch(/its page is gone \(crashed\); loading the page again in 1 s\n/);
});

test('a page that stands still is loaded again after three seconds of silence', async () => {
  const { desktop, app, window } = await started(null);
  const before = Date.now();
  await app.freeze(window.id);
  await expect
    .poll(async () => (await app.state()).windows[0].loads, { timeout: 10_000, intervals: [100] })
    .toBe(2);
  expect(Date.now() - before).toBeGreaterThan(1_900);
  expect(Date.now() - before).toBeLessThan(6_500);
  expect(desktop.output()).toContain('its page is silent; loading the page again');
  await expect.poll(async () => (await app.state()).windows[0].polls).toBeGreaterThan(1);
  // One that polls is left alone.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect((await app.state()).windows[0].loads).toBe(2);
});

test('a page that does not respond is loaded again, once', async () => {
  const { app, window } = await started(null);
  await app.unresponsive(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await app.state()).windows[0].loads).toBe(2);
});

test('sleep is no silence: after waking a page has time to be heard again', async () => {
  const { desktop, app, window } = await started(null);
  await app.freeze(window.id);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await app.power('suspend');
  await app.power('resume');
  await new Promise((resolve) => setTimeout(resolve, 4_500));
  expect((await app.state()).windows[0].loads).toBe(1);
  expect(desktop.output()).toContain('the machine woke up');
});

test('a shutdown of the machine waits for the end of the app', async () => {
  const { desktop, app } = await started(null);
  const waits = app.power('shutdown').catch(() => true);
  expect(await waits).toBe(true);
  expect(await desktop.ended()).toBe(0);
});

test('the menu opens the desk in a window of its own, and closing the last window ends the app', async () => {
  const { desktop, app, window } = await started(null);
  expect((await app.state()).menu).toEqual([
    ['Wallclock', 'quit'],
    ['Show', 'Walls', 'Agreements desk', '-', 'reload', 'togglefullscreen'],
    ['editMenu'],
  ]);
  await app.menu('Agreements desk');
  await app.menu('Agreements desk');
  const { windows } = await app.state();
  expect(windows.map(({ url, fullScreen }) => [url, fullScreen])).toEqual([
    ['app://wallclock/', true],
    ['app://wallclock/agreements', false],
  ]);
  await app.closeWindow(windows[1].id);
  await app.closeWindow(window.id).catch(() => undefined);
  expect(await desktop.ended()).toBe(0);
});

test('walls that were closed come back from the menu', async () => {
  const { app, window } = await started(null);
  await app.menu('Agreements desk');
  await app.closeWindow(window.id);
  await app.menu('Walls');
  expect((await app.state()).windows.map(({ url }) => url).sort()).toEqual([
    'app://wallclock/',
    'app://wallclock/agreements',
  ]);
});

test('what nobody foresaw is said, and ends with status 70', async () => {
  const { desktop, app } = await started(null);
  await app.fail();
  expect(await desktop.ended()).toBe(70);
  expect(desktop.output()).toMatch(/unexpected: Error: nobody foresaw this/);
});

test('the preload transport shows the same walls through its one function, and no other page may use it', async () => {
  const { app, window } = await started(`${DEMO}desktop: { transport: preload }\n`);
  expect(window.preload).toMatch(/dist[\\/]main[\\/]preload\.cjs$/);
  const board = await app.ask(window.id, '/api/board?wait=0');
  expect(board.status).toBe(200);
  expect(JSON.parse(board.text)).toMatchObject({ full: true });
  const asked = { kind: 'ask', id: 'x', path: '/api/board?wait=0', method: 'GET', headers: [], body: null };
  await expect(app.askBridgeAs('https://example.net/', asked)).rejects.toThrow(/its own pages only/);
  await expect(app.askBridgeAs('app://elsewhere/', asked)).rejects.toThrow(/its own pages only/);
  // Its polls are a heartbeat too.
  await app.freeze(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads, { timeout: 10_000 }).toBe(2);
});

test('the browsers’ door opens when it is wanted, and never answers under the name of the app’s own pages', async () => {
  const { desktop } = await started(`${DEMO}listen: { port: 0 }\ndesktop: { browserDoor: true }\n`);
  const url = /browsers are served at (http:\S+)/.exec(desktop.output())![1];
  expect((await fetch(`${url}/api/board?wait=0`)).status).toBe(200);
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    const asked = request(`${url}/api/board?wait=0`, { headers: { host: 'wallclock' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('error', reject).end();
  });
  expect(status).toBe(421);
});

test('installed and not configured, it waits for its configuration, or runs the demo when asked', async () => {
  const environment = { DOUBLE_PACKAGED: 'yes', HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder };
  const one = startDesktop({ words: ['--data', join(folder, 'data')], environment });
  running.push(one);
  const { app } = one;
  await expect
    .poll(async () => (await app.state()).windows[0]?.polls ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(0);
  const [{ id, preferences }] = (await app.state()).windows;
  expect(preferences.devTools).toBe(false);
  const file = join(folder, 'wallclock', 'wallclock.yaml');
  const settings = async () => {
    const { changed } = JSON.parse((await app.ask(id, '/api/board?wait=0')).text);
    return changed.find(({ kind }: { kind: string }) => kind === 'settings');
  };
  expect(await settings()).toMatchObject({ demo: false, firstRun: { configurationFile: file } });
  const report = async () => JSON.parse((await app.ask(id, '/api/first-run')).text);
  expect(await report()).toEqual({ configurationFile: file, exists: false, findings: [] });
  expect((await app.ask(id, '/api/first-run/demo', { method: 'POST' })).status).toBe(202);
  await expect.poll(settings, { timeout: 10_000 }).toMatchObject({ demo: true, firstRun: null });
  expect(await report()).toBeNull();
  mkdirSync(join(folder, 'wallclock'));
  writeFileSync(join(folder, 'wallclock', 'a.csv'), 'id,text\nA1,Somewhere\n');
  writeFileSync(
    file,
    'sources: [{ id: t, type: tables, title: Contracts, tables: { addresses: a.csv } }]\ndesktop: { fullScreen: false }\n',
  );
  await expect.poll(settings, { timeout: 15_000 }).toMatchObject({ demo: false, firstRun: null });
  await expect.poll(async () => (await app.state()).windows[0].fullScreen).toBe(false);
  await app.quit().catch(() => undefined);
  expect(await one.ended()).toBe(0);
});
