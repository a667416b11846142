import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { listen } from '../../main/cli/listen.ts';
import { configuration } from '../../main/configuration/configuration.ts';
import { printedPage } from '../../main/print/printed-page.ts';
import { openReadStation } from '../../main/read-station.ts';
import type { ComplianceReport } from '../../src/compliance/report.ts';
import { pdfText } from '../pdf-text.ts';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { printingChromium } from './printing-chromium.ts';

const chromium = printingChromium();
let station: StationProcess | null = null;
let folder = '';

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-test-'));
});
test.afterEach(async () => {
  await station?.remove();
  station = null;
  rmSync(folder, { recursive: true, force: true });
});

/** A page that tells the totals of a report, as the station's own pages are: its script is a file of the station. */
const PAGE =
  '<!doctype html><html lang="en"><title>Compliance</title><body><pre id="told"></pre><script type="module" src="/told.js"></script>';
const SCRIPT = `
const report = await (await fetch('/api/compliance?months=2')).json();
const board = await (await fetch('/api/board?wait=0')).json();
const { met, breached } = report.inPeriod.tally;
document.getElementById('told').textContent = [
  met + ' of ' + (met + breached) + ' met',
  ...report.attainment.map(({ kind, tier, total }) => kind + ' ' + tier + ' ' + total.met + ' of ' + (total.met + total.breached)),
  ...report.inPeriod.apart.map(({ standing, reason, clocks }) => standing + ' ' + reason + ' ' + clocks),
  ...board.sources.map(({ title, lastAnswerAt }) => title + ' answered ' + new Date(lastAnswerAt).toISOString()),
].join('\\n');
document.documentElement.dataset.ready = 'report';
`;

test('what is printed beside a running station is what it answers: totals, kinds, and what is counted apart', async () => {
  station = await startStationProcess('sources: [{ id: demo, type: demo, title: Øresund }]\n');
  const ask = async () =>
    (await (await fetch(`${station!.url}/api/compliance?months=2`)).json()) as ComplianceReport;
  await expect.poll(async () => (await ask()).inPeriod.tally.met, { timeout: 20_000 }).toBeGreaterThan(0);
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), PAGE);
  writeFileSync(join(pages, 'told.js'), SCRIPT);
  const { CALENDARS, PROVIDERS } = await import('../../src/providers/providers.ts');
  let hosts: readonly string[] = [];
  const read = await openReadStation({
    ...{
      config: configuration.parse({ sources: [{ id: 'demo', type: 'demo', title: 'Øresund' }] }),
      folder,
      pages,
    },
    ...{ rules: { terms: [...PROVIDERS.values()], calendars: CALENDARS }, now: Date.now },
    ...{ file: join(station.folder, 'data', 'demo', 'wallclock.sqlite'), hosts: () => hosts },
    say: (sentence) => {
      throw new Error(sentence);
    },
  });
  const door = await listen(read, '127.0.0.1', 0, false);
  hosts = door.hosts;
  try {
    const before = await ask();
    const signal = new AbortController().signal;
    const isRoot = process.getuid?.() === 0;
    const pdf = await printedPage({ chromium, url: `${door.url}/`, timeLimit: 20_000, isRoot, signal });
    const after = await ask();
    const text = pdfText(pdf).join(' ');
    // The station goes on meanwhile.
    const told = ({ inPeriod, attainment }: ComplianceReport) => {
      const { met, breached } = inPeriod.tally;
      return [
        `${met} of ${met + breached} met`,
        ...attainment.map(
          ({ kind, tier, total }) => `${kind} ${tier} ${total.met} of ${total.met + total.breached}`,
        ),
        ...inPeriod.apart.map(({ standing, reason, clocks }) => `${standing} ${reason} ${clocks}`),
      ];
    };
    const all = [before, after].map(told).filter((lines) => lines.every((line) => text.includes(line)));
    expect(all.length, text).toBeGreaterThan(0);
    expect(text).toMatch(/Øresund answered 20\d\d-/);
    expect(text).toContain('Compliance 1 / ');
    for (const path of ['reason-codes', 'views']) {
      const refused = await fetch(`${door.url}/api/desk/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      expect(refused.status).toBe(403);
    }
  } finally {
    await door.close();
    await read.stop();
  }
});
