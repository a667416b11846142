import { defineConfig } from '@playwright/test';
import { chromium } from './test/chromium.ts';

/** The tests that drive a real browser: `e2e` against built pages and stations, `rt` against a real ticket server. */
export default defineConfig({
  workers: 1,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: process.env.WALLCLOCK_REPORT ?? 'test-results/report.json' }]],
  use: { viewport: { width: 1920, height: 1080 }, launchOptions: chromium(process.env) },
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    { name: 'rt', testDir: 'test/rt', timeout: 120_000 },
  ],
});
