import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { browserTests, finish } from './steps.mjs';

/**
 * The whole way from a real ticket server to the wall in a real browser, and e-mail to a real mail server; fetches both
 * where they are missing.
 */
const SERVERS = [
  ['rt', 'Request Tracker'],
  ['mail', 'The mail server'],
];
const counts = [];
try {
  ensureInstalled();
  for (const [room, name] of SERVERS) {
    const install = join(root, 'test', room, 'server', 'install.mjs');
    const done = spawnSync(process.execPath, [install], { stdio: 'inherit' });
    if (done.status !== 0) throw new Error(`${name} could not be installed: see the message above`);
  }
  ensureBuilt();
  const browser = await findBrowser();
  for (const [room] of SERVERS) counts.push(browserTests(room, browser));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  counts.push({ passed: 0, failed: 1 });
}
finish(counts);
