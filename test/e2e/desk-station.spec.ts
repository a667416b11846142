import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { complaintsOf } from './wall-page.ts';

let station: StationProcess;
test.afterEach(() => station?.remove());

const source = (title: string) => `sources:
  - id: contracts
    type: tables
    title: ${title}
    intervalSeconds: 10
    tables: { customers: customers.csv, addresses: addresses.csv, agreements: agreements.csv }
`;

/** Tables: one address with two agreements, one without any, and more than a page of others. */
function writeTables(folder: string): void {
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, `${name}.csv`), `${lines.join('\n')}\n`);
  write('customers', [
    'id;name;parentId;monthlyRevenueEur',
    'C1;Møllers Tømmerhandel;;',
    'C2;Aabyhøj Bageri;;',
  ]);
  write('addresses', [
    'id;text;lines',
    'A/1;Søndergade 14, 8660 Skanderborg;L-17|L-18',
    'A2;Ludvig Feilbergs Vej 9, 8230 Åbyhøj;',
    'A3;Nygade 12, 8370 Hadsten;',
    ...Array.from({ length: 60 }, (_, i) => `B${i};Vestergade ${i + 1}, 8000 Aarhus C;`),
  ]);
  write('agreements', [
    'addressId;customerId;tier;from;to',
    'A/1;C1;basis;2024-01-01;2090-01-01',
    'A/1;C1;pro;2090-01-01;',
    'A2;C2;pro;2020-01-01;',
    ...Array.from({ length: 60 }, (_, i) => `B${i};;basis;2020-01-01;`),
  ]);
}

test('a search finds a street however it is spelled, opens its address, and goes through the pages', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  station = await startStationProcess(source('Contracts').replace(/(\w+)\.csv/g, 'not-yet-$1.csv'));
  writeTables(station.folder);
  station.configure(source('Contracts'));
  await page.goto(`${station.url}/agreements`);
  const search = page.getByRole('searchbox');
  const rows = page.locator('.agreements tbody tr');
  const heading = page.locator('main h2').first();
  await expect(heading).toHaveText('64 agreements found in 63 addresses', { timeout: 20_000 });
  await expect(rows).toHaveCount(50);
  await page.getByRole('button', { name: 'Next 50' }).click();
  await expect(rows).toHaveCount(14);
  await page.getByRole('button', { name: 'First page' }).click();
  await expect(rows).toHaveCount(50);

  await search.fill('sonder');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(
    'Søndergade 14, 8660 SkanderborgMøllers TømmerhandelBasis1 Jan 2024',
  );
  await expect(page.locator('mark')).toHaveText(['Sønder', 'Sønder']);
  await search.fill('moellers');
  await expect(page.locator('mark')).toHaveText(['Møllers', 'Møllers']);
  await page.getByLabel('Tier').selectOption('Pro');
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  const address = page.getByRole('region', { name: /^Søndergade 14/ });
  await expect(address).toContainText('no fault was ever reported at this address');
  await expect(address).toContainText('Lines L-17, L-18');
  await expect(address).toContainText('Erhverv Support 87 92 55 75, key 2');
  await expect(address.locator('.contacts')).toContainText(/support(open|closed)/);

  // A link to it, and a reload, show the same.
  await page.reload();
  await expect(address).toContainText('Lines L-17, L-18');
  await expect(rows.first()).toHaveClass('is-selected');

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Tier').selectOption('none');
  await expect(rows).toHaveText([/^Nygade 12, 8370 Hadstennone––$/]);
  await page.getByLabel('Tier').selectOption('all');
  await page.getByLabel('Open fault').selectOption('open');
  await expect(page.getByText('No agreement matches.')).toBeVisible();
  await expect(page.getByRole('complementary').locator('.totals li')).toHaveText([
    '1Pro',
    '61Basis',
    '0with open faults',
    '0end within 30 days',
  ]);
  expect(complaints).toEqual([]);
});

test('what the station refuses is a sentence on the desk; an unknown desk is no page', async ({ page }) => {
  station = await startStationProcess('sources: [{ id: demo, type: demo }]\n');
  await page.goto(`${station.url}/agreements?on=2026-02-30`);
  await expect(page.locator('.desk-band').first()).toContainText(/is not a date that exists/);
  await expect(page.getByRole('banner')).toContainText('DEMO');
  expect((await page.goto(`${station.url}/contracts`))?.status()).toBe(404);
});

test('changed tables show by themselves; a stopped station is said, and its rows stay', async ({ page }) => {
  station = await startStationProcess(source('Contracts').replace(/(\w+)\.csv/g, 'not-yet-$1.csv'));
  writeTables(station.folder);
  station.configure(source('Contracts'));
  await page.goto(`${station.url}/agreements?q=nygade`);
  const rows = page.locator('.agreements tbody tr');
  await expect(rows).toHaveText([/none/], { timeout: 20_000 });
  writeFileSync(
    join(station.folder, 'agreements.csv'),
    'addressId;customerId;tier;from;to\nA/1;C1;basis;2024-01-01;2090-01-01\nA3;C2;pro;2020-01-01;\nA2;C2;pro;2020-01-01;\n' +
      Array.from({ length: 60 }, (_, i) => `B${i};;basis;2020-01-01;\n`).join(''),
  );
  await expect(rows).toHaveText([/Nygade 12, 8370 HadstenAabyhøj BageriPro1 Jan 2020open-ended/], {
    timeout: 20_000,
  });
  station.pause();
  await expect(page.locator('.desk-band')).toContainText('The station has not answered since', {
    timeout: 6000,
  });
  await expect(rows).toHaveCount(1);
  station.resume();
  await expect(page.locator('.desk-band')).toHaveCount(0, { timeout: 10_000 });
});
