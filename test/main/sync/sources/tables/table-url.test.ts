import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { serving } from '../received/serving.ts';
import { folderWith, Stored, sourceOf } from './polled.ts';

const CSV = 'id,name\nC1,Kestrel\n';

describe('a table from a URL', () => {
  test('is asked for once, then only when it changed; its clock is told', async () => {
    let text = CSV;
    const statuses: number[] = [];
    const asked: (string | undefined)[] = [];
    const { base } = await serving((request, response) => {
      asked.push(request.headers.authorization);
      const etag = `"${text.length}"`;
      const status = request.headers['if-none-match'] === etag ? 304 : 200;
      statuses.push(status);
      response.writeHead(status, { etag, 'content-type': 'text/csv', date: 'Mon, 23 Mar 2026 14:20:14 GMT' });
      response.end(status === 200 ? text : undefined);
    });
    const folder = folderWith({ token: 's3cret-token\n' });
    const source = sourceOf(folder, { customers: `${base}/customers?key=hidden` }, { token_file: 'token' });
    const stored = new Stored();
    expect(await stored.poll(source)).toHaveLength(1);
    expect(await stored.poll(source)).toEqual([]);
    expect(statuses).toEqual([200, 304]);
    expect(stored.answers).toBe(2);
    expect(stored.date).toBe(Date.parse('2026-03-23T14:20:14Z'));
    text = 'id,name\nC1,Kestrel\nC2,\n';
    const [batch] = await stored.poll(source);
    expect(batch.quarantined[0].place).toBe(`${base}/customers line 3, column name`);
    expect(new Set(asked)).toEqual(new Set(['Bearer s3cret-token']));
    expect(JSON.stringify(batch)).not.toMatch(/hidden|s3cret/);
  });

  test('an unchanged table is fetched again when another changed', async () => {
    let services = 'id,customerId,name\nS1,C1,Webspace\n';
    const { base } = await serving((request, response) => {
      const text = request.url === '/customers.csv' ? CSV : services;
      const etag = `"${text.length}"`;
      const same = request.headers['if-none-match'] === etag;
      response.writeHead(same ? 304 : 200, { etag }).end(same ? undefined : text);
    });
    const source = sourceOf('/', { customers: `${base}/customers.csv`, services: `${base}/services.csv` });
    const stored = new Stored();
    await stored.poll(source);
    services = 'id,customerId,name\nS1,C1,Webspace\nS2,C2,Webspace\n';
    const [batch] = await stored.poll(source);
    expect(batch.snapshotOf).toEqual(['service']);
    expect(batch.quarantined).toHaveLength(1);
  });

  const answers: [string, RequestListener, RegExp, object?][] = [
    [
      '401 without a token',
      (_, r) => r.writeHead(401).end(),
      /answers 401: a token is missing; set token_file$/,
    ],
    [
      '401 with a token',
      (_, r) => r.writeHead(401).end(),
      /answers 401: the token is wrong or has expired; renew it$/,
      { token: 's3cret' },
    ],
    [
      '404',
      (_, r) => r.writeHead(404).end(),
      /\/c\.csv answers 404: there is no such table; correct the address$/,
    ],
    ['500', (_, r) => r.writeHead(500).end('s3cret'), /answers 500: the server has a fault of its own/],
    [
      'a redirect',
      (_, r) => r.writeHead(302, { location: '/login?token=s3cret' }).end(),
      /answers 302 and leads to http:\/\/127\.0\.0\.1:\d+\/login, which is not followed; configure the final address$/,
    ],
    [
      'a web page',
      (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
      /is a web page, not a table; perhaps a sign-in page/,
    ],
    [
      'a server that is too slow',
      (_, r) => void r.writeHead(200).write('id,name\n'),
      /did not send the whole table within 1 s; check the server or raise timeoutSeconds$/,
      { timeoutSeconds: 1 },
    ],
    [
      'far too much',
      (_, r) => void r.writeHead(200, { 'content-length': String(300 * 1024 * 1024) }).write('id,name\n'),
      /sends more than 209715200 bytes; is it the right address\?$/,
    ],
    [
      'a connection that breaks off',
      (_, r) => {
        r.writeHead(200, { 'content-length': '1000' }).write(CSV);
        setTimeout(() => r.destroy(), 50);
      },
      /the connection broke off before the table was whole/,
    ],
  ];
  test.each(answers)('%s', async (_, listener, message, more = {}) => {
    const { base } = await serving(listener);
    const source = sourceOf('/', { customers: `${base}/c.csv?key=s3cret` }, more);
    const stored = new Stored();
    const failure = await stored.poll(source).then(
      () => null,
      (error: Error) => error,
    );
    expect(failure?.name).toBe('SourceError');
    expect(failure?.message).toMatch(message);
    expect(failure?.message).not.toContain('s3cret');
    expect(stored.answers).toBe(0);
  });

  test('nothing listens', async () => {
    const { base, end } = await serving(() => {});
    end();
    await expect(new Stored().poll(sourceOf('/', { customers: `${base}/c.csv` }))).rejects.toThrow(
      'nothing listens there (ECONNREFUSED)',
    );
  });

  test('a token that cannot be sent is not shown', async () => {
    const folder = folderWith({ token: 'two words' });
    const source = sourceOf(folder, { customers: 'http://127.0.0.1:1/c.csv' }, { token_file: 'token' });
    await expect(new Stored().poll(source)).rejects.toThrow('holds a space');
    await expect(new Stored().poll(source)).rejects.not.toThrow('two words');
  });
});
