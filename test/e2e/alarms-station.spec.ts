import { expect, test } from '@playwright/test';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { complaintsOf } from './wall-page.ts';

let station: StationProcess;
test.afterEach(() => station?.remove());

test('on a running station: a test alarm is counted apart, and a note is there for the next shift', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  station = await startStationProcess('sources: [{ id: demo, type: demo }]\n');
  const post = (path: string, body: object) =>
    fetch(`${station.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await post('alarms/test', { screen: 'Wall <1>' })).status).toBe(201);
  await page.goto(`${station.url}/desk/alarms`);
  const tests = page.getByRole('row', { name: /^Test alarms, apart/ }).first();
  await tests.getByRole('link').first().click();
  await expect(page.locator('.behind h2 span')).toHaveText('1 alarm');
  await expect(page.locator('.alarm-rows tbody tr')).toContainText('test by Wall <1>');
  await page.getByRole('link', { name: 'Duty roster' }).click();
  await expect(page.getByRole('region', { name: /^Duty roster/ })).toBeVisible();

  await page.goto(`${station.url}/desk/tickets`);
  await page.locator('.open-clocks .rows a').first().click();
  const notes = page.getByRole('region', { name: 'Hand-over notes' });
  await notes.getByText('Write a note').click();
  await notes.getByLabel('Note for the next shift').fill('Ask for the key at the gate.');
  await notes.getByRole('textbox').last().fill('Ida Holm');
  await notes.getByRole('button', { name: 'Keep the note' }).click();
  await expect(notes.locator('.note-text')).toHaveText('Ask for the key at the gate.');
  await page.goto(`${station.url}/desk/tickets`);
  await expect(page.getByRole('region', { name: /^Hand-over/ }).locator('.note-text')).toHaveText(
    'Ask for the key at the gate.',
  );
  expect(complaints).toEqual([]);
});
