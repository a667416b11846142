import { expect } from '@playwright/test';
import { test } from './desktop-test.ts';

test('a page that dies is loaded again at once, and then after longer pauses', async ({ started }) => {
  const { desktop, app, window } = await started(null);
  await app.crash(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads).toBe(2);
  await app.crash(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads, { timeout: 5_000 }).toBe(3);
  expect(desktop.output()).toMatch(/its page is gone \(crashed\); loading the page again\n/);
  expect(desktop.output()).toMatch(/its page is gone \(crashed\); loading the page again in 1 s\n/);
});

test('a page that stands still is loaded again after three seconds of silence', async ({ started }) => {
  const { desktop, app, window } = await started(null);
  const before = Date.now();
  await app.freeze(window.id);
  await expect
    .poll(async () => (await app.state()).windows[0].loads, { timeout: 10_000, intervals: [100] })
    .toBe(2);
  expect(Date.now() - before).toBeGreaterThan(1_900);
  expect(Date.now() - before).toBeLessThan(6_500);
  expect(desktop.output()).toContain('its page is silent; loading the page again\n');
  await expect.poll(async () => (await app.state()).windows[0].polls).toBeGreaterThan(1);
  // One that polls is left alone.
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect((await app.state()).windows[0].loads).toBe(2);
  // One freeze is one failure: one line, and no longer pause.
  expect(desktop.output().match(/loading the page again/g)).toHaveLength(1);
});

test('a desk to which a wall was led is watched too', async ({ started }) => {
  const { app, window } = await started(null);
  await app.go(window.id, '/agreements');
  await expect.poll(async () => (await app.state()).windows[0].polls).toBeGreaterThan(0);
  await app.freeze(window.id);
  await expect
    .poll(async () => (await app.state()).windows[0], { timeout: 10_000 })
    .toMatchObject({ loads: 3, url: 'app://wallclock/?screen=display%201' });
});

test('a page that is being debugged stands still on purpose', async ({ started }) => {
  const { app, window } = await started(null);
  await app.debug(window.id);
  await app.unresponsive(window.id);
  await app.freeze(window.id);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  expect((await app.state()).windows[0].loads).toBe(1);
});

test('a page that does not respond is loaded again, once', async ({ started }) => {
  const { desktop, app, window } = await started(null);
  await app.unresponsive(window.id);
  await expect.poll(async () => (await app.state()).windows[0].loads).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await app.state()).windows[0].loads).toBe(2);
  expect(desktop.output().match(/loading the page again.*/g)).toEqual(['loading the page again']);
});

test('sleep is no silence: after waking a page has time to be heard again', async ({ started }) => {
  const { desktop, app, window } = await started(null);
  await app.freeze(window.id);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await app.power('suspend');
  await app.power('resume');
  await new Promise((resolve) => setTimeout(resolve, 4_500));
  expect((await app.state()).windows[0].loads).toBe(1);
  expect(desktop.output()).toContain('the machine woke up');
});
