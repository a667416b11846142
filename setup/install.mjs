import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Installs the packages the lock file names, unless they are there already. Says what it does on stderr. */
export function ensureInstalled() {
  installIn(root, 'packages (about a minute)', []);
}

/** Installs the libraries that the engine is measured against: they are in bench/ and belong to nothing else. */
export function ensurePeersInstalled() {
  installIn(join(root, 'bench'), 'the libraries to compare with', ['--ignore-scripts']);
}

function installIn(folder, what, options) {
  const stamp = join(folder, 'node_modules', '.wallclock-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`Installing ${what} …\n`);
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...options], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    throw new Error('npm ci failed: see its message above. Is the npm registry within reach?');
  }
  writeFileSync(stamp, wanted);
}
