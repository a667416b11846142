import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { browserTests, check, finish, unitTests } from './steps.mjs';

/** All tests that need nothing but this machine: format and lint, types, unit and property tests, a real browser. */
const counts = [];
try {
  ensureInstalled();
  counts.push(check('format and lint', '@biomejs/biome/bin/biome', ['check', '.']));
  counts.push(check('types', 'typescript/bin/tsc', ['-b']));
  counts.push(unitTests());
  ensureBuilt();
  counts.push(browserTests('e2e', await findBrowser()));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  counts.push({ passed: 0, failed: 1 });
}
finish(counts);
