import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { browserTests, finish } from './steps.mjs';

/** The whole way from a real ticket server to the wall in a real browser; installs the server where it is missing. */
const counts = [];
try {
  ensureInstalled();
  const install = join(root, 'test', 'rt', 'server', 'install.mjs');
  const done = spawnSync(process.execPath, [install], { stdio: 'inherit' });
  if (done.status !== 0) throw new Error('Request Tracker could not be installed: see the message above');
  ensureBuilt();
  counts.push(browserTests('rt', await findBrowser()));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  counts.push({ passed: 0, failed: 1 });
}
finish(counts);
