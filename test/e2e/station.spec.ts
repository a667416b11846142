import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type StationProcess, startStationProcess } from '../station-process.ts';

/** A page that tells what it complained of on its console. */
async function listening(page: Page, url: string): Promise<string[]> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url);
  return complaints;
}

let station: StationProcess;
test.afterEach(() => station?.remove());

test('without a configuration it is the demo, and every wall says so', async ({ page }) => {
  station = await startStationProcess(null);
  expect(station.output()).toContain('DEMO');
  const complaints = await listening(page, station.url);
  for (const key of ['1', '2']) {
    await page.keyboard.press(key);
    await expect(page.locator('header')).toContainText(/demo/i);
    await expect(page.locator('footer')).toContainText('Demo');
  }
  expect(complaints).toEqual([]);
});

test('a stopped station shows within five seconds, the clocks go on, and it heals by itself', async ({
  page,
}) => {
  station = await startStationProcess(null);
  await listening(page, station.url);
  await expect(page.locator('footer')).toContainText('Demo');
  const silent = page.getByText(/station has not answered/i);
  await expect(silent).toHaveCount(0);
  station.pause();
  await expect(silent).toBeVisible({ timeout: 5_000 });
  const time = page.locator('.now time');
  const before = await time.textContent();
  await expect(time).not.toHaveText(before ?? '', { timeout: 3_000 });
  station.resume();
  await expect(silent).toHaveCount(0, { timeout: 5_000 });
});

test('Ctrl-C ends it with status 0, and the same data is there again at the next start', async ({ page }) => {
  station = await startStationProcess(null);
  await listening(page, station.url);
  await expect(page.locator('footer')).toContainText('Demo');
  expect(await station.stop()).toBe(0);
  await station.start();
  await expect(page.getByText(/station has not answered/i)).toHaveCount(0, { timeout: 10_000 });
});

test('a taken port is passed over for the next free one', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  station = await startStationProcess(
    `listen: { port: ${port} }\nsources: [{ id: demo, type: demo }]\n`,
    {},
    [],
  );
  expect(Number(new URL(station.url).port)).toBeGreaterThan(port);
  taken.close();
});

test('a changed configuration counts at once; a wrong one is refused with the reason, and the old one stays', async ({
  page,
}) => {
  const yaml = (title: string) => `sources: [{ id: demo, type: demo, title: ${title} }]\n`;
  station = await startStationProcess(yaml('First'));
  await listening(page, station.url);
  await expect(page.locator('footer')).toContainText('First');
  station.configure(yaml('Second'));
  await expect(page.locator('footer')).toContainText('Second', { timeout: 10_000 });
  station.configure(yaml('Third').replace('title', 'titel'));
  await expect.poll(() => station.output()).toContain("unknown key 'titel': did you mean 'title'?");
  expect(station.output()).toContain('the change is refused, the old configuration stays');
  await expect(page.locator('footer')).toContainText('Second');
});

test('a second station on the same data is refused with a sentence', async () => {
  station = await startStationProcess(null);
  await expect(startStationProcess(null, {}, ['--data', `${station.folder}/data`])).rejects.toThrow(
    /another Wallclock \(process \d+\) holds the database in .*: stop it, or start this one with --data/,
  );
});

test('what is wrong with a source stands on the screen in full, with what to do', async ({ page }) => {
  station = await startStationProcess(
    'sources: [{ id: t, type: tables, title: Contracts, tables: { agreements: agreements.csv } }]\n',
  );
  writeFileSync(join(station.folder, 'agreements.csv'), 'addressId,teir,from,to\nA1,basis,2020-01-01,\n');
  station.configure(
    'sources: [{ id: t, type: tables, title: Contracts, intervalSeconds: 10, tables: { agreements: agreements.csv } }]\n',
  );
  const complaints = await listening(page, station.url);
  await expect(page.locator('footer')).toContainText('Contracts fails: press S');
  await page.keyboard.press('s');
  const panel = page.getByRole('region', { name: 'Sources' });
  await expect(panel).toContainText("agreements.csv line 1: the column 'tier' is missing");
  await expect(panel).toContainText("did you mean 'tier'?");
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  expect(complaints).toEqual([]);
});
