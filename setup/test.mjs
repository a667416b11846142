import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { electronToTest } from './electron.mjs';
import { ensureInstalled } from './install.mjs';
import { browserTests, check, finish, unitTests } from './steps.mjs';

/**
 * All tests that need nothing but this machine: format and lint, types, unit and property tests, a real browser, the
 * desktop app with a double of Electron, and with Electron itself where that is installed. Downloads nothing.
 */
const counts = [];
try {
  ensureInstalled();
  counts.push(check('format and lint', '@biomejs/biome/bin/biome', ['check', '.']));
  counts.push(check('types', 'typescript/bin/tsc', ['-b']));
  counts.push(unitTests());
  ensureBuilt();
  counts.push(browserTests('e2e', await findBrowser()));
  counts.push(browserTests('desktop', {}));
  const electron = electronToTest();
  counts.push(browserTests('electron', electron));
  if (electron.WALLCLOCK_NO_ELECTRON) {
    process.stdout.write(`SKIPPED: the desktop app in Electron itself: ${electron.WALLCLOCK_NO_ELECTRON}\n`);
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  counts.push({ passed: 0, failed: 1 });
}
finish(counts);
