import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { DEMO, test } from './desktop-test.ts';

const display = (id: number, x: number) => ({ id, bounds: { x, y: 0, width: 1920, height: 1080 } });

test('walls follow the displays as they come and go', async ({ started }) => {
  const yaml = `${DEMO}desktop:\n  displays: [{ display: primary }, { display: 2, page: agreements }]\n`;
  const { app } = await started(yaml);
  const pages = async () =>
    (await app.state()).windows.map(({ url, bounds }) => [new URL(url).pathname, bounds.x]);
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

test('a changed configuration moves the walls at once; what has to wait is said', async ({
  folder,
  started,
}) => {
  const { app, desktop } = await started(`${DEMO}desktop: { fullScreen: false }\n`);
  expect((await app.state()).windows[0].fullScreen).toBe(false);
  writeFileSync(join(folder, 'wallclock.yaml'), `${DEMO}desktop: { fullScreen: true, transport: preload }\n`);
  await expect.poll(async () => (await app.state()).windows[0].fullScreen, { timeout: 10_000 }).toBe(true);
  expect(desktop.output()).toContain(' desktop.transport: counts from the next start\n');
});

test('the menu opens the desk in a window of its own, and closing the last window ends the app', async ({
  started,
}) => {
  const { desktop, app, window } = await started(null);
  expect((await app.state()).menu).toEqual([
    ['Wallclock', 'Save page as PDF…', 'quit'],
    ['Show', 'Walls', 'Agreements desk', '-', 'reload', 'togglefullscreen', 'toggleDevTools'],
    ['editMenu'],
  ]);
  await app.menu('Agreements desk');
  await app.menu('Agreements desk');
  const { windows } = await app.state();
  expect(windows.map(({ url, fullScreen }) => [url, fullScreen])).toEqual([
    ['app://wallclock/?screen=display%201', true],
    ['app://wallclock/agreements', false],
  ]);
  await app.closeWindow(windows[1].id);
  await app.closeWindow(window.id).catch(() => undefined);
  expect(await desktop.ended()).toBe(0);
});

test('the page in front is saved as a PDF where a person says, whole or not at all', async ({
  folder,
  started,
}) => {
  const { app } = await started(null);
  await app.menu('Agreements desk');
  await app.menu('Save page as PDF…');
  expect((await app.saved()).prints).toEqual([]);
  const file = join(folder, 'report.pdf');
  await app.saveTo(file);
  await app.menu('Save page as PDF…');
  await expect.poll(() => existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe('%PDF-1.4 of a page');
  const { asked, prints } = await app.saved();
  expect(asked[1]).toEqual({
    defaultPath: 'Compliance März – Wallclock.pdf',
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  expect(prints).toEqual([
    expect.objectContaining({
      ...{ pageSize: 'A4', printBackground: true, preferCSSPageSize: true, displayHeaderFooter: true },
      footerTemplate: expect.stringContaining('pageNumber'),
    }),
  ]);
  rmSync(file);
  await app.saveTo(file, false);
  await app.menu('Save page as PDF…');
  await expect
    .poll(async () => (await app.state()).errorBoxes)
    .toEqual([['The PDF could not be saved', 'Failed to generate PDF']]);
  expect(existsSync(file)).toBe(false);
});

test('walls that were closed come back from the menu', async ({ started }) => {
  const { app, window } = await started(null);
  await app.menu('Agreements desk');
  await app.closeWindow(window.id);
  await app.menu('Walls');
  expect((await app.state()).windows.map(({ url }) => url).sort()).toEqual([
    'app://wallclock/?screen=display%201',
    'app://wallclock/agreements',
  ]);
});

test('a wall that was led to a desk is brought back by the menu and by a second instance', async ({
  started,
}) => {
  const { app, window } = await started(null);
  const shown = async () => (await app.state()).windows.map(({ url, loads }) => [url, loads]);
  await app.go(window.id, '/agreements');
  // A display that changes is no reason to take the desk away from whoever sits at it.
  await app.displays([display(11, 0)], 'display-metrics-changed');
  expect(await shown()).toEqual([['app://wallclock/agreements', 2]]);
  await app.menu('Walls');
  expect(await shown()).toEqual([['app://wallclock/?screen=display%201', 3]]);
  await app.go(window.id, '/agreements');
  await app.secondInstance();
  expect(await shown()).toEqual([['app://wallclock/?screen=display%201', 5]]);
  // A wall that is one is not loaded again.
  await app.secondInstance();
  expect(await shown()).toEqual([['app://wallclock/?screen=display%201', 5]]);
});

test('a wall that was led to a desk and left alone for ten minutes is a wall again; a desk stays one', async ({
  started,
}) => {
  const { app, desktop, window } = await started(null);
  await app.menu('Agreements desk');
  const shown = async () => (await app.state()).windows.map(({ url }) => new URL(url).pathname);
  await app.go(window.id, '/agreements');
  await app.later(9 * 60_000);
  await app.click(window.id);
  await app.later(9 * 60_000);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(await shown()).toEqual(['/agreements', '/agreements']);
  await app.later(60_000);
  await expect.poll(shown, { timeout: 5_000 }).toEqual(['/', '/agreements']);
  expect(desktop.output()).toContain(
    'wall-1: it was led to /agreements and left alone; the walls are back\n',
  );
  expect(desktop.output()).not.toContain('silent');
});
