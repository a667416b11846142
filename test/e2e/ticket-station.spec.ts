import { expect, test } from '@playwright/test';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { complaintsOf } from './wall-page.ts';

let station: StationProcess;
test.afterEach(() => station?.remove());

test('a ticket of the demo: from its clock to why it is due, back in time, and to now', async ({ page }) => {
  const complaints = complaintsOf(page);
  station = await startStationProcess('sources: [{ id: demo, type: demo }]\n');
  await page.goto(`${station.url}/desk/tickets`);
  const clocks = page.getByRole('navigation', { name: 'Open clocks' });
  const first = clocks.getByRole('link').first();
  await expect(first).toBeVisible({ timeout: 20_000 });
  await first.click();
  await expect(page).toHaveURL(/\/desk\/tickets\/demo:/);
  await expect(page.locator('#explained')).toContainText('Explain:');
  await expect(page.locator('.stretches tbody tr').first()).toBeVisible();
  await expect(page.locator('.event').first()).toContainText('opened');
  await expect(page.locator('.terms')).toContainText('Terms of');
  await page.getByRole('button', { name: 'Earlier event' }).click();
  await expect(page.locator('.here')).toContainText('you are here');
  await page.reload();
  await expect(page.locator('.here')).toContainText('you are here');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.locator('.review')).toHaveClass('review is-live');
  await expect(page.locator('#explained')).toContainText('Explain:');
  expect(complaints).toEqual([]);
});
