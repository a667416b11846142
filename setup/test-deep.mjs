import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

/**
 * `npm run test:deep`: the laws of the engine on ten million cases, and 200,000 against the naive implementation; by
 * hand, for minutes. `--laws N`, `--naive N` and `--seed N` try fewer, or the same again; `--threads N` is two.
 */
ensureInstalled();
const deep = join(root, 'test', 'deep', 'deep.ts');
const done = spawnSync(node24(), [deep, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: toolEnvironment({}),
});
process.exitCode = done.status ?? 1;
