// The examples of docs/alarms.md: each is a configuration, and what its webhooks post is what the other side takes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type ChannelParts, channelsOf } from '../../../main/alarms/channels.ts';
import { parseConfiguration } from '../../../main/configuration/read-configuration.ts';
import { message } from '../../src/alarms/messages.ts';
import { serving } from '../sync/sources/received/serving.ts';

const DOCUMENT = readFileSync(new URL('../../../docs/alarms.md', import.meta.url), 'utf8');
const EXAMPLES = [...DOCUMENT.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml]) => yaml);
const LINK = 'https://noc.example.net/acknowledge?t=abc';

const parsed = (yaml: string) =>
  parseConfiguration(`sources: [{ id: demo, type: demo }]\n${yaml}`, 'w.yaml', { SMS_KEY: 'k3y' });

test('each example is a right configuration', () => {
  expect(EXAMPLES).toHaveLength(6);
  for (const yaml of EXAMPLES) expect(parsed(yaml).alarms, yaml).toBeDefined();
});

/** Sends an alarm by the example that holds `part`; answers what the server was posted. */
async function postedBy(part: string, changes: (yaml: string) => string = (yaml) => yaml) {
  const [yaml] = EXAMPLES.filter((one) => one.includes(part) && !one.includes('type: email'));
  const received: { path: string; headers: Record<string, unknown>; body: string }[] = [];
  const { base } = await serving((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      received.push({ path: request.url!, headers: request.headers, body });
      response.end();
    });
  });
  const local = yaml.replace(/^( +url: )https:\/\/[^/\s]+/m, `$1${base}`).replace(/^ +token_file: .*\n/m, '');
  const { alarms, people } = parsed(changes(local));
  const parts: ChannelParts = {
    folder: '/',
    station: 'noc-1',
    now: () => Date.parse('2026-03-23T13:10:22Z'),
  };
  const [channel] = channelsOf(alarms, people, parts);
  expect(await channel.send(message(), LINK, new AbortController().signal)).toEqual({ kind: 'arrived' });
  return received[0];
}

test('ntfy: what its server takes as JSON at its root', async () => {
  // https://docs.ntfy.sh/publish/#publish-as-json
  const action = z.strictObject({ action: z.literal('view'), label: z.string(), url: z.url() });
  const taken = z.strictObject({
    topic: z.string().regex(/^[-_A-Za-z0-9]{1,64}$/),
    title: z.string(),
    message: z.string().max(4096),
    priority: z.int().min(1).max(5),
    tags: z.array(z.string()),
    click: z.url(),
    actions: z.array(action).max(3),
  });
  const { path, headers, body } = await postedBy('format: ntfy');
  expect([path, headers['content-type']]).toEqual(['/', 'application/json']);
  expect(taken.parse(JSON.parse(body))).toMatchObject({ topic: 'noc-weber-4f1c', priority: 5 });
});

test('a paging gateway: an event with a routing key, a key against repeats and a severity', async () => {
  const taken = z.strictObject({
    routing_key: z.string().min(1),
    event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
    dedup_key: z.string().max(255),
    payload: z.strictObject({
      summary: z.string().max(1024),
      source: z.string(),
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      custom_details: z.record(z.string(), z.unknown()),
    }),
    links: z.array(z.strictObject({ href: z.url(), text: z.string() })),
  });
  const { path, body } = await postedBy('routing_key');
  expect(path).toBe('/v2/enqueue');
  expect(taken.parse(JSON.parse(body))).toMatchObject({
    routing_key: 'R0UT1NGKEY',
    dedup_key: message().key,
    payload: {
      summary: 'Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET',
      custom_details: { level: 1, due: '2026-03-23T13:40:20.000Z' },
    },
  });
});

test('a gateway for text messages: the fields of a form, and its own key in a header', async () => {
  const { path, headers, body } = await postedBy('encoding: form');
  expect([path, headers['x-api-key'], headers['content-type']]).toEqual([
    '/send',
    'k3y',
    'application/x-www-form-urlencoded',
  ]);
  expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
    to: '+491701234567',
    text: 'Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET',
    reference: message().key,
  });
});

test('Wallclock’s own JSON has the keys that are documented, and its signature is checked as documented', async () => {
  const { headers, body } = await postedBy('format: ntfy', (yaml) =>
    yaml.replace('format: ntfy', 'format: wallclock\n      secret: s3cret'),
  );
  const [, example] = /^```json\n(.*?)^```$/ms.exec(DOCUMENT)!;
  expect(Object.keys(JSON.parse(body)).sort()).toEqual(Object.keys(JSON.parse(example)).sort());
  const timestamp = String(headers['x-wallclock-timestamp']);
  const wanted = createHmac('sha256', 's3cret').update(timestamp).update('.').update(body).digest('hex');
  const shown = String(headers['x-wallclock-signature']);
  expect(timingSafeEqual(Buffer.from(shown), Buffer.from(`v1=${wanted}`))).toBe(true);
});
