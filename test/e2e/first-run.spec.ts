import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { complaintsOf } from './wall-page.ts';

let home: string;
let file: string;
let station: StationProcess;
let complaints: string[];

test.beforeEach(async ({ page }) => {
  home = mkdtempSync(join(tmpdir(), 'wallclock-first-run-'));
  file = join(home, 'wallclock', 'wallclock.yaml');
  const environment = { HOME: home, XDG_CONFIG_HOME: home, APPDATA: home };
  station = await startStationProcess(null, environment, ['--port', '0', '--first-run']);
  complaints = complaintsOf(page);
  await page.goto(station.url);
  await expect(page.getByText('No data yet. This is not calm.')).toBeVisible();
});
test.afterEach(async () => {
  await station.remove();
  rmSync(home, { recursive: true, force: true });
});

const panel = (page: Page) => page.getByRole('region', { name: 'Connect a source' });

/** Writes the configuration and a table beside it, as a person does with an editor. */
function configure(yaml: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(join(dirname(file), 'addresses.csv'), 'id,text\nA1,"Søndergade 14, Skanderborg"\n');
  writeFileSync(file, yaml);
}
const TABLES = 'sources: [{ id: t, type: tables, title: Contracts, tables: { addresses: addresses.csv } }]\n';

test('nothing is connected, which no wall calls calm, and two keys lead on', async ({ page }) => {
  await expect(
    page.getByText('No source is connected, so no clock runs and no emergency can be known.'),
  ).toBeVisible();
  await expect(page.locator('.choices kbd')).toHaveText(['C', 'D']);
  await expect(page.locator('.choices')).toContainText('nothing leaves this machine');
  await expect(page.locator('header')).not.toContainText(/demo/i);
  await expect(page.locator('footer')).toContainText('sources none');
  await expect(page.getByText('Calendars ready')).toBeVisible();
  await expect(page.getByText('Agreements ready')).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.locator('.help')).toContainText('first run: where the configuration belongs');
  expect(existsSync(file)).toBe(false);
  expect(complaints).toEqual([]);
});

test('C says where the configuration belongs and writes one to begin with, all of it comments', async ({
  page,
}) => {
  await page.keyboard.press('c');
  await expect(panel(page)).toContainText(file);
  await expect(panel(page)).toContainText('A file to begin with was written there');
  const written = readFileSync(file, 'utf8');
  expect(written.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  expect(statSync(file).mode & 0o077).toBe(0);
  await expect(panel(page)).toContainText('no source is given: name at least one');
  await page.keyboard.press('C');
  await expect(panel(page)).toContainText('There is a file already. It was left as it is.');
  expect(readFileSync(file, 'utf8')).toBe(written);
  expect(complaints).toEqual([]);
});

test('a file that is there is never written over', async ({ page }) => {
  configure('sources: [] # mine\n');
  await page.keyboard.press('c');
  await expect(panel(page)).toContainText('It was left as it is.');
  expect(readFileSync(file, 'utf8')).toBe('sources: [] # mine\n');
});

test('what is wrong with the file is said while it is being mended; a good one is taken over by itself', async ({
  page,
}) => {
  configure(TABLES.replace('title', 'titel'));
  await expect(panel(page)).toContainText(
    "line 1, sources[0].titel: unknown key 'titel': did you mean 'title'?",
  );
  configure(TABLES.replace('addresses.csv', 'missing.csv'));
  await expect(panel(page)).toContainText(/✗ Contracts: .*missing\.csv/);
  configure(TABLES);
  await expect(page.locator('footer')).toContainText('Contracts', { timeout: 15_000 });
  await expect(page.locator('.choices kbd')).toHaveCount(0);
  expect(await (await fetch(`${station.url}/api/first-run`)).json()).toBeNull();
  // The keys mean nothing any more.
  await page.keyboard.press('d');
  configure(TABLES.replace('Contracts', 'Renamed'));
  await expect(page.locator('footer')).toContainText('Renamed', { timeout: 15_000 });
  await expect(page.locator('header')).not.toContainText(/demo/i);
  expect(complaints).toEqual([]);
});

test('D runs the demo in a data folder of its own; a good configuration takes its place', async ({
  page,
}) => {
  await page.keyboard.press('d');
  await expect(page.locator('header')).toContainText(/demo/i, { timeout: 15_000 });
  await expect(page.locator('footer')).toContainText('Demo', { timeout: 15_000 });
  expect(existsSync(join(station.folder, 'data', 'demo', 'wallclock.sqlite'))).toBe(true);
  expect((await fetch(`${station.url}/api/first-run/demo`, { method: 'POST' })).status).toBe(404);
  configure(TABLES);
  await expect(page.locator('footer')).toContainText('Contracts', { timeout: 15_000 });
  await expect(page.locator('header')).not.toContainText(/demo/i);
  expect(await station.stop()).toBe(0);
});

test('another site cannot start the demo', async () => {
  const foreign = { method: 'POST', headers: { origin: 'https://example.net' } };
  expect((await fetch(`${station.url}/api/first-run/demo`, foreign)).status).toBe(403);
});
