import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import type { BoardAnswer } from '../../src/boards/board.ts';
import { startStationProcess } from '../station-process.ts';

const COMMAND =
  process.env.WALLCLOCK_COMMAND ?? fileURLToPath(new URL('../../dist/main/wallclock.js', import.meta.url));
const NODE = process.env.WALLCLOCK_NODE ?? process.execPath;

let folder: string;
let copy: string;
let opened: ChildProcess | null = null;
let url = '';

const digest = () => createHash('sha256').update(readFileSync(copy)).digest('hex');

/** A copy of a running station that is gone when it is opened, on a machine that knows no configuration. */
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-review-'));
  copy = join(folder, 'copy.sqlite');
  const station = await startStationProcess(null);
  try {
    await expect
      .poll(
        async () => {
          const board = (await (await fetch(`${station.url}/api/board`)).json()) as BoardAnswer;
          return (
            board.sources[0].lastAnswerAt !== null && board.changed.some(({ kind }) => kind === 'ticket')
          );
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    const words = ['backup', copy, '--demo', '--data', join(station.folder, 'data')];
    const { status, stdout, stderr } = spawnSync(NODE, [COMMAND, ...words], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('verified');
  } finally {
    await station.remove();
  }
  const environment = { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  opened = spawn(NODE, [COMMAND, 'open', copy, '--port', '0', '--no-open'], { env: environment });
  let output = '';
  for (const stream of [opened.stdout!, opened.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  await expect
    .poll(() => /serves (http:\S+)/.exec(output)?.[1] ?? output, { timeout: 30_000 })
    .toMatch(/^http:/);
  url = /serves (http:\S+)/.exec(output)![1];
  expect(output).toMatch(/^A COPY from \S+ as of \S+Z, of the DEMO; nothing is written to it\./);
});

test.afterAll(async () => {
  if (opened && opened.exitCode === null) {
    opened.kill('SIGINT');
    const [status] = await once(opened, 'exit');
    expect(status).toBe(0);
  }
  rmSync(folder, { recursive: true, force: true });
});

/** A page that tells what it complained of on its console. */
function listening(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  return complaints;
}

const SAID = /COPY of \w{3} \d+ \w+ \d{4} \d\d:\d\d, \d+ [sm] old\./;

test('every wall says that it is a copy, looks old, and keeps its place under the band', async ({ page }) => {
  const complaints = listening(page);
  await page.goto(url);
  await expect(page.locator('.band')).toBeVisible();
  for (const [i, wall] of ['Emergencies', 'Clocks', 'Windows', 'Agreements'].entries()) {
    await page.keyboard.press(String(i + 1));
    await expect(page.locator('h1')).toContainText(wall);
    await expect(page.locator('.band')).toHaveCount(1);
    await expect(page.locator('.band')).toContainText(SAID);
    await expect(page.locator('.picture')).toHaveClass(/is-old/);
    await expect(page.locator('header .demo')).toHaveText('DEMO');
    await expect(page.locator('footer')).toContainText(/as of \d\d:\d\d/);
    await expect(page.getByText(/has not answered since/)).toHaveCount(0);
    expect(
      await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
});

test('no emergency, and no old data, keeps a reader from the wall he asked for', async ({ page }) => {
  await page.goto(url);
  await expect(page.locator('.band')).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.locator('h1')).toContainText('Windows');
  await expect(page.locator('footer .word')).toHaveText(/^next in/);
});

test('every desk says it, in both themes, and stands at the instant of the copy', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const complaints = listening(page);
  for (const path of ['/agreements', '/desk/tickets']) {
    await page.goto(url + path);
    await expect(page.locator('.copy-band')).toContainText(SAID);
    await page.getByRole('button', { name: /theme$/ }).click();
    await expect(page.locator('.copy-band')).toBeVisible();
    expect(
      await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    ).toBeLessThanOrEqual(0);
  }
  await page.locator('.open-clocks .rows a').first().click();
  await expect(page.locator('.review-mark')).toHaveText('Review');
  await expect(page.locator('.review')).toContainText('the instant of the copy. Nothing here is live');
  await expect(page.locator('.event').first()).toBeVisible();
  await expect(page.locator('.desk-band')).toHaveCount(0);
  await page.getByRole('button', { name: 'Earlier event' }).click();
  await expect(page.locator('.review')).toContainText(/before the copy\. Nothing here is live/);
  await page.getByRole('button', { name: 'Back to the copy' }).click();
  await expect(page.locator('.review')).toContainText('the instant of the copy. Nothing here is live');
  expect(complaints).toEqual([]);
});

test('played up to the instant of the copy it stops there', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const complaints = listening(page);
  await page.goto(`${url}/desk/review`);
  const live = 'the instant of the copy. Nothing here is live';
  await expect(page.locator('.review-instant')).toContainText(live);
  const asked: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) asked.push(`${response.status()} ${response.url()}`);
  });
  await page.getByRole('button', { name: 'Earlier event' }).click();
  await expect(page.locator('.review-instant')).toContainText(/before the copy\. Nothing here is live/);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '600×' });
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.locator('.review-instant')).toContainText(live, { timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Play' })).toBeDisabled();
  await expect(page).not.toHaveURL(/[?&]at=/);
  expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
});

