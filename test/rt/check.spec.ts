import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { ENGLISH } from './languages.ts';
import { freePort } from './server/port.ts';
import { rtClient } from './server/rt-client.ts';
import { type RtServer, startRt } from './server/server.ts';
import { configuration, type StationChanges, startRtStation } from './station.ts';

const COMMAND =
  process.env.WALLCLOCK_COMMAND ?? fileURLToPath(new URL('../../dist/main/wallclock.js', import.meta.url));
const WRONG = '1-28-ffffffffffffffffffffffffffffffff';

let rt: RtServer;
let folder: string;

test.beforeAll(async () => {
  rt = await startRt();
  folder = mkdtempSync(join(tmpdir(), 'wallclock-check-'));
});
test.afterAll(async () => {
  await rt?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `wallclock check`; whatever it says, it never says the token. */
async function check(yaml: string, token = rt.tokens.wallboard) {
  const file = join(folder, 'wallclock.yaml');
  writeFileSync(file, yaml);
  const node = process.env.WALLCLOCK_NODE ?? process.execPath;
  const env = { ...process.env, RT_TOKEN: token };
  const child = spawn(node, [COMMAND, 'check', '--config', file], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [status] = await once(child, 'close');
  expect(output).not.toContain(token);
  return { status, lines: output.replaceAll(rt.url, 'RT').trim().split('\n').slice(1) };
}

const checkWith = (changes: StationChanges, token?: string) => check(configuration(rt.url, changes), token);

/** A server on loopback that is no RT, for as long as `use` takes. */
async function elsewhere<T>(answer: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a good configuration: what was found', async () => {
  await rtClient(rt.url, rt.tokens.duty).createTicket('NOC', { subject: 'One' });
  const { status, lines } = await checkWith({});
  expect(lines).toEqual([
    expect.stringMatching(/^✓ RT tickets: Request Tracker 5\.\S+ answers$/),
    '✓ RT tickets: queues found: NOC',
    expect.stringMatching(/^✓ RT tickets: [1-9]\d* tickets visible to the sync user$/),
  ]);
  expect(status).toBe(0);
});

test('a wrong token', async () => {
  const { status, lines } = await checkWith({}, WRONG);
  expect(status).toBe(1);
  expect(lines).toEqual([
    '✗ RT tickets: RT/REST/2.0/rt: RT does not accept the token (401); make a new one in RT for the sync user and put it where token or token_file points',
  ]);
});

test('a wrong queue', async () => {
  const { status, lines } = await checkWith({ source: { queues: ['NOC', 'NCO'] } });
  expect(status).toBe(1);
  expect(lines[0]).toContain(
    "/queue/NCO: queue 'NCO' does not exist, or is not shown to the sync user; correct",
  );
});

test('a misspelt field of the mapping', async () => {
  const { status, lines } = await checkWith({
    source: { mapping: { ...ENGLISH.mapping, customer: 'CustomerID-Nr' } },
  });
  expect(status).toBe(1);
  expect(lines[0]).toContain("RT has no field 'CustomerID-Nr' in these queues; it has Provider, Emergency");
});

test('RT is down', async () => {
  const { status, lines } = await check(configuration(`http://127.0.0.1:${await freePort()}`));
  expect(status).toBe(1);
  expect(lines[0]).toContain('/REST/2.0/rt: connection refused; is RT running, and is url right?');
});

test('the url of a web page', async () => {
  const page: RequestListener = (_, response) => response.end('<!doctype html><title>Intranet</title>');
  const { status, lines } = await elsewhere(page, (url) => check(configuration(url)));
  expect(status).toBe(1);
  expect(lines[0]).toContain('RT answered with a web page instead of JSON; is url the address of RT itself');
});

test('the url of a server that redirects', async () => {
  const seen: (string | undefined)[] = [];
  const target: RequestListener = (request, response) => {
    seen.push(request.headers.authorization);
    response.end('{}');
  };
  const { status, lines } = await elsewhere(target, (to) =>
    elsewhere(
      (request, response) => response.writeHead(301, { Location: `${to}${request.url}` }).end(),
      (url) => check(configuration(url)),
    ),
  );
  expect(status).toBe(1);
  expect(lines[0]).toMatch(/RT redirects to http:\S+\/REST\/2\.0\/rt, which is not followed/);
  expect(seen).toEqual([]);
});

test('a misspelt key: its line, and what was meant', async () => {
  const { status, lines } = await check(configuration(rt.url).replace('"queues"', '"queue"'));
  expect(status).toBe(1);
  expect(lines.join('\n')).toMatch(
    /line \d+, sources\[0\]\.queue: unknown key 'queue': did you mean 'queues'\?/,
  );
});

test('the token is nowhere in what a station writes', async () => {
  const station = await startRtStation(rt);
  try {
    await expect.poll(async () => (await station.source()).answers).toBeGreaterThan(3);
    await rt.stop();
    await expect.poll(async () => (await station.source()).failure).not.toBeNull();
    const data = join(station.folder, 'data');
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(files.map((one) => one.name)).toContain('wallclock.sqlite');
    for (const one of files) {
      expect(readFileSync(join(one.parentPath, one.name)).includes(rt.tokens.wallboard), one.name).toBe(
        false,
      );
    }
    const said = JSON.stringify([await station.board(), await station.source()]);
    expect(`${station.output()} ${said}`).not.toContain(rt.tokens.wallboard);
  } finally {
    await station.remove();
  }
});
