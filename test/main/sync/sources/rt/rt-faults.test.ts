import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../../../main/sync/source.ts';
import { rtSource } from '../../../../../main/sync/sources/rt/rt-source.ts';
import { freePort } from '../../../../rt/server/port.ts';
import { type Stand, startFakeRt } from './fake-rt.ts';
import { instant } from './instants.ts';
import { rtConfig, syncedRt, theToken } from './synced.ts';

const TRANSACTIONS = /^\/transactions/;

/** What a poll says when RT answers like this; `path` is what goes wrong. */
async function faultOf(stand: Stand, path = TRANSACTIONS, changes = {}): Promise<string> {
  const rt = await startFakeRt();
  rt.create({ Provider: 'aura' });
  rt.instead(path, stand);
  const synced = syncedRt(rtConfig(rt.url, changes), { now: instant('20:00') });
  const error = await synced.poll().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SourceError);
  const { message, stack } = error as SourceError;
  expect(`${message} ${stack}`).not.toContain(theToken);
  expect(message).toContain(`${rt.url}/REST/2.0/`);
  rt.instead(path, undefined);
  await synced.poll();
  expect(synced.store.tickets.onBoard()).toEqual(['rt:1']);
  return message.replaceAll(rt.url, 'RT');
}

const json =
  (status: number, body: string): Stand =>
  (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);

describe('an answer that is none names the place and the remedy, and the next poll heals', () => {
  test('the token is not accepted', async () => {
    expect(await faultOf(json(401, '{"message":"Unauthorized"}'))).toBe(
      'RT/REST/2.0/transactions: RT does not accept the token (401); make a new one in RT for the sync user and put it where token or token_file points',
    );
  });

  test('forbidden', async () => {
    expect(await faultOf(json(403, '{"message":"Forbidden"}'))).toContain('it needs SeeQueue, ShowTicket');
  });

  test('the queue is not there', async () => {
    expect(await faultOf(json(404, '{"message":"Not Found"}'), /^\/queue/)).toBe(
      "RT/REST/2.0/queue/NOC: queue 'NOC' is not known to RT; correct queues, or give the user SeeQueue, ShowTicket and SeeCustomField on it",
    );
  });

  test('there is no REST 2.0 at that address', async () => {
    expect(await faultOf(json(404, '{"message":"Not Found"}'))).toContain('is url the address of RT itself');
  });

  test('a redirection is not followed', async () => {
    const away: Stand = (response) =>
      response.writeHead(302, { Location: 'https://login.example.net/sso?next=%2F' }).end('Login required');
    expect(await faultOf(away)).toBe(
      'RT/REST/2.0/transactions: RT redirects to https://login.example.net/sso, which is not followed, so that the token stays where it belongs; set url to where RT really is',
    );
  });

  test('a web page', async () => {
    const page: Stand = (response) => response.end('<!DOCTYPE html><title>Welcome</title>');
    expect(await faultOf(page)).toContain('a web page instead of JSON; is url the address of RT itself');
  });

  test('JSON that ends in the middle', async () => {
    expect(await faultOf(json(200, '{"items":[{"id":"6'))).toContain('broken JSON');
  });

  test('a connection that is cut in the middle of the answer', async () => {
    const cut: Stand = (response) => {
      response.writeHead(200, { 'Content-Length': '500' });
      response.write('{"items":[');
      setTimeout(() => response.destroy(), 20);
    };
    expect(await faultOf(cut)).toContain('the connection was cut before the answer was whole');
  });

  test('a connection that is cut at once', async () => {
    expect(await faultOf((response) => response.destroy())).toContain('the connection was cut');
  });

  test('no answer in time', async () => {
    expect(await faultOf(() => {}, TRANSACTIONS, { timeoutSeconds: 1 })).toContain('no answer within 1 s');
  });

  test('an answer that never ends', async () => {
    const dribble: Stand = (response) => {
      response.write('{"items":[');
      const timer = setInterval(() => response.write(' '), 100);
      response.on('close', () => clearInterval(timer));
    };
    expect(await faultOf(dribble, TRANSACTIONS, { timeoutSeconds: 1 })).toContain('no answer within 1 s');
  });

  test('an answer that never ends and comes fast is given up at once, not kept', async () => {
    let sent = 0;
    const flood: Stand = (response) => {
      const megabyte = Buffer.alloc(1 << 20, ' ');
      const more = () => {
        do sent++;
        while (response.write(megabyte) && !response.destroyed);
        response.once('drain', more);
      };
      more();
    };
    expect(await faultOf(flood)).toBe(
      'RT/REST/2.0/transactions: an answer of more than 50000000 bytes is refused; is url the address of RT itself?',
    );
    expect(sent).toBeLessThan(100);
  });

  test('an inner fault of RT, without a word', async () => {
    expect(await faultOf(json(500, ''))).toBe('RT/REST/2.0/transactions: RT answered 500; it is tried again');
  });

  test('an inner fault of RT, with its words', async () => {
    expect(await faultOf(json(502, '{"message":"out of memory"}'))).toContain('502 and says: out of memory');
  });

  test.each([
    ['null', 'its root'],
    ['{"count":0}', 'items'],
    ['{"items":[{"id":62,"Type":"Create"}]}', 'items.0.Created'],
    [
      '{"items":[{"id":"62","Created":"soon","Creator":"","ObjectId":"1"}]}',
      'items.0.Created: is no instant',
    ],
  ])('JSON of another form: %s', async (body, place) => {
    const fault = await faultOf(json(200, body));
    expect(fault).toContain(
      `RT/REST/2.0/transactions: RT's answer is not what REST 2.0 of RT 5 gives, at ${place}`,
    );
    expect(fault).toContain('is this RT 5?');
  });

  test('someone who repeats what they were sent', async () => {
    const echo: Stand = (response, request) =>
      response.writeHead(500).end(JSON.stringify({ message: `bad header ${request.headers.authorization}` }));
    expect(await faultOf(echo)).toContain('bad header token (the token)');
    const away: Stand = (response, request) =>
      response.writeHead(302, { Location: `/${request.headers.authorization?.split(' ')[1]}` }).end();
    expect(await faultOf(away)).toContain('redirects to /(the token)');
  });
});

