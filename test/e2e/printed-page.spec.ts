// A page on paper: drawn by a real browser, which leaves nothing behind, whatever happens.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { printedPage } from '../../main/print/printed-page.ts';
import { pdfText } from '../pdf-text.ts';
import { printingChromium } from './printing-chromium.ts';

const chromium = printingChromium();
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('wallclock-print-'));
const before = profiles();
const browsers = () =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('wallclock-print-')).length;
const browsersBefore = browsers();

let servers: Server[] = [];

test.afterEach(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  servers = [];
  expect(profiles()).toEqual(before);
  expect(browsers()).toBe(browsersBefore);
});

/** Serves one page on this machine. */
async function served(html: string): Promise<string> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/compliance?print=1`;
}

const print = async (html: string, more: Partial<Parameters<typeof printedPage>[0]> = {}) =>
  printedPage({
    chromium,
    url: await served(html),
    timeLimit: 20_000,
    isRoot: process.getuid?.() === 0,
    signal: new AbortController().signal,
    ...more,
  });

const LATE = `<!doctype html><html><title>Compliance, March 2026</title><body><p id=p>not yet</p><script>
setTimeout(() => { document.getElementById('p').textContent = 'Søndergade 14, Straße, “97.1 %” 236 of 243';
document.documentElement.dataset.ready = 'report' }, 300)</script>
<div style="break-before:page">second page; =cmd|' /C calc'!A0</div></body></html>`;

test('the page is printed on A4 once it is drawn, with its title and numbers of pages', async () => {
  const pdf = await print(LATE);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  const pages = pdfText(pdf);
  expect(pages).toHaveLength(2);
  expect(pages[0]).toContain('Søndergade 14, Straße, “97.1 %” 236 of 243');
  expect(pages[0]).toContain('Compliance, March 2026 1 / 2');
  expect(pages[1]).toContain("second page; =cmd|' /C calc'!A0");
  expect(pages[1]).toContain('2 / 2');
});

test('a page that is never drawn, or fails, is said, and there is no PDF', async () => {
  await expect(print('<html>nothing</html>', { timeLimit: 1_500 })).rejects.toThrow(
    'the report was not drawn within 1.5 s, so there is no PDF',
  );
  await expect(print('<script>throw new Error("no numbers")</script>')).rejects.toThrow(
    "the report's page failed: Error: no numbers",
  );
  await expect(print(LATE, { url: 'http://127.0.0.1:1/' })).rejects.toThrow(
    "the report's page could not be opened",
  );
  await expect(print(LATE, { url: 'http://example.org/' })).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
});

test('what is given up ends at once', async () => {
  const given = new AbortController();
  const printing = print('<html>nothing</html>', { signal: given.signal });
  setTimeout(() => given.abort(), 500);
  await expect(printing).rejects.toThrow('the printing was given up');
});

test('a browser that cannot start says why', async () => {
  await expect(print(LATE, { chromium: '/nowhere/chromium' })).rejects.toThrow(
    '/nowhere/chromium could not be started: spawn /nowhere/chromium ENOENT',
  );
  if (process.platform === 'win32') return;
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-test-'));
  const broken = join(folder, 'chromium');
  writeFileSync(
    broken,
    '#!/bin/sh\necho "error while loading shared libraries: libnss3.so" >&2\nexit 127\n',
    {
      mode: 0o755,
    },
  );
  await expect(print(LATE, { chromium: broken })).rejects.toThrow(
    /chromium ended by itself \(127\): error while loading shared libraries: libnss3.so/,
  );
  rmSync(folder, { recursive: true });
});
