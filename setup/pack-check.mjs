import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

/** Packs the desktop app with a dummy in place of Electron, and checks what is in the package and that it runs. */
try {
  ensureInstalled();
  ensureBuilt();
  const done = spawnSync(node24(), [join(root, 'test', 'pack', 'pack-check.ts')], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(),
  });
  process.exitCode = done.status ?? 1;
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}
