// Fetches Exim, a real mail server, from the packages of Debian or Ubuntu, for the tests that send e-mail to one. Nothing
// is installed: the packages lie in .cache/mail-server and are unpacked where a test runs it. A second run changes nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../.cache/mail-server', import.meta.url));
const done = join(folder, 'done');
/** The server, and what lets it run as any user: it insists on a user of its own. */
const needed = ['exim4-daemon-light', 'libnss-wrapper'];
/** What is taken from the machine where it is there. */
const tools = ['openssl'];

/** Ends the process with a sentence and status 1. */
function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** What a program writes; null where it fails. */
function read(program, ...words) {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}

const isInstalled = (name) => read('dpkg-query', '-W', '-f', '${db:Status-Status}', name) === 'installed';

/** The libraries a package needs that the machine does not have, and theirs. */
function missingLibraries(name, known = new Set()) {
  const kinds = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
  const text = read('apt-cache', 'depends', ...kinds.map((kind) => `--no-${kind}`), name) ?? '';
  for (const [, library] of text.matchAll(/^ *\|?(?:Pre)?Depends: (lib\S+)$/gm)) {
    if (known.has(library) || isInstalled(library)) continue;
    known.add(library);
    missingLibraries(library, known);
  }
  return known;
}

if (existsSync(done)) {
  console.log(`The mail server's packages are here already: ${folder}`);
  process.exit(0);
}
if (!existsSync('/usr/bin/apt-get')) {
  refuse('The mail server for the tests comes from the packages of Debian, and this machine has no apt-get.');
}

function download() {
  const wanted = [...needed, ...tools.filter((name) => !isInstalled(name))];
  const all = new Set([...wanted, ...wanted.flatMap((name) => [...missingLibraries(name)])]);
  mkdirSync(folder, { recursive: true });
  const words = ['-o', 'APT::Sandbox::User=root', 'download', ...all];
  return spawnSync('apt-get', words, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

// A fresh container knows no packages at all, and an old list names files that are gone from the mirror.
if (!download()) {
  const renewed = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'update'], { stdio: 'inherit' });
  if (renewed.status !== 0 || !download()) {
    refuse(
      "apt-get could not download the mail server's packages: see its words above; apt-get update needs root.",
    );
  }
}
writeFileSync(done, `${readdirSync(folder).join('\n')}\n`);
console.log(`The mail server's packages are in ${folder}`);
