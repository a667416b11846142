import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { doorkeeper } from '../../../main/api/doorkeeper.ts';

const app = new Hono()
  .use(doorkeeper(() => ['127.0.0.1:7411', 'localhost:7411']))
  .get('*', (context) => context.text('in'));
const ask = (url: string, headers: Record<string, string> = {}) => app.request(url, { headers });

test('its own pages are let in', async () => {
  for (const host of ['127.0.0.1:7411', 'localhost:7411']) {
    expect((await ask(`http://${host}/`)).status).toBe(200);
    expect(
      (await ask(`http://${host}/`, { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(200);
  }
});

test("a foreign name bound to the station's address is refused", async () => {
  expect((await ask('http://evil.example:7411/api/board')).status).toBe(421);
  expect((await ask('http://127.0.0.1:7411/api/board', { host: 'evil.example:7411' })).status).toBe(421);
  expect((await ask('http://127.0.0.1:8080/api/board')).status).toBe(421);
});

test('pages of other origins are refused', async () => {
  const url = 'http://127.0.0.1:7411/api/board';
  const foreign: Record<string, string>[] = [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:3000' },
    { origin: 'https://127.0.0.1:7411' },
    { origin: 'app://127.0.0.1:7411' },
    // The same machine under its other name is another origin.
    { origin: 'http://localhost:7411' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ];
  for (const headers of foreign) {
    expect((await ask(url, headers)).status, JSON.stringify(headers)).toBe(403);
  }
});

test('a link that somebody followed from another site shows the page, but asks nothing of the api', async () => {
  const followed = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  };
  expect((await ask('http://127.0.0.1:7411/', followed)).status).toBe(200);
  expect((await ask('http://127.0.0.1:7411/api/board', followed)).status).toBe(403);
  expect((await ask('http://127.0.0.1:7411/', { ...followed, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
});

test('only what is listed is written, and only by its own pages', async () => {
  const writes = new Hono()
    .use(doorkeeper(() => ['127.0.0.1:7411']))
    .all('*', (context) => context.text('in'));
  const status = async (method: string, path: string, headers: Record<string, string> = {}) =>
    (await writes.request(`http://127.0.0.1:7411${path}`, { method, headers })).status;
  const written = ['first-run/configuration', 'first-run/demo', 'desk/reason-codes', 'desk/views'];
  for (const path of written) {
    expect(await status('POST', `/api/${path}`), path).toBe(200);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect(await status(method, `/api/${path}`), `${method} ${path}`).toBe(405);
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      // A form on another site, sent as somebody's click.
      { origin: 'null', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    ];
    for (const headers of foreign) expect(await status('POST', `/api/${path}`, headers)).toBe(403);
  }
  for (const path of [
    '/',
    '/api/board',
    '/api/desk',
    '/api/desk/views/',
    '/api/DESK/views',
    '//api/desk/views',
  ])
    expect(await status('POST', path), path).toBe(405);
  expect(await status('HEAD', '/api/board')).toBe(200);
});

test('every answer carries the security headers, refusals included', async () => {
  for (const response of [await ask('http://127.0.0.1:7411/'), await ask('http://evil.example/')]) {
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('each door has hosts of its own', async () => {
  const two = new Hono()
    .use(doorkeeper((protocol) => (protocol === 'app:' ? ['wallclock'] : ['127.0.0.1:7411'])))
    .get('*', (context) => context.text('in'));
  const status = async (url: string, headers: Record<string, string> = {}) =>
    (await two.fetch(new Request(url, { headers }))).status;
  expect(await status('app://wallclock/api/board', { origin: 'app://wallclock' })).toBe(200);
  expect(await status('http://127.0.0.1:7411/api/board')).toBe(200);
  expect(await status('http://wallclock/api/board')).toBe(421);
  expect(await status('http://127.0.0.1:7411/api/board', { host: 'wallclock' })).toBe(421);
  expect(await status('app://127.0.0.1:7411/api/board')).toBe(421);
  expect(await status('http://127.0.0.1:7411/api/board', { origin: 'app://wallclock' })).toBe(403);
});
