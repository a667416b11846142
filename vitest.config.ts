import { defineConfig } from 'vitest/config';

/** Unit and property tests; those that drive a browser or a real ticket server are Playwright's. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/rt/**', 'node_modules/**'],
    setupFiles: ['test/quiet-console.ts', 'test/property-cases.ts'],
    // Two cores: property tests keep both busy, more workers only wait.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
