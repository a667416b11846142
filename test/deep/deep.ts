// `npm run test:deep -- [--laws N] [--naive N] [--seed N] [--threads N]`
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Share, Told } from './worker.ts';

const { values } = parseArgs({
  options: {
    laws: { type: 'string', default: '10000000' },
    naive: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 30)) },
    threads: { type: 'string', default: '2' },
  },
});

function wholeNumber(name: keyof typeof values): number {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Error(`--${name} ${values[name]}: a whole number is needed, zero or more`);
}

interface Sum {
  cases: number;
  seconds: number;
}

/** Runs one thread to its end; what it told is added up, and a counterexample is what it answers with. */
function runThread(share: Share, sums: Map<string, Sum>): Promise<string | null> {
  return new Promise((ended, failed) => {
    const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: share });
    let counterexample: string | null = null;
    worker.on('message', (told: Told) => {
      if ('counterexample' in told) {
        counterexample = told.counterexample;
        return;
      }
      const sum = sums.get(told.kind) ?? { cases: 0, seconds: 0 };
      sums.set(told.kind, { cases: sum.cases + told.cases, seconds: sum.seconds + told.seconds });
    });
    worker.on('error', failed);
    worker.on('exit', () => ended(counterexample));
  });
}

const shown = (count: number) => count.toLocaleString('en-GB');

async function run(): Promise<void> {
  const threads = Math.max(1, wholeNumber('threads'));
  const [laws, naive, seed] = [wholeNumber('laws'), wholeNumber('naive'), wholeNumber('seed')];
  process.stdout.write(
    `${shown(laws)} law cases, ${shown(naive)} naive cases, ${threads} threads, --seed ${seed}\n`,
  );
  const started = performance.now();
  const sums = new Map<string, Sum>();
  const shares = Array.from({ length: threads }, (_, nth) => ({
    laws: Math.ceil(laws / threads),
    naive: Math.ceil(naive / threads),
    seed: seed + nth * 100_000_000,
  }));
  const ended = await Promise.all(shares.map((share) => runThread(share, sums)));
  for (const [kind, { cases, seconds }] of sums) {
    process.stdout.write(`${shown(cases).padStart(12)}  ${kind} (${seconds.toFixed(0)} s of one core)\n`);
  }
  const found = ended.filter((one) => one !== null);
  for (const one of found) process.stdout.write(`\nCOUNTEREXAMPLE: ${one}\n\n`);
  const took = ((performance.now() - started) / 1000).toFixed(0);
  const verdict = found.length === 0 ? 'no counterexample' : `${found.length} counterexamples`;
  process.stdout.write(`${took} s, seed ${seed}: ${verdict}\n`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

await run();