test('the review and the compliance desk know that now is the copy', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const complaints = listening(page);
  await page.goto(`${url}/desk/review`);
  await expect(page.locator('.review-mark')).toHaveText('Review');
  await expect(page.locator('.review-instant')).toContainText(
    'the instant of the copy. Nothing here is live',
  );
  await expect(page.locator('.open-clocks h2')).toContainText('Board as of the copy');
  await expect(page.locator('.now-label')).toHaveText('copy');
  await expect(page.locator('.desk-top .source b').first()).toHaveText(/^as of \d\d:\d\d$/);
  await page.getByRole('button', { name: 'Earlier event' }).click();
  await expect(page.locator('.review-instant')).toContainText(/before the copy\. Nothing here is live/);
  await page.getByRole('button', { name: 'Back to the copy' }).click();
  await page.getByRole('navigation', { name: 'Shown' }).getByRole('link', { name: 'Clocks' }).click();
  await expect(page.locator('figcaption')).toContainText('Clocks wall of the copy');
  await page.goto(`${url}/desk/compliance`);
  await expect(page.locator('.on-copy')).toHaveText('This is a copy: save views at the station itself.');
  await expect(page.getByRole('button', { name: 'Save view' })).toHaveCount(0);
  const breach = page.locator('.behind tbody tr').first().getByRole('button');
  await expect(breach).toBeVisible();
  await breach.click();
  await expect(page.locator('.codes')).toContainText('This is a copy: give codes at the station itself');
  await expect(page.getByRole('button', { name: 'Give this code' })).toHaveCount(0);
  await test.info().attach('compliance', { body: await page.screenshot(), contentType: 'image/png' });
  expect(complaints).toEqual([]);
});

test('nothing is written to it', async ({ request }) => {
  const before = digest();
  const refused = await request.post(`${url}/api/first-run/demo`);
  expect(refused.status()).toBe(405);
  expect((await refused.json()).error).toContain('this is a copy, open for review');
  expect(digest()).toBe(before);
});

test('a wrong word, and a file that is no copy, are said', () => {
  const run = (...words: string[]) => spawnSync(NODE, [COMMAND, 'open', ...words], { encoding: 'utf8' });
  expect(run()).toMatchObject({
    status: 2,
    stderr: 'open needs a copy, a file that wallclock backup made\n',
  });
  expect(run(join(folder, 'none'))).toMatchObject({
    status: 1,
    stderr: `there is no file ${join(folder, 'none')}\n`,
  });
  expect(run(copy, '--port', 'x')).toMatchObject({
    status: 1,
    stderr: '--port x is not a port: say a number up to 65535\n',
  });
});
