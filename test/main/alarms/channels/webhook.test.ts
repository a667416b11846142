import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { alarmsConfig } from '../../../../main/alarms/alarms-config.ts';
import { channelsOf } from '../../../../main/alarms/channels.ts';
import { personConfig } from '../../../../main/duty/people-config.ts';
import type { AlarmMessage } from '../../../../src/alarms/message.ts';
import { message } from '../../../src/alarms/messages.ts';
import { serving } from '../../sync/sources/received/serving.ts';

const NOW = Date.parse('2026-03-23T13:10:22.900Z');
const LINK = 'https://wallclock.example.net/acknowledge?t=abc';
const PEOPLE = [
  { id: 'weber', name: 'J. Weber', addresses: { hook: 'noc-weber' } },
  { id: 'holm', name: 'K. Holm' },
].map((one) => personConfig.parse(one));

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that keeps what it is sent, and answers as `answer` does. */
async function receiver(answer: (response: ServerResponse) => void = (response) => response.end()) {
  const received: Received[] = [];
  const { base, end } = await serving((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      received.push({ method, url, headers, body });
      answer(response);
    });
  });
  return { base, received, end };
}

function channel(config: object, folder = '/') {
  const { channels } = alarmsConfig.parse({ channels: [{ id: 'hook', type: 'webhook', ...config }] });
  return channelsOf({ channels }, PEOPLE, { folder, station: 'noc-1', now: () => NOW })[0];
}

const send = (by: ReturnType<typeof channel>, changes: Partial<AlarmMessage> = {}) =>
  by.send(message(changes), LINK, new AbortController().signal);

test('the message is posted as JSON, signed, with the key by which a repeat is known', async () => {
  const { base, received } = await receiver((response) => response.writeHead(204).end());
  const by = channel({ url: `${base}/alarms`, secret: 's3cret', token: 'abc', headers: { 'X-Team': 'noc' } });
  expect(await send(by)).toEqual({ kind: 'arrived' });
  expect(await send(by, { attempt: 2, repeat: true })).toEqual({ kind: 'arrived' });
  const [{ method, url, headers, body }, repeat] = received;
  expect([method, url]).toEqual(['POST', '/alarms']);
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'idempotency-key': 'rt%3A4711%2Ffirst-reaction%2F1%2F1~1~weber~mail',
    authorization: 'Bearer abc',
    'x-team': 'noc',
    'x-wallclock-timestamp': String(Math.floor(NOW / 1000)),
  });
  const digest = createHmac('sha256', 's3cret')
    .update(`${headers['x-wallclock-timestamp']}.${body}`)
    .digest('hex');
  expect(headers['x-wallclock-signature']).toBe(`v1=${digest}`);
  expect(JSON.parse(body)).toMatchObject({
    version: 1,
    alarm: 'rt:4711/first-reaction/1/1',
    about: { kind: 'ticket', ticket: 'rt:4711', clock: 'first-reaction' },
    level: 1,
    person: 'weber',
    address: 'noc-weber',
    dueAt: '2026-03-23T13:40:20.000Z',
    acknowledge: LINK,
    subject: 'Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET',
    repeat: false,
  });
  expect(headers['x-wallclock-repeat']).toBeUndefined();
  expect(repeat.headers['idempotency-key']).toBe(headers['idempotency-key']);
  expect(repeat.headers['x-wallclock-repeat']).toBe('possible');
});

test('ntfy gets what its server takes as JSON, by the person’s topic', async () => {
  const { base, received } = await receiver();
  const by = channel({ url: base, format: 'ntfy' });
  expect([by.reaches('weber'), by.reaches('holm'), by.title]).toEqual([true, false, 'ntfy']);
  expect(await send(by)).toEqual({ kind: 'arrived' });
  const sent = JSON.parse(received[0].body);
  // The fields of https://docs.ntfy.sh/publish/#publish-as-json, and no others.
  expect(sent).toEqual({
    topic: 'noc-weber',
    title: 'Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET',
    message: expect.stringContaining('Why now: it was raised.'),
    priority: 5,
    tags: ['rotating_light'],
    click: 'https://rt.example.net/Ticket/Display.html?id=4711',
    actions: [
      { action: 'view', label: 'Acknowledge', url: LINK },
      { action: 'view', label: 'Ticket', url: 'https://rt.example.net/Ticket/Display.html?id=4711' },
    ],
  });
  const fixed = channel({ url: base, format: 'ntfy', topic: 'noc' });
  expect(fixed.reaches('holm')).toBe(true);
  await send(fixed, { person: 'holm', once: true, about: { kind: 'test', by: 'wall-1' }, ticket: null });
  expect(JSON.parse(received[1].body)).toMatchObject({
    topic: 'noc',
    priority: 3,
    tags: ['white_check_mark'],
  });
});

