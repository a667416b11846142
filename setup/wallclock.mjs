import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { node24 } from './node-24.mjs';
import { root } from './root.mjs';

/** Runs the wallclock command from a checkout, after whatever set-up is missing; ends as it ends. */
export function runWallclock(words) {
  try {
    ensureInstalled();
    ensureBuilt();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(node24(), [join(root, 'dist', 'main', 'wallclock.js'), ...words], { stdio: 'inherit' });
  // Ctrl-C reaches the station too, which ends in its own time; whoever ends this process ends the station.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

if (process.argv[1] === import.meta.filename) runWallclock(process.argv.slice(2));
