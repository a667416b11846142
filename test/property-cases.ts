import fc from 'fast-check';
import { afterEach } from 'vitest';

/**
 * All properties of a test file run on one seed, which a failure names; WALLCLOCK_SEED gives another run the same. How
 * many cases each test ran is told with its result, so that a whole run can add them up.
 */
const seed = Number(process.env.WALLCLOCK_SEED ?? Math.floor(Math.random() * 2 ** 31));

let cases = 0;

fc.configureGlobal({
  seed,
  reporter: (run) => {
    cases += run.numRuns;
    if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
  },
});

declare module 'vitest' {
  interface TaskMeta {
    propertyCases?: number;
  }
}

afterEach(({ task }) => {
  if (cases > 0) task.meta.propertyCases = cases;
  cases = 0;
});
