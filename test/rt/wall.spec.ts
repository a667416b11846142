import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ENGLISH } from './languages.ts';
import { type RtClient, rtClient } from './server/rt-client.ts';
import { type RtServer, startRt } from './server/server.ts';
import { type RtStation, startRtStation } from './station.ts';

const { words } = ENGLISH;

let rt: RtServer;
let station: RtStation;
let duty: RtClient;
let customer: RtClient;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-wall-'));
  writeFileSync(join(folder, 'customers.csv'), 'id,name\nC-1,Kestrel Hosting\nC-2,Heron Data\n');
  rt = await startRt();
  duty = rtClient(rt.url, rt.tokens.duty);
  customer = rtClient(rt.url, rt.tokens.customer1);
  const tables = { customers: join(folder, 'customers.csv') };
  station = await startRtStation(rt, {
    more: [{ id: 'crm', type: 'tables', tables, intervalSeconds: 10 }],
    source: { providers: ['aurologic'] },
    config: { oldAfterMinutes: 0.05 },
  });
});
test.afterAll(async () => {
  await station?.remove();
  await rt?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** An emergency of a customer, flagged a moment after its ticket was opened. */
async function flagged(customerId: string, subject: string): Promise<number> {
  const fields = { ...words.aurologic, ...words.unflagged, Service: 'IP-Transit', CustomerId: customerId };
  const id = await customer.createTicket('NOC', { subject, fields });
  await customer.setFields(id, words.flagged);
  return id;
}

const emergency = (page: Page, name: string) => page.getByRole('article', { name });
/** Berlin's time of day, as the wall writes it. */
const timeOf = (at: number) =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(at);

test('an emergency is on the wall within two polls, counts down, and goes when it is answered', async ({
  page,
}) => {
  await page.goto(station.url);
  await expect(page.getByText('RT tickets', { exact: true })).toBeVisible();
  const id = await flagged('C-1', 'BGP session down');
  const written = Date.now();
  const strip = emergency(page, 'Kestrel Hosting');
  await expect(strip).toBeVisible();
  // Two polls of a second, and the page's own question.
  expect(Date.now() - written).toBeLessThan(3000);
  await expect(strip).toContainText('BGP session down');
  const [{ dueAt }] = (await station.ticket(id))!.clocks;
  // Around midnight the weekday stands before it.
  await expect(strip).toContainText(new RegExp(`due (\\w+ )?${timeOf(dueAt!)}`));

  const countdown = strip.locator('.countdown');
  await expect(countdown).toHaveText(/^29m\d\ds$/);
  const before = await countdown.textContent();
  await expect(countdown).not.toHaveText(before!);

  await duty.reply(id, 'We are on it.');
  await expect(strip).toBeHidden();
});

test('without RT the wall says since when nothing is known, counts on, and heals by itself', async ({
  page,
}) => {
  await flagged('C-2', 'Rack without power');
  await page.goto(station.url);
  const strip = emergency(page, 'Heron Data');
  await expect(strip).toBeVisible();

  await rt.stop();
  const band = page.getByRole('status').filter({ hasText: 'RT tickets has not answered since' });
  await expect(band).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/^silent since \d\d:\d\d/)).toBeVisible();
  await expect(page.getByText(/connection refused; is RT running, and is url right\?/)).toBeVisible();
  const countdown = strip.locator('.countdown');
  const before = await countdown.textContent();
  await expect(countdown).not.toHaveText(before!);

  await rt.start();
  await expect(band).toBeHidden({ timeout: 20_000 });
  await expect(strip).toBeVisible();
});
