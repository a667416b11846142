import { type Browser, expect, type Page, test } from '@playwright/test';
import { SETTINGS } from './mock-board.ts';
import { type Scene, unconnectedScene } from './mock-data.ts';
import { fullAnswer, nothingNew, servePages } from './page-server.ts';
import { complaintsOf } from './wall-page.ts';

const file = '/home/noc/.config/wallclock/wallclock.yaml';
const scene: Scene = {
  ...unconnectedScene,
  entities: unconnectedScene.entities.map((entity) =>
    entity.kind === 'settings' ? { ...SETTINGS, firstRun: { configurationFile: file } } : entity,
  ),
};

/** Opens the first run as one frozen second; the station says these findings, or that there is no file yet. */
async function open(browser: Browser, height: number, findings: readonly string[] | null) {
  const server = await servePages(({ epoch }) => (epoch === '' ? fullAnswer(scene) : nothingNew(scene)));
  const context = await browser.newContext({
    viewport: { width: (height * 16) / 9, height },
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  await page.route('**/api/first-run', (route) =>
    route.fulfill({ json: { configurationFile: file, exists: findings !== null, findings: findings ?? [] } }),
  );
  await page.clock.install({ time: scene.now - 60_000 });
  await page.clock.pauseAt(scene.now);
  await page.goto(server.url);
  await page.locator('.choices').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const close = async () => {
    await context.close();
    await server.close();
    expect(complaints).toEqual([]);
  };
  return { page, close };
}

/** Where things stand, in thousandths of the height, so that every size of screen gives the same. */
async function places(page: Page) {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll('.unconnected h2, .unconnected p, .choices section, kbd, .thirds section'),
    ].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return [left, top, right, bottom].map((each) => Math.round((each / innerHeight) * 1000));
    }),
  );
}

test('the first run is one picture at every size, with nothing outside and nothing small', async ({
  browser,
}) => {
  const small = await open(browser, 1080, null);
  const large = await open(browser, 2160, null);
  await expect(small.page.locator('.choices')).toHaveText(
    'CConnect a sourceTicket system, fault desk or a CSV file. Read-only; nothing leaves this machine.' +
      'DRun the demoA made-up day with both agreements. Marked “DEMO” on every wall.',
  );
  await expect(small.page.locator('.panel b')).toHaveText(['–', '–', '–', '–']);
  await expect(small.page.locator('.next')).toContainText('not known');
  const here = await places(small.page);
  for (const [i, place] of (await places(large.page)).entries()) {
    for (const [j, edge] of place.entries())
      expect(Math.abs(edge - here[i][j]), `${i}`).toBeLessThanOrEqual(1);
  }
  for (const [left, top, right, bottom] of here) {
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(1778);
    expect(bottom).toBeLessThanOrEqual(1000);
  }
  await small.close();
  await large.close();
});

test('many findings stay within the wall, and the rest is counted', async ({ browser }) => {
  const findings = Array.from(
    { length: 9 },
    (_, i) =>
      `✗ ${file} line ${i + 1}, sources[${i}].titel: unknown key 'titel': ${'did you mean it? '.repeat(10)}`,
  );
  const { page, close } = await open(browser, 1080, findings);
  const said = page.getByRole('region', { name: 'Connect a source' });
  await expect(said.locator('li')).toHaveCount(5);
  await expect(said).toContainText('and 5 more');
  const room = await page.evaluate(() => {
    const { bottom } = document.querySelector('.connecting')!.getBoundingClientRect();
    return document.querySelector('footer')!.getBoundingClientRect().top - bottom;
  });
  expect(room).toBeGreaterThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  const sizes = await said
    .locator('h3, p, li')
    .evaluateAll((all) => all.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  await close();
});