test('nobody there', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  await expect(syncedRt(rtConfig(url), { now: instant('20:00') }).poll()).rejects.toThrow(
    `${url}/REST/2.0/queue/NOC: connection refused; is RT running, and is url right?`,
  );
});

test('a token that cannot be had is said as it is', async () => {
  const rt = await startFakeRt();
  const source = rtSource(rtConfig(rt.url), () => {
    throw new SourceError('token_file: /etc/rt-token cannot be read (ENOENT); put the token there');
  });
  await expect(source.check(AbortSignal.timeout(5000), Date.now)).rejects.toThrow(
    /^token_file: .* put the token there$/,
  );
  expect(rt.requests).toEqual([]);
});

test('the token is sent in its header only, by no browser, without a cookie, cookies offered or not', async () => {
  const rt = await startFakeRt();
  rt.create({ Provider: 'aura' });
  rt.instead(/^\/user/, (response) => {
    response.writeHead(200, { 'Set-Cookie': 'RT_SID=abc; Path=/' }).end('{"Name":"duty","Privileged":1}');
  });
  await syncedRt(rtConfig(rt.url), { now: instant('20:00') }).poll();
  expect(rt.requests.length).toBeGreaterThan(5);
  for (const { url, headers, method } of rt.requests) {
    const { authorization, ...others } = headers;
    expect(method).toBe('GET');
    expect(authorization).toBe(`token ${theToken}`);
    expect(`${url} ${JSON.stringify(others)}`).not.toContain(theToken);
    expect(headers['user-agent']).toBe('wallclock');
    expect(headers.cookie).toBeUndefined();
  }
});
