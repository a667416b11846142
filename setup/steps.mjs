import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node24, toolEnvironment } from './node-24.mjs';
import { root } from './root.mjs';

/** What a step counted. */
const counted = (passed, failed) => ({ passed, failed });

/** Runs a module of an installed package under Node 24; answers whether it went well. */
function runModule(module, words, environment = {}) {
  const done = spawnSync(node24(), [join(root, 'node_modules', ...module.split('/')), ...words], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: toolEnvironment(environment),
  });
  return done.status === 0;
}

/** A check that either holds or does not: counts as one test. */
export function check(name, module, words) {
  const started = Date.now();
  const holds = runModule(module, words);
  process.stdout.write(`${holds ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return holds ? counted(1, 0) : counted(0, 1);
}

/** Runs something that leaves a report; a run without one counts as one failure. */
function reported(run, read) {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-report-'));
  const report = join(folder, 'report.json');
  const well = run(report);
  let count;
  try {
    count = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    count = counted(0, 1);
  }
  rmSync(folder, { recursive: true, force: true });
  // A run may fail outside its tests: an unhandled error, a file that does not load.
  return well || count.failed > 0 || count.accounted ? count : counted(count.passed, 1);
}

/** So many cases the property tests try at the least; fewer would mean that some of them do not run. */
const LEAST_CASES = 20_000;

/** Runs vitest on all unit tests, or on these files; whether it went well. Its report goes to a file. */
function runVitest(report, files = []) {
  const words = ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runModule('vitest/vitest.mjs', words);
}

/** The unit and property tests; that the latter tried enough cases counts as one more. */
export function unitTests() {
  const started = Date.now();
  return reported(runVitest, ({ numPassedTests, numFailedTests, testResults }) => {
    const { cases, seconds } = propertyCases(testResults);
    const enough = cases >= LEAST_CASES;
    const took = ((Date.now() - started) / 1000).toFixed(0);
    process.stdout.write(
      `${enough ? '✓' : '✗'} ${cases} property cases, ${LEAST_CASES} at the least (${seconds} s of one core; all unit tests: ${took} s)\n`,
    );
    const unloaded = testResults.some(({ status, message }) => status === 'failed' && message);
    const again = testedAgain(crashedIn(testResults));
    const failed = (numFailedTests || (unloaded ? 1 : 0)) + again.failed + (enough ? 0 : 1);
    return { ...counted(numPassedTests + again.passed + (enough ? 1 : 0), failed), accounted: again.ran };
  });
}

/** Test files whose process died, as of a fault in native code: no test of theirs failed, and they were loaded. */
function crashedIn(testResults) {
  return testResults.filter(
    ({ status, message, assertionResults }) =>
      status === 'failed' && !message && !assertionResults.some((one) => one.status === 'failed'),
  );
}

/** Runs crashed files once more, loudly; what passed in them before they crashed is not counted twice. */
function testedAgain(crashed) {
  if (crashed.length === 0) return { passed: 0, failed: 0, ran: false };
  const names = crashed.map(({ name }) => name);
  process.stdout.write(`CRASHED: the process of ${names.join(', ')} died; run again\n`);
  const before = crashed.flatMap(({ assertionResults }) => assertionResults);
  const { passed, failed } = reported(
    (report) => runVitest(report, names),
    ({ numPassedTests, numFailedTests }) => counted(numPassedTests, numFailedTests),
  );
  return { passed: passed - before.filter(({ status }) => status === 'passed').length, failed, ran: true };
}

/** The cases of all properties, as `test/property-cases.ts` counted them for each test, and how long those tests took. */
function propertyCases(files) {
  const tests = files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ meta }) => meta?.propertyCases > 0);
  const cases = tests.reduce((sum, { meta }) => sum + meta.propertyCases, 0);
  const seconds = (tests.reduce((sum, { duration }) => sum + duration, 0) / 1000).toFixed(0);
  return { cases, seconds };
}

/** The tests of one Playwright project, in the browser that `findBrowser` found. */
export function browserTests(project, browser) {
  return reported(
    (report) =>
      runModule('@playwright/test/cli.js', ['test', `--project=${project}`], {
        ...browser,
        WALLCLOCK_REPORT: report,
      }),
    ({ stats }) => {
      if (stats.skipped > 0) process.stdout.write(`SKIPPED: ${stats.skipped} tests, see above\n`);
      if (stats.flaky > 0) process.stdout.write(`FLAKY: ${stats.flaky} tests passed only when tried again\n`);
      return counted(stats.expected + stats.flaky, stats.unexpected);
    },
  );
}

/** Says the sum as the last line and sets the exit status. */
export function finish(counts) {
  const passed = counts.reduce((sum, one) => sum + one.passed, 0);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
