// Puts Request Tracker 5 on this machine (Debian or Ubuntu), for the tests that sync from a real one.
// Nothing is started and no web server is installed; a second run changes nothing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const rtServer = '/usr/share/request-tracker5/libexec/rt-server';
const packages = [
  'request-tracker5',
  'rt5-db-sqlite',
  'rt5-standalone',
  'dbconfig-no-thanks', // else the installer asks for a database of its own
  'dma', // RT wants a mail program; without this one apt chooses Exim, which is a daemon
  'faketime', // lets a test choose the server's clock
];

/** Ends the process with a sentence and status 1. */
function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Runs apt-get and answers whether it succeeded. Waits up to 300 s for another apt to finish. */
function aptGet(...words) {
  const all = ['-o', 'DPkg::Lock::Timeout=300', ...words];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', all, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
}

/** Whether apt's lists know every package. A fresh container has no lists at all. */
function listsKnowPackages() {
  return spawnSync('apt-get', ['install', '--simulate', '--no-install-recommends', ...packages]).status === 0;
}

if (existsSync(rtServer)) {
  console.log(`Request Tracker is here already: ${rtServer}`);
  process.exit(0);
}
if (!existsSync('/usr/bin/apt-get')) {
  refuse('Request Tracker is not installed, and this machine has no apt-get to install it with.');
}
if (process.getuid() !== 0) {
  refuse('Request Tracker is not installed, and installing it needs root: run this again as root.');
}

const install = () => aptGet('install', '-y', '--no-install-recommends', ...packages);
if (!listsKnowPackages() && !aptGet('update')) {
  refuse("apt-get update failed, so Request Tracker's packages are unknown: see its words above.");
}
// Lists can be old enough to name files that are gone from the mirror: renew them once and try again.
if (!install() && !(aptGet('update') && install())) {
  refuse('apt-get could not install Request Tracker: see its words above.');
}
if (!existsSync(rtServer)) {
  refuse(`apt-get succeeded, but ${rtServer} is missing: is this Request Tracker 5?`);
}
console.log(`Request Tracker is installed: ${rtServer}`);
