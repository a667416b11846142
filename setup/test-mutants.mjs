import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copiedTree, plant } from '../test/mutants/copied-tree.mjs';
import { MUTANTS } from '../test/mutants/mutants.mjs';
import { firstFailure } from '../test/mutants/suites-run.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';
import { finish } from './steps.mjs';

/**
 * `npm run test:mutants [-- WORD …]`: whether the tests of the engine notice faults. Each mutant is put into a copy of the
 * tree, and the tests there have to fail. With words only the mutants whose names have them all.
 */
const LANES = 2;
const words = process.argv.slice(2);
const chosen = MUTANTS.filter(({ name }) => words.every((word) => name.includes(word)));
const counts = [];

/** Says how one went; `problem` is null when all is well. */
function tell(name, started, problem, remark) {
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${problem === null ? '✓' : '✗'} ${name} (${seconds} s)\n    ${problem ?? remark}\n`);
  counts.push(problem === null ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** Without a mutant all tests pass, or nothing that fails means anything. */
async function control(folder) {
  const started = Date.now();
  const failed = await firstFailure(folder, LANES);
  tell('without a mutant', started, failed && `fails: ${failed}`, 'all tests pass');
  return failed === null;
}

async function tried(mutant, folder) {
  const started = Date.now();
  const name = `${mutant.name} [${mutant.file}]`;
  try {
    const takeOut = plant(mutant, folder);
    try {
      const caught = await firstFailure(folder, 1);
      tell(name, started, caught === null ? 'survived: no test fails' : null, `caught by ${caught}`);
    } finally {
      takeOut();
    }
  } catch (error) {
    tell(name, started, error.message, '');
  }
}

/** The mutants one after the other, in a copy of its own. */
async function lane(folder, waiting) {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) await tried(mutant, folder);
}

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'wallclock-mutants-')));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

if (chosen.length === 0) {
  process.stderr.write(`no mutant has '${words.join(' ')}' in its name\n`);
  process.exitCode = 2;
} else {
  ensureInstalled();
  const folders = Array.from({ length: LANES }, (_, i) => copiedTree(root, join(folder, `${i}`)));
  const waiting = [...chosen];
  if (await control(folders[0])) await Promise.all(folders.map((one) => lane(one, waiting)));
  finish(counts);
}
