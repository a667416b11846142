import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

/** Builds the installers of the desktop app for this system into `release/`. Downloads Electron and the tools for it. */
try {
  ensureInstalled();
  ensureBuilt();
  process.stderr.write('Building installers for this system; Electron and their tools are downloaded …\n');
  const words = ['--config', 'electron.config.ts', '--publish', 'never', ...process.argv.slice(2)];
  const done = spawnSync(node24(), [join(root, 'node_modules', 'electron-builder', 'cli.js'), ...words], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(),
  });
  process.exitCode = done.status ?? 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
