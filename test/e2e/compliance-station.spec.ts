import { expect, type Page, test } from '@playwright/test';
import type { ComplianceReport } from '../../src/compliance/report.ts';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { complaintsOf } from './wall-page.ts';

let station: StationProcess;
test.afterEach(() => station?.remove());

/** The agreement's own words, in quotes, that decided something in the ledger that is open. */
const sentences = (page: Page) => page.locator('.explain').getByText(/[“„][^”“]{10,}[”“]/);

test('a supervisor’s way on a running station: from a month’s attainment to the sentence that decided one breach', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  station = await startStationProcess('sources: [{ id: demo, type: demo }]\n');
  const reported = async () =>
    (await (await fetch(`${station.url}/api/compliance?months=3`)).json()) as ComplianceReport;
  // A month that is over, with breaches: nothing is settled in it meanwhile.
  const breachesIn = ({ attainment }: ComplianceReport, nth: number) =>
    attainment.reduce((sum, { months }) => sum + months[nth].breached, 0);
  await expect.poll(async () => breachesIn(await reported(), 1), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect(async () => {
    const before = JSON.stringify((await reported()).attainment);
    await page.waitForTimeout(1500);
    expect(JSON.stringify((await reported()).attainment)).toBe(before);
  }).toPass({ timeout: 40_000 });
  const report = await reported();
  const line = report.attainment.find(({ months }) => months[1].breached > 0)!;

  await page.goto(`${station.url}/desk/compliance?month=${report.months[1]}&provider=${line.provider}`);
  let clicks = 0;
  const click = async (target: ReturnType<Page['locator']>) => {
    clicks++;
    await target.click();
  };
  const behind = page.locator('.behind');
  await click(page.locator('.month').getByRole('link', { name: /%$/ }));
  await expect(behind.locator('h2').first()).toContainText('Breached');
  await click(behind.locator('tbody > tr:not(.row-detail)').first().getByRole('button').first());
  await expect(page.locator('.detail-ledger')).toContainText('Explain:');
  await click(page.locator('.detail').getByRole('link', { name: 'with this ledger' }));
  await expect(page).toHaveURL(/\/desk\/tickets\/demo:.*clock=/);
  await expect(sentences(page).first()).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(4);
  expect(complaints).toEqual([]);
});
