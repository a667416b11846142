import { defineConfig } from '@playwright/test';

const libraries = process.env.WALLCLOCK_CHROMIUM_LIBRARIES;
const fonts = process.env.WALLCLOCK_CHROMIUM_FONTS;

/** The tests that drive a real browser: `e2e` against built pages and stations, `rt` against a real ticket server. */
export default defineConfig({
  workers: 1,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: process.env.WALLCLOCK_REPORT ?? 'test-results/report.json' }]],
  use: {
    viewport: { width: 1920, height: 1080 },
    launchOptions: {
      executablePath: process.env.WALLCLOCK_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      env: {
        ...(process.env as Record<string, string>),
        ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
        ...(fonts ? { FONTCONFIG_FILE: fonts } : {}),
      },
    },
  },
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    { name: 'rt', testDir: 'test/rt', timeout: 120_000 },
  ],
});
