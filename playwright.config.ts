import { defineConfig } from '@playwright/test';
import { chromium } from './test/chromium.ts';

/**
 * The tests of what was built: `e2e` drives a real browser, `desktop` the desktop app with a double of Electron,
 * `electron` the same with the real one where it is installed, `rt` everything against a real ticket server,
 * `mail` e-mail against a real mail server.
 */
export default defineConfig({
  workers: 1,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: process.env.WALLCLOCK_REPORT ?? 'test-results/report.json' }]],
  use: { viewport: { width: 1920, height: 1080 }, launchOptions: chromium(process.env) },
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    { name: 'desktop', testDir: 'test/desktop', testMatch: '**/*.spec.ts' },
    { name: 'electron', testDir: 'test/electron' },
    { name: 'rt', testDir: 'test/rt', timeout: 120_000 },
    { name: 'mail', testDir: 'test/mail' },
  ],
});
