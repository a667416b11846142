import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

/** Draws the walls in docs/screenshots from frozen data. */
ensureInstalled();
ensureBuilt();
const done = spawnSync(
  node24(),
  [join(root, 'test', 'e2e', 'draw-screenshots.ts'), join(root, 'docs', 'screenshots')],
  {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(await findBrowser()),
  },
);
process.exitCode = done.status ?? 1;