test('a paging gateway gets its own fields, as JSON or as a form, and no text of a ticket becomes more than a text', async () => {
  const { base, received } = await receiver();
  const template = {
    ...{ routing_key: '{address}', dedup_key: '{alarm}', severity: 'critical' },
    ...{
      summary: '{short}',
      details: [{ level: '{level}', ticket: 'No. {ticket}', late: '{late}', due: '{due}' }],
    },
  };
  const hostile = { ...message().ticket!, id: 'rt:1","severity":"none' };
  expect(
    await send(channel({ url: `${base}/{address}/x`, format: 'template', template }), { ticket: hostile }),
  ).toEqual({ kind: 'arrived' });
  expect(JSON.parse(received[0].body)).toEqual({
    routing_key: 'noc-weber',
    dedup_key: 'rt:4711/first-reaction/1/1',
    severity: 'critical',
    summary: 'Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET',
    details: [
      { level: 1, ticket: 'No. rt:1","severity":"none', late: false, due: '2026-03-23T13:40:20.000Z' },
    ],
  });
  expect(received[0].url).toBe('/noc-weber/x');
  const fields = { to: '{address}', text: '{short}', flash: true };
  const form = channel({
    url: `${base}/sms?id={key}`,
    format: 'template',
    encoding: 'form',
    template: fields,
  });
  await send(form, { ticket: { ...message().ticket!, customer: 'A&to=everybody' } });
  expect(received[1].headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect([...new URLSearchParams(received[1].body)]).toEqual([
    ['to', 'noc-weber'],
    ['text', expect.stringContaining('A&to=everybody')],
    ['flash', 'true'],
  ]);
  expect(new URL(received[1].url!, base).searchParams.get('id')).toBe(message().key);
});

test('a server that fails, hangs, breaks off and recovers', async () => {
  const statuses = [500, 503, 400, 401, 429];
  let answer = (response: ServerResponse) => void response.writeHead(statuses.shift()!).end('secret-answer');
  const { base } = await receiver((response) => answer(response));
  const by = channel({ url: `${base}/path?key=secret-query` });
  const whys: string[] = [];
  const failed = async () => {
    const sent = await send(by);
    expect(sent.kind).toBe('failed');
    if (sent.kind !== 'failed') throw new Error('it arrived');
    expect(sent.why).not.toMatch(/secret/);
    expect(sent.why.startsWith(`${base} `)).toBe(true);
    whys.push(sent.why.slice(base.length + 1));
    return sent.mayHaveArrived;
  };
  expect([await failed(), await failed(), await failed(), await failed(), await failed()]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  answer = (response) => void response.destroy();
  expect(await failed()).toBe(true);
  answer = (response) =>
    void response.writeHead(302, { location: 'https://elsewhere.example.net/secret' }).end();
  expect(await failed()).toBe(false);
  answer = () => undefined;
  const startedAt = performance.now();
  expect(await failed()).toBe(true);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(whys).toEqual([
    'answers 500: the server has a fault of its own; look there',
    'answers 503: the server has a fault of its own; look there',
    'answers 400: it does not take the message; check format and template',
    'answers 401: a token is missing, wrong or has expired; renew it in token_file',
    'answers 429: too many messages; ask its operator for a higher limit',
    "broke the connection off (ECONNRESET); look into the server's log",
    'answers 302 and leads to https://elsewhere.example.net, which is not followed; configure the final URL',
    'did not answer within 9 s; check the server and the network',
  ]);
  answer = (response) => void response.end();
  expect(await send(by)).toEqual({ kind: 'arrived' });
});

test('a server that is not there, and one that does not speak TLS, surely got nothing', async () => {
  const { base, end } = await receiver();
  const plain = await send(channel({ url: base.replace('http:', 'https:') }));
  expect(plain).toMatchObject({
    why: expect.stringContaining('does not speak TLS there ('),
    mayHaveArrived: false,
  });
  end();
  const gone = await send(channel({ url: base }));
  expect(gone).toMatchObject({ why: expect.stringContaining('(ECONNREFUSED)'), mayHaveArrived: false });
});

test('a token in a file counts anew each time, and one that is missing is said with its file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-webhook-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { base, received } = await receiver();
  const by = channel({ url: base, token_file: 'hook.token', secret_file: 'hook.secret' }, folder);
  expect(await send(by)).toMatchObject({
    why: `token_file: ${join(folder, 'hook.token')} cannot be read (ENOENT); put it there, readable by this user`,
    mayHaveArrived: false,
  });
  await expect(by.check(new AbortController().signal)).rejects.toThrow('hook.token');
  writeFileSync(join(folder, 'hook.secret'), 'key\n');
  for (const token of ['one', 'two']) {
    writeFileSync(join(folder, 'hook.token'), `${token}\n`);
    await send(by);
    expect(received.at(-1)!.headers.authorization).toBe(`Bearer ${token}`);
  }
  expect(await by.check(new AbortController().signal)).toBe(
    `posts to ${base}, signed, with a token; nothing was sent to try it`,
  );
  expect(received).toHaveLength(2);
});
