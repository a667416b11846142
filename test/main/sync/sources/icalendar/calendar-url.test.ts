import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { serving } from '../received/serving.ts';
import { CalendarFile, calendarOf, Filed, NOW, sourceOf } from './polled.ts';

const one = (start: string) => calendarOf(['UID:a', `DTSTART:${start}T000000Z`, 'DURATION:PT1H']);

describe('a calendar from a URL', () => {
  test.each(['etag', 'last-modified'])(
    'is asked for by its %s, and sent only when it changed',
    async (validator) => {
      let text = one('20260330');
      let version = 1;
      const asked: [number, string | undefined][] = [];
      const { base } = await serving((request, response) => {
        const known = request.headers[validator === 'etag' ? 'if-none-match' : 'if-modified-since'];
        const now = validator === 'etag' ? `"v${version}"` : `Mon, 23 Mar 2026 0${version}:00:00 GMT`;
        const status = known === now ? 304 : 200;
        asked.push([status, request.headers.authorization]);
        response.writeHead(status, {
          [validator]: now,
          'content-type': 'text/calendar',
          date: 'Mon, 23 Mar 2026 14:20:14 GMT',
        });
        response.end(status === 200 ? text : undefined);
      });
      const { folder } = new CalendarFile();
      writeFileSync(`${folder}/token`, 's3cret-token\n');
      const source = sourceOf(folder, { url: `${base}/work.ics?key=hidden`, token_file: 'token' });
      const filed = new Filed();
      await filed.poll(source);
      expect(await filed.poll(source)).toEqual([]);
      expect(filed.answers).toBe(2);
      expect(filed.date).toBe(Date.parse('2026-03-23T14:20:14Z'));
      [text, version] = [one('20260406'), 2];
      await filed.poll(source);
      expect(filed.windows).toEqual(['a 2026-04-06T00:00:00Z..2026-04-06T01:00:00Z']);
      // On the next day it is asked for whole, since the span of recurring work has moved on.
      filed.now = NOW + 86_400_000;
      await filed.poll(source);
      expect(asked.map(([status]) => status)).toEqual([200, 304, 200, 200]);
      expect(new Set(asked.map(([, token]) => token))).toEqual(new Set(['Bearer s3cret-token']));
      text = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR';
      version = 3;
      const [batch] = await filed.poll(source);
      expect(batch.quarantined[0].place).toBe(`${base}/work.ics line 2`);
      expect(JSON.stringify(batch)).not.toMatch(/hidden|s3cret/);
    },
  );

  test('a calendar that was refused is asked for whole again', async () => {
    const many = (count: number) =>
      calendarOf(
        ...Array.from({ length: count }, (_, i) => [`UID:${i}`, 'DTSTART:20260330T000000Z', 'DURATION:PT1H']),
      );
    let text = many(9);
    const { base } = await serving((request, response) => {
      const etag = `"${text.length}"`;
      const same = request.headers['if-none-match'] === etag;
      response.writeHead(same ? 304 : 200, { etag }).end(same ? undefined : text);
    });
    const source = sourceOf('/', { url: base });
    const filed = new Filed();
    await filed.poll(source);
    text = many(2);
    await expect(filed.poll(source)).rejects.toThrow('7 of 9 notices with work to come would vanish');
    await expect(filed.poll(source)).rejects.toThrow('7 of 9 notices with work to come would vanish');
    expect(filed.works.size).toBe(9);
  });

  const answers: [string, RequestListener, RegExp, object?][] = [
    ['401', (_, r) => r.writeHead(401).end(), /answers 401: a token is missing; set token_file$/],
    [
      '403',
      (_, r) => r.writeHead(403).end(),
      /answers 403: the token may not read this calendar; extend its rights$/,
    ],
    [
      '404',
      (_, r) => r.writeHead(404).end(),
      /\/c\.ics answers 404: there is no such calendar; correct the address$/,
    ],
    ['500', (_, r) => r.writeHead(500).end('s3cret'), /answers 500: the server has a fault of its own/],
    ['204', (_, r) => r.writeHead(204).end(), /answers 204, which is not a calendar; check the address$/],
    [
      'a redirect',
      (_, r) => r.writeHead(302, { location: '/login?token=s3cret' }).end(),
      /answers 302 and leads to http:\/\/127\.0\.0\.1:\d+\/login, which is not followed; configure the final address$/,
    ],
    [
      'a web page',
      (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
      /is a web page, not a calendar; perhaps a sign-in page/,
    ],
    [
      'JSON',
      (_, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
      /is JSON, not a calendar/,
    ],
    [
      'a server that is too slow',
      (_, r) => void r.writeHead(200).write('BEGIN:VCALENDAR\r\n'),
      /did not send the whole calendar within 1 s; check the server or raise timeoutSeconds$/,
      { timeoutSeconds: 1 },
    ],
    [
      'far too much',
      (_, r) => void r.writeHead(200, { 'content-length': String(30 * 1024 * 1024) }).write('BEGIN'),
      /sends more than 20971520 bytes; is it the right address\?$/,
    ],
    [
      'a connection that breaks off',
      (_, r) => {
        r.writeHead(200, { 'content-length': '1000' }).write('BEGIN:VCALENDAR\r\n');
        setTimeout(() => r.destroy(), 50);
      },
      /the connection broke off before the calendar was whole/,
    ],
  ];
  test.each(answers)('%s', async (_, listener, message, more = {}) => {
    const { base } = await serving(listener);
    const filed = new Filed();
    const failure = await filed
      .poll(sourceOf('/', { url: `${base}/c.ics?key=s3cret`, ...more }))
      .catch((error: Error) => error);
    expect((failure as Error).name).toBe('SourceError');
    expect((failure as Error).message).toMatch(message);
    expect((failure as Error).message).not.toContain('s3cret');
    expect(filed.answers).toBe(0);
  });

  test('check warns of a token that travels readable', async () => {
    const { base } = await serving((_, response) => response.end(one('20260330')));
    const loopback = sourceOf('/', { url: base, token: 'abc' });
    const found = await loopback.check(AbortSignal.timeout(5000), () => NOW);
    expect(found.join()).not.toContain('encryption');
  });
});
