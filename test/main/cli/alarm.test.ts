import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listen } from '../../../main/cli/listen.ts';
import type { AlarmEntry } from '../../../src/alarms/alarm-entry.ts';
import { smtpDouble } from '../alarms/channels/smtp-double.ts';
import { runningStation } from '../running-station.ts';
import { serving } from '../sync/sources/received/serving.ts';
import { temporaryFolder } from '../temporary-store.ts';
import { wallclock } from './command.ts';

const TOLD = {
  ...{
    kind: 'telling',
    at: 1,
    telling: 1,
    reasons: ['raised'],
    level: 1,
    dueLevel: 1,
    dueAt: 1,
    late: false,
  },
  ...{ escalations: 0, to: [{ person: 'weber', name: 'J. Weber', level: 1 }] },
} as const satisfies AlarmEntry;
const SENDING = { at: 2, telling: 1, person: 'weber' } as const;

/** A station that answers as one does: the test alarm, and at each look one more step of what became of it. */
async function station(steps: readonly (readonly AlarmEntry[])[]) {
  const asked: string[] = [];
  let looks = 0;
  const alarm = () => ({
    id: 'test/1',
    about: { kind: 'test', by: 'x' },
    end: looks >= steps.length ? { kind: 'tested', at: 3 } : null,
    entries: steps.slice(0, looks).flat(),
  });
  const { base, end } = await serving((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${body}`);
      response.setHeader('content-type', 'application/json');
      if (request.method === 'POST')
        response.writeHead(201).end(JSON.stringify({ stationNow: 1, alarm: alarm() }));
      else {
        looks++;
        response.end(JSON.stringify({ stationNow: 1, alarms: [alarm()] }));
      }
    });
  });
  return { asked, end, port: new URL(base).port };
}

function configured(yaml: string): string {
  const file = join(temporaryFolder(), 'wallclock.yaml');
  writeFileSync(file, `sources: [{ id: demo, type: demo }]\n${yaml}`);
  return file;
}

test('a running station is asked, and what becomes of the test is said', async () => {
  const { asked, port } = await station([
    [TOLD],
    [
      { kind: 'attempt', ...SENDING, channel: 'page', attempt: 1, repeat: false },
      { kind: 'failed', ...SENDING, channel: 'page', attempt: 1, why: 'it is down', mayHaveArrived: false },
    ],
    [
      { kind: 'attempt', ...SENDING, channel: 'mail', attempt: 1, repeat: false },
      { kind: 'arrived', ...SENDING, channel: 'mail', attempt: 1 },
    ],
  ]);
  const { status, out } = await wallclock(['alarm', 'test', '--config', configured(''), '--port', port]);
  expect(out.split('\n').slice(1)).toEqual([
    '  J. Weber, level 1',
    '✗ J. Weber by page: it is down',
    '✓ J. Weber by mail: arrived',
    '',
  ]);
  expect(status).toBe(1);
  expect(asked[0]).toMatch(/^POST \/api\/alarms\/test {"screen":".+ at .+"}$/);
  expect(asked[1]).toBe('GET /api/alarms?alarm=test%2F1 ');
});

test('all arrived: the exit status is 0; nobody on duty, and nobody reached: it is 1, and says so', async () => {
  const run = async (steps: Parameters<typeof station>[0]) =>
    wallclock(['alarm', 'test', '--config', configured(''), '--port', (await station(steps)).port]);
  const attempt = { kind: 'attempt', ...SENDING, channel: 'mail', attempt: 1, repeat: false } as const;
  const well = await run([[TOLD, attempt, { kind: 'arrived', ...SENDING, channel: 'mail', attempt: 1 }]]);
  expect(well.status).toBe(0);
  const nobody = await run([[{ ...TOLD, to: [] }]]);
  expect(nobody.out).toContain(
    '✗ nobody is on duty, and alarms.fallback names nobody: the walls alone tell it',
  );
  expect(nobody.status).toBe(1);
  const unreached = await run([[TOLD]]);
  expect(unreached.out).toContain('✗ J. Weber: no channel reaches them');
  expect(unreached.status).toBe(1);
});

test('a real station is understood', async () => {
  const running = await runningStation({ hosts: () => door.hosts });
  const door = await listen({ fetch: (request) => running.ask(request.url, request) }, '127.0.0.1', 0, false);
  try {
    const port = new URL(door.url).port;
    const { status, out } = await wallclock(['alarm', 'test', '--config', configured(''), '--port', port]);
    expect(out).toMatch(/raised the test alarm test\/\d+\.\n.*level 1\n.*✗ .*: no channel reaches them\n$/s);
    expect(status).toBe(1);
  } finally {
    await door.close();
  }
});

test('without a station each channel is tried from here, to each person it reaches', async () => {
  const { port: closed, end } = await station([]);
  end();
  const well = await smtpDouble(null);
  const bodies: string[] = [];
  const { base } = await serving((request, response) => {
    request.on('data', (chunk) => bodies.push(String(chunk)));
    request.on('end', () => response.writeHead(503).end());
  });
  const file = configured(`
people:
  - { id: weber, name: J. Weber, email: j.weber@example.net }
  - { id: holm, name: K. Holm, addresses: { page: noc-holm } }
alarms:
  channels:
    - { id: mail, type: email, host: 127.0.0.1, port: ${well.port}, tls: none, from: noc@example.net }
    - { id: page, type: webhook, format: ntfy, url: "${base}" }
    - { id: here, type: desktop }
`);
  const all = await wallclock(['alarm', 'test', '--config', file, '--port', closed]);
  expect(all.out.split('\n')).toEqual([
    `No station answers at http://127.0.0.1:${closed}: each channel is tried from here.`,
    '  here: only the desktop app shows notifications; it is left out',
    '✓ J. Weber by mail: arrived',
    `✗ K. Holm by page: ${base} answers 503: the server has a fault of its own; look there`,
    '',
  ]);
  expect(all.status).toBe(1);
  expect(well.taken[0]).toMatch(/^Subject: DEMO: Test alarm by /m);
  expect(JSON.parse(bodies[0])).toMatchObject({ topic: 'noc-holm', priority: 3 });
  const one = await wallclock(['alarm', 'test', '--config', file, '--person', 'weber', '--channel', 'mail']);
  expect(one.out).toContain('✓ J. Weber by mail: arrived');
  expect(one.status).toBe(0);
  const misspelt = await wallclock(['alarm', 'test', '--config', file, '--person', 'webr']);
  expect(misspelt.out).toContain("✗ --person webr: there is none: did you mean 'weber'?");
  expect(misspelt.status).toBe(1);
});

test('what is no station, and what is no word, is said', async () => {
  const { base } = await serving((_, response) => response.end('<!doctype html>'));
  const words = ['alarm', 'test', '--config', configured(''), '--port', new URL(base).port];
  const { status, out } = await wallclock(words);
  expect(out).toContain('answers 200, which is not Wallclock; see listen, or --port');
  expect(status).toBe(1);
  expect(await wallclock(['alarm'])).toMatchObject({
    status: 2,
    err: 'alarm needs a word: wallclock alarm test\n',
  });
});
