import { existsSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { DEMO, test } from './desktop-test.ts';

test('it opens one wall, full screen on the primary display, in a sandbox, and serves it over app://', async ({
  folder,
  started,
}) => {
  const { app, window } = await started(null);
  expect(window.url).toBe('app://wallclock/?screen=display%201');
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

test('app:// answers its own origin only', async ({ started }) => {
  const { app, window } = await started(null);
  const url = 'app://wallclock/api/board?wait=0';
  expect((await app.askAs(window.id, 'app://wallclock', url)).status).toBe(200);
  expect((await app.askAs(window.id, 'https://example.net', url)).status).toBe(403);
  expect((await app.askAs(window.id, 'null', url)).status).toBe(403);
  expect((await app.askAs(window.id, 'app://wallclock', 'app://elsewhere/api/board?wait=0')).status).toBe(
    421,
  );
});

test('the preload transport shows the same walls through its one function, and no other page may use it', async ({
  started,
}) => {
  const { app, window } = await started(`${DEMO}desktop: { transport: preload }\n`);
  expect(window.preload).toMatch(/dist[\\/]main[\\/]preload\.cjs$/);
  const board = await app.ask(window.id, '/api/board?wait=0');
  expect(board.status).toBe(200);
  expect(JSON.parse(board.text)).toMatchObject({ full: true });
  const asked = { kind: 'ask', id: 'x', path: '/api/board?wait=0', method: 'GET', headers: [], body: null };
  await expect(app.askBridgeAs('https://example.net/', asked)).rejects.toThrow(/its own pages only/);
  await expect(app.askBridgeAs('app://elsewhere/', asked)).rejects.toThrow(/its own pages only/);
  await expect(app.askBridgeAs('app://wallclock/', asked, true)).rejects.toThrow(/its own pages only/);
  // Its polls are a heartbeat too.
  await app.freeze(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads, { timeout: 10_000 }).toBe(2);
});

test('the browsers’ door opens when it is wanted, and never answers under the name of the app’s own pages', async ({
  started,
}) => {
  const { desktop } = await started(`${DEMO}listen: { port: 0 }\ndesktop: { browserDoor: true }\n`);
  const url = /browsers are served at (http:\S+)/.exec(desktop.output())![1];
  expect((await fetch(`${url}/api/board?wait=0`)).status).toBe(200);
  const { host, hostname, port } = new URL(url);
  const status = (path: string, headers: Record<string, string>) =>
    new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
  const path = '/api/board?wait=0';
  expect(await status(path, { host })).toBe(200);
  expect(await status(path, { host: 'wallclock' })).toBe(421);
  expect(await status(`http://wallclock${path}`, { host })).toBe(421);
  expect(await status(`${url}${path}`, { host: 'wallclock' })).toBe(421);
  expect(await status(`app://wallclock${path}`, { host })).toBeGreaterThanOrEqual(400);
  expect(await status(path, { host, origin: 'app://wallclock' })).toBe(403);
});

test('without a sandbox it does not run, and says why', async ({ folder, start }) => {
  const desktop = start(null, { words: ['--no-sandbox', '--data', folder, '--demo'] });
  expect(await desktop.ended()).toBe(1);
  expect(desktop.output()).toMatch(/\[error box\] .*--no-sandbox takes the pages' sandbox away/);
  expect(existsSync(join(folder, 'demo'))).toBe(false);
});

test('what it keeps is for this user only', async ({ folder, started }) => {
  test.skip(process.platform === 'win32', 'has no such rights');
  const data = join(folder, 'data');
  await started(null, { words: ['--data', data, '--demo'] });
  const rights = (path: string) => (statSync(join(data, path)).mode & 0o777).toString(8);
  for (const path of ['.', 'demo', 'desktop']) expect(rights(path), path).toBe('700');
  const files = ['wallclock.sqlite', 'wallclock.sqlite-wal', 'wallclock.sqlite-shm', 'wallclock.lock'];
  for (const file of [...files, 'wallclock.lock.txt']) expect(rights(join('demo', file)), file).toBe('600');
});
