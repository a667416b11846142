import { expect, test } from '@playwright/test';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { complaintsOf } from './wall-page.ts';

let station: StationProcess;
test.afterEach(() => station?.remove());

test('the demo’s day back and forth: the whole board, a wall, play, and back to now', async ({ page }) => {
  const complaints = complaintsOf(page);
  station = await startStationProcess('sources: [{ id: demo, type: demo }]\n');
  await page.goto(`${station.url}/desk/review`);
  const clocks = page.locator('.open-clocks').getByRole('link');
  await expect(clocks.first()).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.span-notes')).toContainText(/events? from/);
  await clocks.first().click();
  await expect(page).toHaveURL(/ticket=demo%3A/);
  await page.getByRole('button', { name: 'Earlier event' }).click();
  await expect(page.locator('.review-instant')).toContainText('Nothing here is live');
  await expect(page.locator('.here')).toContainText('you are here');
  const instant = page.locator('.review-instant b');
  const before = await instant.textContent();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(instant).not.toHaveText(before!);
  await expect(clocks.first()).toBeVisible();
  await expect(page.locator('.open-clocks')).toHaveAttribute('aria-busy', 'false');
  for (const wall of ['Emergencies', 'Clocks', 'Windows', 'Agreements']) {
    await page.getByRole('navigation', { name: 'Shown' }).getByRole('link', { name: wall }).click();
    await expect(page.frameLocator('iframe').locator('h1')).toContainText(wall);
    const shown = (await instant.textContent())!;
    await expect(page.frameLocator('iframe').locator('.now time')).toHaveText(shown.slice(-8));
  }
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.waitForTimeout(2500);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.locator('.review')).toHaveClass(/is-live/);
  expect(complaints).toEqual([]);
  // The station had just begun: of an hour ago it knows today, and knew nothing then.
  await page.goBack();
  await page.getByRole('radio', { name: 'as it was known then' }).check();
  await expect(page.locator('.review-body > .desk-band')).toContainText(
    /This station knew nothing before \w{3} \d+ \w{3} \d{4} \d\d:\d\d:\d\d\./,
  );
  await expect(clocks).toHaveCount(0);
  await page.getByRole('button', { name: 'Go there' }).click();
  await expect(page.locator('.review-body > .desk-band')).toHaveCount(0);
});
