import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { node24, toolEnvironment } from '../../setup/node-24.mjs';

const PROPERTIES = ['calendars', 'agreements', 'tickets', 'clocks', 'planned-work', 'explain'];
/** The tests that stand around the engine: the worked examples first, in a second, then those that try many cases. */
const STAGES = [
  ['test/main/evaluate/examples.test.ts'],
  [...PROPERTIES.map((room) => `test/src/${room}/`), 'test/main/evaluate/naive-oracle.test.ts'],
];
/** They take a minute; a mutant that makes a search endless shall not hold up the run. */
const LONGEST_MS = 300_000;

/**
 * Runs the tests in a copied tree up to their first failure. Answers the name of the test that failed, null when all
 * passed. Throws when they could not be run: a file that does not load, no report, no end.
 */
export async function firstFailure(folder, workers) {
  for (const tests of STAGES) {
    const failed = await firstFailureOf(tests, folder, workers);
    if (failed !== null) return failed;
  }
  return null;
}

async function firstFailureOf(tests, folder, workers) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const words = [
    ...['run', ...tests, '--bail=1', `--maxWorkers=${workers}`],
    ...['--no-cache', '--no-fsModuleCache', '--reporter=json', `--outputFile=${report}`],
  ];
  const child = spawn(node24(), [join(folder, 'node_modules', 'vitest', 'vitest.mjs'), ...words], {
    cwd: folder,
    stdio: 'ignore',
    // One seed for all, so that a mutant that was caught is caught again.
    env: toolEnvironment({ WALLCLOCK_SEED: '20260323' }),
    timeout: LONGEST_MS,
  });
  const [status, signal] = await once(child, 'exit');
  if (signal) throw new Error(`the tests did not end within ${LONGEST_MS / 60_000} minutes`);
  return failureIn(JSON.parse(readFileSync(report, 'utf8')), status, folder);
}

function failureIn({ testResults }, status, folder) {
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find((one) => one.status === 'failed');
    if (failed) return `${relative(folder, name)}: ${failed.fullName}`;
  }
  const broken = testResults.find((one) => one.status === 'failed' && one.message);
  if (broken) throw new Error(`${relative(folder, broken.name)} did not run: ${broken.message}`);
  if (status !== 0) throw new Error(`the tests ended with status ${status}, and no test had failed`);
  return null;
}
