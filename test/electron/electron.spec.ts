import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';

const root = join(import.meta.dirname, '../..');
const binary = process.env.WALLCLOCK_ELECTRON;
const why = process.env.WALLCLOCK_NO_ELECTRON ?? 'WALLCLOCK_ELECTRON names no binary';

// What is skipped has not passed: the run says so, with the reason.
test.skip(!binary, why);

let folder: string;
let app: ElectronApplication;
let page: Page;
const complaints: string[] = [];

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-electron-'));
  app = await _electron.launch({ executablePath: binary, args: [root, '--demo', '--data', folder] });
  page = await app.firstWindow();
  complaints.length = 0;
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
});
test.afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the walls are shown from app://, full screen, and without Node', async () => {
  await expect(page.locator('footer')).toContainText('Demo', { timeout: 20_000 });
  await expect(page.locator('header')).toContainText(/demo/i);
  expect(page.url()).toBe('app://wallclock/');
  const node = await page.evaluate(() => [
    typeof (globalThis as { process?: unknown }).process,
    typeof (globalThis as { require?: unknown }).require,
  ]);
  expect(node).toEqual(['undefined', 'undefined']);
  const full = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].isFullScreen());
  expect(full).toBe(true);
  expect(complaints).toEqual([]);
});

test('the second hand moves, and a page that is caught in a loop is loaded again', async () => {
  await expect(page.locator('footer')).toContainText('Demo', { timeout: 20_000 });
  const time = page.locator('.now time');
  const before = await time.textContent();
  await expect(time).not.toHaveText(before ?? '', { timeout: 3_000 });
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    }, 0);
  });
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.isCrashed()))
    .toBe(false);
  await expect(async () => {
    const [window] = app.windows().slice(-1);
    await expect(window.locator('footer')).toContainText('Demo', { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
});

test('nothing leads out of the app', async () => {
  await expect(page.locator('footer')).toContainText('Demo', { timeout: 20_000 });
  await page.evaluate(() => {
    location.href = 'https://example.net/';
  });
  const opened = await page.evaluate(() => window.open('https://example.net/') === null);
  expect(opened).toBe(true);
  const permission = await page.evaluate(
    async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
  );
  expect(permission).toBe('denied');
  await page.waitForTimeout(500);
  expect(page.url()).toBe('app://wallclock/');
  expect(app.windows()).toHaveLength(1);
});

test('it quits in order', async () => {
  await expect(page.locator('footer')).toContainText('Demo', { timeout: 20_000 });
  const child = app.process();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await app.evaluate(({ app: running }) => running.quit());
  expect(await ended).toBe(0);
});
