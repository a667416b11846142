import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, ensurePeersInstalled } from './install.mjs';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

/** Benchmarks that measure other libraries too: those are installed when one of these is run, and never before. */
const WITH_PEERS = ['engine'];

/** `npm run --silent bench -- NAME [--json]`: runs one benchmark; exit status 1 if a figure misses its goal. */
const [name, ...words] = process.argv.slice(2);
const folder = join(root, 'bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));

if (!name || !existsSync(join(folder, `${name}.bench.ts`))) {
  process.stderr.write(
    `${name ? `there is no benchmark '${name}'; ` : ''}the benchmarks are: ${names.join(', ')}\n`,
  );
  process.exitCode = 2;
} else {
  ensureInstalled();
  if (WITH_PEERS.includes(name)) ensurePeersInstalled();
  ensureBuilt();
  const done = spawnSync(node24(), [join(folder, `${name}.bench.ts`), ...words], {
    stdio: 'inherit',
    env: toolEnvironment({ NODE_ENV: 'production' }),
  });
  process.exitCode = done.status ?? 1;
}
