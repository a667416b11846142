import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { noteCopy } from '../../main/database/copy-mark.ts';
import { openForWriting } from '../../main/database/database-file.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let child: ChildProcess | null = null;

test.skip(process.platform === 'win32', 'stands on shell scripts');
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-start-'));
});
test.afterEach(async () => {
  if (child && child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  child = null;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs what `npm start` runs, on a machine without a display, with a script in place of Electron if one is given. */
function start(words: readonly string[], electron: string | null) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, WALLCLOCK_ELECTRON: ___, ...environment } = process.env;
  const config = join(folder, 'wallclock.yaml');
  writeFileSync(config, 'listen: { port: 0 }\nsources: [{ id: demo, type: demo }]\n');
  const script = join(folder, 'electron');
  if (electron !== null) {
    writeFileSync(script, `#!/bin/sh\n${electron}\n`, { mode: 0o755 });
    Object.assign(environment, { WALLCLOCK_ELECTRON: script });
  }
  const all = ['--config', config, '--data', join(folder, 'data'), ...words];
  const started = spawn(process.execPath, [join(root, 'setup', 'start.mjs'), ...all], { env: environment });
  child = started;
  let output = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { all, output: () => output, ended: once(started, 'exit') };
}

test('where Electron is there, it runs the app with the same words and ends as it ends', async () => {
  const { all, ended } = start([], `echo "$@" > ${folder}/words; : > "$WALLCLOCK_STARTED"; exit 3`);
  expect(await ended).toEqual([3, null]);
  expect(readFileSync(join(folder, 'words'), 'utf8').trim()).toBe([root, ...all].join(' '));
});

test('where Electron cannot run, it says so and serves browsers', async () => {
  const { output } = start([], 'kill -SEGV $$');
  await expect.poll(output, { timeout: 20_000 }).toMatch(/Wallclock serves http:/);
  expect(output()).toContain('Serving browsers: Electron does not run here (SIGSEGV).\n');
});

test('where its libraries are missing, it says so and serves browsers', async () => {
  const { output } = start([], 'exit 127');
  await expect.poll(output, { timeout: 20_000 }).toMatch(/Wallclock serves http:/);
  expect(output()).toContain('Serving browsers: Electron does not run here (status 127).\n');
});

test('without a display it says so in one line and serves browsers; nothing is fetched', async () => {
  test.skip(process.platform !== 'linux', 'other systems always have a display');
  const { output } = start([], null);
  await expect.poll(output, { timeout: 20_000 }).toMatch(/Wallclock serves http:/);
  expect(output()).toContain(
    'Serving browsers: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set).\n',
  );
  expect(output()).not.toContain('Fetching');
});

test('--browser serves browsers at once', async () => {
  const { output } = start(['--browser'], `touch ${folder}/ran`);
  await expect.poll(output, { timeout: 20_000 }).toMatch(/Wallclock serves http:/);
  expect(output()).not.toContain('Serving browsers');
  expect(() => readFileSync(join(folder, 'ran'))).toThrow();
});

test('a copy is opened for browsers where there is no app, and a file that is none is said', async () => {
  const file = join(folder, 'copy.sqlite');
  const db = openForWriting(file);
  noteCopy(db, { at: Date.parse('2026-03-23T14:20:00Z'), from: 'noc-1' });
  db.close();
  const { output, ended } = start(['--browser', '--port', '0', '--open', file], null);
  await expect.poll(output, { timeout: 20_000 }).toMatch(/Wallclock serves http:/);
  expect(output()).toContain('A COPY from noc-1 as of 2026-03-23T14:20:00.000Z; nothing is written to it.\n');
  child!.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  const second = start(['--browser', `--open=${join(folder, 'none')}`], null);
  expect(await second.ended).toEqual([1, null]);
  expect(second.output()).toContain(`there is no file ${join(folder, 'none')}`);
});

test('where Electron ends before a page is shown, as without a server of displays, browsers are served', async () => {
  const { output } = start([], 'echo Missing X server >&2; exit 1');
  await expect.poll(output, { timeout: 20_000 }).toMatch(/Wallclock serves http:/);
  expect(output()).toContain('Serving browsers: Electron does not run here (status 1).\n');
});

/** The built app with the double, in place of Electron. */
const double = `shift; exec ${process.execPath} ${join(root, 'test/desktop/double/launch.ts')} ${join(root, 'dist/main/desktop.js')} "$@"`;

test('an app that says itself why it cannot start is not followed by a second one', async () => {
  writeFileSync(join(folder, 'wrong.yaml'), 'sources: []\n');
  const { output, ended } = start(['--config', join(folder, 'wrong.yaml')], double);
  expect(await ended).toEqual([1, null]);
  expect(output()).toContain('no source is given');
  expect(output()).not.toContain('Serving browsers');
});

test('a signal to it alone ends the app in order, and nothing is served after it', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { output, ended } = start([], double);
    await expect.poll(output, { timeout: 20_000 }).toContain('Wallclock shows its walls.');
    child!.kill(signal);
    // As the terminal and npm both do.
    child!.kill(signal);
    expect(await ended, signal).toEqual([0, null]);
    expect(output()).not.toContain('Serving browsers');
  }
});
