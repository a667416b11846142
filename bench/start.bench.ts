import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { median, report } from './figures.ts';
import { filledDatabase } from './filled-database.ts';

/**
 * From the start of the process to the first board served, with 10,000 tickets in the database, as a ratio to
 * a process that only opens the same database and answers one request; both built, in turn, in one run.
 */
const ROUNDS = 11;
const GOAL = 3;
const TICKETS = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'wallclock-bench-'));
try {
  const data = join(folder, 'data');
  mkdirSync(data);
  const file = filledDatabase(data, TICKETS, Date.now());
  const config = join(folder, 'wallclock.yaml');
  writeFileSync(config, 'sources: [{ id: bench, type: tables, tables: { customers: none.csv } }]\n');
  const station = fileURLToPath(new URL('../dist/main/wallclock.js', import.meta.url));
  const least = await builtAlone(fileURLToPath(new URL('one-answer.ts', import.meta.url)));

  const stations: number[] = [];
  const leasts: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const one = await startTime([
      station,
      'serve',
      '--no-open',
      '--port',
      '0',
      '--config',
      config,
      '--data',
      data,
    ]);
    const other = await startTime([least, file]);
    // The first round warms the disk's cache.
    if (round > 0) {
      stations.push(one);
      leasts.push(other);
    }
  }
  const ratio = median(stations.map((time, i) => time / leasts[i]));
  const value = Math.round(ratio * 100) / 100;
  report(
    [{ bench: 'start', figure: 'first-board-vs-least', value, goal: GOAL, holds: value <= GOAL }],
    [
      `first board ${Math.round(median(stations))} ms, the least ${Math.round(median(leasts))} ms: medians of ${ROUNDS} rounds`,
      `${TICKETS} tickets in the database`,
    ],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same build for the other side: bundled, only better-sqlite3 left outside. */
async function builtAlone(entry: string): Promise<string> {
  // Inside the project, so that it finds the same better-sqlite3.
  const outDir = fileURLToPath(new URL('../.cache/bench', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: entry, outDir, target: 'node24', minify: false },
  });
  return join(outDir, 'one-answer.js');
}

/** Milliseconds from the start of a process to its first answer. */
async function startTime(words: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  let url: string | undefined;
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += text;
    url = /serves (http:\/\/[\d.:]+)/.exec(output)?.[1];
    if (url) break;
  }
  if (!url) throw new Error(`it did not start: ${words.join(' ')}\n${output}`);
  const answer = await fetch(`${url}/api/board?wait=0`);
  await answer.text();
  const time = performance.now() - started;
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  return time;
}
