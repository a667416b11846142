import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, listPackage } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import configuration from '../../electron.config.ts';
import { startDesktop } from '../desktop/desktop-process.ts';
import { compareFiles, normalised } from './file-list.ts';

/** `npm run pack:check`: each check counts as one test. */
const root = join(import.meta.dirname, '../..');
const expected = readFileSync(join(import.meta.dirname, 'expected-files.txt'), 'utf8');
const place = mkdtempSync(join(tmpdir(), 'wallclock-pack-'));
let passed = 0;
let failed = 0;

async function check(name: string, run: () => Promise<void> | void): Promise<void> {
  const started = performance.now();
  try {
    await run();
    passed++;
    process.stdout.write(`✓ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
  } catch (error) {
    failed++;
    process.stdout.write(`✗ ${name}\n${(error as Error).message}\n`);
  }
}

function hold(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(`  ${sentence}`);
}

/** As much of Electron's folder as electron-builder looks for. */
function dummyElectron(): string {
  const folder = join(place, 'electron');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  writeFileSync(join(folder, 'electron'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(folder, 'version'), `v${configuration.electronVersion}`);
  for (const language of ['en-US', 'de', 'da', 'fr'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  return folder;
}

const archive = join(place, 'release', 'linux-unpacked', 'resources', 'app.asar');
const unpacked = join(place, 'app');

async function pack(): Promise<void> {
  hold(
    process.platform === 'linux' && process.arch === 'x64',
    'the dummy and the expected list are those of Linux on x64: run it there',
  );
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.LINUX.createTarget('dir'),
    config: {
      ...configuration,
      electronDist: dummyElectron(),
      // A dummy has no fuses.
      electronFuses: null,
      directories: { output: join(place, 'release') },
    },
  });
}

/** What is in the archive and beside it, one path a line. */
function packedFiles(): string[] {
  extractAll(archive, unpacked);
  return listPackage(archive, { isPack: true }).flatMap((line) => {
    const [state, path] = line.split(' : ').map((part) => part.trim());
    return state.startsWith('unpack') ? [`unpacked ${path}`] : [`packed ${path}`];
  });
}

function sameFiles(): void {
  const folders = new Set<string>();
  const lines = packedFiles();
  for (const line of lines) {
    const path = line.slice(line.indexOf(' ') + 1);
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      folders.add(path.slice(0, end));
  }
  const found = lines.filter((line) => !folders.has(line.slice(line.indexOf(' ') + 1)));
  const { missing, tooMany } = compareFiles(normalised(expected.split('\n')), normalised(found));
  hold(
    missing.length + tooMany.length === 0,
    [
      ...missing.map((line) => `missing:  ${line}`),
      ...tooMany.map((line) => `too many: ${line}`),
      'if that is as it should be, change test/pack/expected-files.txt',
    ].join('\n  '),
  );
}

function metadata(): void {
  const read = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  hold(read.main === 'dist/main/desktop.js', `main is ${read.main}`);
  hold(read.type === 'module', `type is ${read.type}`);
  hold(read.devDependencies === undefined, 'the packed package.json names devDependencies');
  hold(Object.keys(read.dependencies).join() === 'better-sqlite3', 'other dependencies than better-sqlite3');
}

async function runs(): Promise<void> {
  const desktop = startDesktop({
    words: ['--data', join(place, 'data'), '--demo'],
    bundle: join(unpacked, 'dist', 'main', 'desktop.js'),
    environment: { DOUBLE_PACKAGED: 'yes' },
  });
  try {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const { windows } = await desktop.app.state();
      if (windows[0]?.polls > 0) break;
      hold(performance.now() < deadline, `no window polls the board:\n${desktop.output()}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { windows, errorBoxes } = await desktop.app.state();
    hold(
      windows.length === 1 && windows[0].url === 'app://wallclock/',
      `windows: ${JSON.stringify(windows)}`,
    );
    hold(windows[0].preferences.devTools === false, 'the packed app offers developer tools');
    hold(errorBoxes.length === 0, `it says: ${errorBoxes.join()}`);
    const page = await desktop.app.ask(windows[0].id, '/');
    hold(page.status === 200 && page.text.includes('<script'), `the page is answered with ${page.status}`);
    const board = await desktop.app.ask(windows[0].id, '/api/board?wait=0');
    hold(board.status === 200, `the board is answered with ${board.status}`);
    hold(JSON.parse(board.text).changed.length > 0, 'the board is empty');
    await desktop.app.quit().catch(() => undefined);
    const status = await desktop.ended();
    hold(status === 0, `it ended with status ${status}:\n${desktop.output()}`);
  } finally {
    desktop.kill();
    await desktop.ended();
  }
}

try {
  await check('electron-builder packs the app', pack);
  if (failed === 0) {
    await check('the package holds the expected files, and no others', sameFiles);
    await check('the packed package.json is the app’s own', metadata);
    await check('the packed app opens its wall, answers over app://, and quits in order', runs);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
