import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What the suites need to run. */
const COPIED = ['src', 'main', 'renderer', 'test', 'package.json', 'tsconfig.base.json', 'vitest.config.ts'];

/** Copies the sources of the tree at `root` into a new folder, with the tree's own packages linked; answers the folder. */
export function copiedTree(root, folder) {
  mkdirSync(folder);
  const filter = (path) => !['node_modules', '.cache'].includes(basename(path));
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true, filter });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/**
 * Puts a mutant into a copied tree and answers how to take it out again. Throws when its text is not there exactly once:
 * the source was written otherwise since, and the mutant has to follow.
 */
export function plant({ file, from, to }, folder) {
  const path = join(folder, file);
  const original = readFileSync(path, 'utf8');
  const times = original.split(from).length - 1;
  if (times !== 1)
    throw new Error(`its text is ${times} times in ${file}, and has to be there once: ${from}`);
  if (from === to) throw new Error(`it changes nothing in ${file}: ${from}`);
  writeFileSync(
    path,
    original.replace(from, () => to),
  );
  return () => writeFileSync(path, original);
}
