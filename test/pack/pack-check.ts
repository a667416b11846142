import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
      ...structuredClone(configuration),
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

/** What the packed code loads by itself, threads, the preload script, the holidays' rules and the pages, and from where. */
function loaded(): void {
  const main = join(unpacked, 'dist', 'main');
  const patterns: readonly [RegExp, (name: string) => string][] = [
    [/startWorker\("([\w-]+)"/g, (name) => `${name}.js`],
    [/createRequire\(import\.meta\.url\)\(`\.\/([\w-]+)\.\$\{ending\}`\)/g, (name) => `${name}.js`],
    [/join\(built, "([\w.-]+)"\)/g, (name) => name],
    [/join\(built, "\.\.", "([\w-]+)"\)/g, (name) => join('..', name, 'index.html')],
  ];
  const files = readdirSync(main).filter((name) => name.endsWith('.js'));
  const texts = files.map((name) => readFileSync(join(main, name), 'utf8'));
  for (const [pattern, fileOf] of patterns) {
    const named = texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => fileOf(name)));
    hold(named.length > 0, `the packed code says nothing of the form ${pattern.source}: change this check`);
    // All of the code lies in one folder, so what is beside one file is beside all.
    for (const name of named)
      hold(existsSync(join(main, name)), `the code loads ${name}, which is not packed`);
  }
}

/** The fuses of the configuration are those that the documents tell of. */
function fuses(): void {
  const text = readFileSync(join(root, 'docs', 'desktop.md'), 'utf8');
  const documented = [...text.matchAll(/^\| `(\w+)` \| (on|off) \|/gm)].map(
    ([, name, to]) => `${name} ${to}`,
  );
  const set = Object.entries(configuration.electronFuses ?? {}).map(
    ([name, on]) => `${name} ${on ? 'on' : 'off'}`,
  );
  hold(
    set.length > 0 && documented.sort().join() === set.sort().join(),
    `docs/desktop.md says ${documented.join(', ')}; electron.config.ts sets ${set.join(', ')}`,
  );
}

/** Nothing that is started from a menu takes the pages' sandbox away. */
async function sandboxed(): Promise<void> {
  const entries: string[] = [];
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.LINUX.createTarget('AppImage'),
    prepackaged: join(place, 'release', 'linux-unpacked'),
    effectiveOptionComputed: async (options: { desktop?: string }) => {
      entries.push(options.desktop ?? '');
      // Only the entry is wanted: the tools that make an image would have to be downloaded.
      return true;
    },
    config: { ...structuredClone(configuration), directories: { output: join(place, 'images') } },
  } as Parameters<typeof build>[0]);
  hold(entries.length === 1, `${entries.length} entries of a menu were made`);
  const [exec] = entries[0].split('\n').filter((line) => line.startsWith('Exec='));
  hold(exec === 'Exec=AppRun %U', `the AppImage's entry of the menu says ${exec}`);
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
      windows.length === 1 && windows[0].url === 'app://wallclock/?screen=display%201',
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
    await check('what the packed code loads lies where it looks for it', loaded);
    await check('the fuses are those of the documents', fuses);
    await check('the AppImage’s entry of the menu leaves the sandbox on', sandboxed);
    await check('the packed app opens its wall, answers over app://, and quits in order', runs);
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
