import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { backUp } from '../database/backup.ts';
import { chosenConfiguration, chosenData } from './chosen-configuration.ts';
import type { Options } from './options.ts';

/** Progress is said this often, in milliseconds. */
const SAID_MS = 1_000;

/**
 * `wallclock backup FILE [--force]`: a verified copy of the database, also of a station that runs. The exit status is 1
 * when there is none, with a sentence that says why; 2 for a wrong word.
 */
export async function backup([named]: readonly string[], options: Options): Promise<number> {
  if (named === undefined) {
    process.stderr.write('backup needs a file for the copy, such as wallclock-2026-03-23.sqlite\n');
    return 2;
  }
  const target = resolve(named);
  const forget = tidyUpAfter(target);
  try {
    const source = join(dataOf(options), 'wallclock.sqlite');
    const now = Date.now();
    const order = { source, target, force: options.force, now, host: hostname() };
    const { bytes, counts, sha256 } = await backUp({ ...order, onProgress: progress() });
    const rows = ['facts', 'tickets', 'outcomes'].map((table) => `${counts[table] ?? 0} ${table}`);
    process.stdout.write(
      `${target}: as of ${new Date(now).toISOString()}, ${megabytes(bytes)}, ${rows.join(', ')}; verified\nsha256 ${sha256}\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    forget();
  }
}

/** The folder of the database. A configuration that cannot be read is no reason to have no copy. */
function dataOf(options: Options): string {
  try {
    return chosenConfiguration(options).data;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const data = chosenData(options);
    process.stderr.write(`The configuration cannot be read; what is in ${data} is copied.\n`);
    return data;
  }
}

function progress(): (pages: { readonly done: number; readonly total: number }) => void {
  let said = performance.now();
  return ({ done, total }) => {
    if (performance.now() - said < SAID_MS) return;
    said = performance.now();
    process.stderr.write(`copying: ${Math.floor((done / total) * 100)} %\n`);
  };
}

/** Half a copy is not left behind by a Ctrl-C. */
function tidyUpAfter(target: string): () => void {
  const end = () => {
    for (const ending of ['', '-wal', '-shm', '-journal'])
      rmSync(`${target}.partial-${process.pid}${ending}`, { force: true });
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
