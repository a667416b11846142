import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { environment, files, paths } from './environment.ts';

const run = promisify(execFile);

/**
 * Puts a freshly seeded database and its tokens into `folder`. The first call on a machine makes them with
 * RT's own programs and keeps a copy; later ones copy it, as long as the seed, the configuration and RT are
 * the same. Throws with RT's words when the seed cannot be inserted.
 */
export async function placeDatabase(folder: string): Promise<void> {
  const cache = join(tmpdir(), `wallclock-rt-cache-${await fingerprint()}`);
  if (!existsSync(cache)) await fillCache(cache);
  // The database last: where it is, all is.
  for (const name of [files.tokens, files.database]) await copyFile(join(cache, name), join(folder, name));
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(String(process.getuid?.())); // nobody can read another user's copy
  for (const path of [paths.seed, paths.config, paths.version]) hash.update(await readFile(path));
  return hash.digest('hex').slice(0, 12);
}

async function fillCache(cache: string): Promise<void> {
  const building = await mkdtemp(`${cache}-building-`);
  try {
    await build(building);
    // In one step, so that nobody copies a half-made one. Another run may have been faster: its is as good.
    await rename(building, cache).catch((error) => {
      if (!existsSync(cache)) throw error;
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function build(folder: string): Promise<void> {
  const env = await environment(folder);
  const password = join(folder, 'root-password');
  await writeFile(password, 'password');
  const setUp = async (...words: string[]) => {
    const { stdout, stderr } = await run(paths.setup, ['--skip-create', ...words], { env, cwd: folder });
    // RT skips what it cannot insert, logs it and still exits with 0.
    const skipped = /\[(error|critical)\]/.test(stderr);
    if (skipped) throw new Error(`RT's database could not be made:\n${stdout}${stderr}`);
  };
  await setUp('--action', 'init', '--root-password-file', password);
  await setUp('--action', 'insert', '--datafile', paths.seed);
}
