import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';

const root = join(import.meta.dirname, '../..');
const { electronBinary, fetchElectron, recentFailure, whyNoWindow } = await import(
  join(root, 'setup/electron.mjs')
);
const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'wallclock-electron-test-'));
  vi.stubEnv('electron_config_cache', join(place, 'cache'));
  vi.stubEnv('WALLCLOCK_ELECTRON', '');
  vi.stubEnv('NO_PROXY', '127.0.0.1');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(place, { recursive: true, force: true });
  });
});

/** The package as npm installs it, without its binary, in a place of its own. */
function packageWithoutBinary(): string {
  const modules = join(place, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const scope of ['@electron', '@electron-internal']) {
    symlinkSync(join(root, 'node_modules', scope), join(modules, scope));
  }
  const folder = join(modules, 'electron');
  const brought = (file: string) => !/electron[\\/](dist|path\.txt)/.test(file.slice(root.length));
  cpSync(join(root, 'node_modules', 'electron'), folder, { recursive: true, filter: brought });
  return folder;
}

/** A server of downloads on this machine; no test goes to the real one. */
async function mirror(answer: RequestListener): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  onTestFinished(() => void server.close().closeAllConnections());
}

const failure = () => join(place, 'failure.json');
const fetched = (folder: string, silenceMs = 30_000) =>
  fetchElectron({ folder, failure: failure(), silenceMs });

test('without a display, or as root on Linux, no window can be opened', () => {
  const why = (platform: string, env: object, uid = 1000) =>
    whyNoWindow({ platform, env, getuid: () => uid });
  expect(why('linux', {})).toMatch(/there is no display \(neither DISPLAY nor WAYLAND_DISPLAY is set\)/);
  expect(why('linux', { DISPLAY: ':0' })).toBeNull();
  expect(why('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBeNull();
  expect(why('linux', { DISPLAY: ':0' }, 0)).toMatch(/root/);
  expect(why('darwin', {})).toBeNull();
  expect(why('win32', {})).toBeNull();
});

test('a binary that is not there is not there, and looking for it downloads nothing', async () => {
  let asked = 0;
  await mirror((_, response) => {
    asked++;
    response.writeHead(404).end();
  });
  const folder = packageWithoutBinary();
  expect(electronBinary(folder)).toBeNull();
  expect(asked).toBe(0);
  vi.stubEnv('WALLCLOCK_ELECTRON', process.execPath);
  expect(electronBinary(folder)).toBe(process.execPath);
  vi.stubEnv('WALLCLOCK_ELECTRON', join(place, 'nothing'));
  expect(() => electronBinary(folder)).toThrow(/WALLCLOCK_ELECTRON names .*nothing, which is not there/);
});

test('a server that is out of reach is the reason, which is remembered for a day', async () => {
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/');
  expect(await fetched(packageWithoutBinary())).toBe('its server is out of reach');
  const now = Date.now();
  expect(recentFailure(now, failure())).toMatchObject({ reason: 'its server is out of reach' });
  expect(recentFailure(now + 23 * 3_600_000, failure())).not.toBeNull();
  expect(recentFailure(now + 25 * 3_600_000, failure())).toBeNull();
  expect(recentFailure(now, join(place, 'none.json'))).toBeNull();
});

test('another place to fetch it from, or none any more, is a reason to try again', async () => {
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/');
  await fetched(packageWithoutBinary());
  const now = Date.now();
  expect(recentFailure(now, failure())).not.toBeNull();
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:10/');
  expect(recentFailure(now, failure())).toBeNull();
  vi.stubEnv('ELECTRON_MIRROR', undefined);
  expect(recentFailure(now, failure())).toBeNull();
  // A note of before there were places.
  writeFileSync(failure(), JSON.stringify({ at: now, reason: 'before' }));
  expect(recentFailure(now, failure())).toEqual({ at: now, reason: 'before' });
});

test('a failure that cannot be noted is a failure all the same, and stops nothing', async () => {
  vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/');
  writeFileSync(join(place, 'file'), '');
  const noted = { folder: packageWithoutBinary(), failure: join(place, 'file', 'failure.json') };
  expect(await fetchElectron(noted)).toBe('its server is out of reach');
});

test.skipIf(process.platform === 'win32')(
  'a signal ends the download, takes what had arrived with it, and ends the process',
  async () => {
    const asked = Promise.withResolvers<void>();
    await mirror((_, response) => {
      response.writeHead(200, { 'content-length': 1e8 }).write('a little');
      asked.resolve();
    });
    const arriving = join(place, 'tmp');
    mkdirSync(arriving);
    const module = JSON.stringify(join(root, 'setup/electron.mjs'));
    const options = JSON.stringify({ folder: packageWithoutBinary(), failure: failure() });
    const program = `const { fetchElectron } = await import(${module}); await fetchElectron(${options}); console.log('went on');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TMPDIR: arriving },
    });
    let output = '';
    child.stdout.on('data', (text) => {
      output += text;
    });
    await asked.promise;
    expect(readdirSync(arriving)).toHaveLength(1);
    child.kill('SIGTERM');
    const [code, signal] = await once(child, 'close');
    expect([code, signal, output]).toEqual([null, 'SIGTERM', '']);
    expect(readdirSync(arriving)).toEqual([]);
    expect(existsSync(failure())).toBe(false);
  },
);

test('a server that has it not is the reason', async () => {
  await mirror((_, response) => void response.writeHead(404, 'Not Found').end());
  expect(await fetched(packageWithoutBinary())).toMatch(/^Response code 404 \(Not Found\) for http:/);
});

test('a download that brings nothing more is given up', async () => {
  await mirror((_, response) => void response.writeHead(200, { 'content-length': 1e8 }).write('a little'));
  const before = Date.now();
  expect(await fetched(packageWithoutBinary(), 1_000)).toBe('nothing arrived for 1 s');
  expect(Date.now() - before).toBeLessThan(15_000);
});

test('what arrives is checked: another file than the one published is refused', async () => {
  await mirror((_, response) => void response.writeHead(200).end(zip({ electron: 'evil' })));
  const folder = packageWithoutBinary();
  expect(await fetched(folder)).toMatch(/checksum|did not match/i);
  expect(electronBinary(folder)).toBeNull();
});

test('a binary that can be fetched is there afterwards, and an earlier failure is forgotten', async () => {
  const folder = packageWithoutBinary();
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
    process.platform as string
  ];
  const bytes = zip({ version: `v${version}`, [name ?? 'electron']: '#!/bin/sh\n' });
  const asked: string[] = [];
  await mirror((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200).end(bytes);
  });
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const checksums = { [file]: createHash('sha256').update(bytes).digest('hex') };
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify(checksums));
  writeFileSync(failure(), JSON.stringify({ at: Date.now(), reason: 'before' }));
  expect(await fetched(folder)).toBeNull();
  expect(asked).toEqual([`/v${version}/${file}`]);
  expect(electronBinary(folder)).toBe(join(folder, 'dist', name ?? 'electron'));
  expect(existsSync(failure())).toBe(false);
});

/** A zip archive of small files, stored as they are. */
function zip(files: Record<string, string>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const body = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(body.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), body]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(0o100755 * 0x10000, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, rest, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const size = central.reduce((sum, one) => sum + one.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...central, end]);
}
