import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { attainmentText } from '../../src/compliance/attainment.ts';
import type { ChargeReport } from '../../src/compliance/charges.ts';
import type { ComplianceReport } from '../../src/compliance/report.ts';
import { pdfText } from '../pdf-text.ts';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { printingChromium } from './printing-chromium.ts';

const COMMAND =
  process.env.WALLCLOCK_COMMAND ?? fileURLToPath(new URL('../../dist/main/wallclock.js', import.meta.url));

let station: StationProcess | null = null;
test.afterEach(async () => {
  await station?.remove();
  station = null;
});

test('the command prints the desk’s own page: its totals are those of the JSON that it writes beside it', async () => {
  station = await startStationProcess('sources: [{ id: demo, type: demo, title: Øresund }]\n');
  const asked = async () => (await fetch(`${station!.url}/api/compliance?months=3`)).json();
  const met = async () => ((await asked()) as ComplianceReport).inPeriod.tally.met;
  await expect.poll(met, { timeout: 20_000 }).toBeGreaterThan(100);
  // From then on nothing is settled, so both are of the same verdicts.
  await station.stop();
  const [json, pdf] = ['report.json', 'report.pdf'].map((name) => join(station!.folder, name));
  const words = ['report', '--config', join(station.folder, 'wallclock.yaml'), '--months', '3'];
  const files = ['--data', join(station.folder, 'data'), '--json', json, '--pdf', pdf];
  const environment = { ...process.env, WALLCLOCK_CHROMIUM: printingChromium() };
  const node = process.env.WALLCLOCK_NODE ?? process.execPath;
  const said = await promisify(execFile)(node, [COMMAND, ...words, ...files], { env: environment });
  expect(said).toEqual({ stdout: '', stderr: '' });
  const { figures, charges } = JSON.parse(readFileSync(json, 'utf8')) as {
    figures: ComplianceReport;
    charges: ChargeReport;
  };
  const pages = pdfText(readFileSync(pdf));
  // A narrow column breaks a word after its hyphen.
  const text = pages.join(' ').replaceAll('- ', '-');
  const { tally, apart } = figures.inMonth;
  expect(text).toContain(`${tally.met} of ${tally.met + tally.breached} met ${tally.breached} breached`);
  expect(text).toContain(`${attainmentText(tally)} %`);
  for (const { total } of figures.attainment) {
    expect(text).toContain(`${attainmentText(total)} ${total.met} of ${total.met + total.breached}`);
  }
  for (const standing of ['excused', 'void'] as const) {
    const clocks = apart.filter((one) => one.standing === standing).reduce((sum, one) => sum + one.clocks, 0);
    if (clocks > 0) expect(text).toContain(`${standing} ${clocks}`);
  }
  for (const { version, clocks } of figures.terms)
    expect(text).toContain(`${version.slice(0, 12)} (${clocks} clocks)`);
  for (const words of ['met ÷ (met + breached)', 'Europe/Copenhagen', 'Øresund', `1 / ${pages.length}`])
    expect(text).toContain(words);
  expect(text).toContain((charges.totals.cents / 100).toFixed(2));
  expect(existsSync(`${pdf}.partial`)).toBe(false);
});
