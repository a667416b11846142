import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

const stamp = join(root, 'dist', '.built-from');

/** Builds the pages and the station, unless what is built is of these very sources. */
export function ensureBuilt() {
  const wanted = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Building …\n');
  const done = spawnSync(node24(), [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--app'], {
    cwd: root,
    env: toolEnvironment({ NODE_ENV: 'production' }),
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the build failed:\n${done.stdout}\n${done.stderr}`);
  writeFileSync(stamp, wanted);
}

function sourcesDigest() {
  const hash = createHash('sha256');
  for (const place of ['src', 'main', 'renderer', 'vite.config.ts', 'package-lock.json']) {
    for (const file of filesAt(join(root, place))) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

function filesAt(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
