import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './root.mjs';

/** The Node that the project brings as a package: the machine's own may be too old for its database. */
const brought = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The Node to run the project with: the machine's own when it is new enough, else the one it brings. */
export function node24() {
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    'Node 24 is missing: the package "node" was installed without its script. Allow it (npm 12 and newer ask for "allowScripts") and run npm ci again.',
  );
}

/** The environment in which the project's tools run: Node 24 and their commands come first on the path. */
export function toolEnvironment(more = {}) {
  const path = [
    join(root, 'node_modules', 'node', 'bin'),
    join(root, 'node_modules', '.bin'),
    process.env.PATH,
  ];
  return { ...process.env, PATH: path.join(delimiter), ...more };
}
