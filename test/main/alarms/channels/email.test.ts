import { expect, test } from 'vitest';
import { alarmsConfig } from '../../../../main/alarms/alarms-config.ts';
import { channelsOf } from '../../../../main/alarms/channels.ts';
import { personConfig } from '../../../../main/duty/people-config.ts';
import { message } from '../../../src/alarms/messages.ts';
import { type Broken, smtpDouble } from './smtp-double.ts';

const WEBER = personConfig.parse({ id: 'weber', name: 'J. Weber', email: 'j.weber@example.net' });
const NEVER = new AbortController().signal;

async function sentTo(broken: Broken | null) {
  const { port, taken } = await smtpDouble(broken);
  const { channels } = alarmsConfig.parse({
    channels: [
      {
        id: 'mail',
        type: 'email',
        host: '127.0.0.1',
        port,
        tls: 'none',
        from: 'noc@example.net',
        ca_file: undefined,
      },
    ],
  });
  const [mail] = channelsOf({ channels }, [WEBER], { folder: '/', station: 'NOC 1', now: () => 0 });
  return { sent: await mail.send(message(), null, NEVER), taken };
}

test('a message that is taken has arrived', async () => {
  const { sent, taken } = await sentTo(null);
  expect(sent).toEqual({ kind: 'arrived' });
  expect(taken).toHaveLength(1);
  expect(taken[0]).toContain('@noc-1>');
});

test('a connection that is lost after the last byte, or an answer that does not come, may have arrived', async () => {
  for (const answer of [null, undefined, 'what?']) {
    const { sent, taken } = await sentTo({ at: 'text', answer });
    expect(sent).toMatchObject({ kind: 'failed', mayHaveArrived: true });
    expect(taken).toHaveLength(1);
  }
}, 20_000);

test('what is refused after the last byte did surely not arrive', async () => {
  for (const answer of ['451 later', '554 never']) {
    expect((await sentTo({ at: 'text', answer })).sent).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining(`refuses the message: ${answer}; `),
      mayHaveArrived: false,
    });
  }
});

test('what fails before the text did surely not arrive', async () => {
  const cases: [Broken, RegExp][] = [
    [{ at: 'connect', answer: null }, /broke the connection off/],
    [{ at: 'connect', answer: 'HTTP/1.1 400 Bad Request' }, /does not speak SMTP; check host and port/],
    [{ at: 'EHLO', answer: null }, /broke the connection off/],
    [{ at: 'MAIL', answer: '553 not you' }, /: 553 not you; correct from/],
    [{ at: 'RCPT', answer: '550 no such mailbox' }, /: 550 no such mailbox; correct the person's email/],
    [{ at: 'RCPT', answer: null }, /broke the connection off/],
    [{ at: 'MAIL', answer: '530 log in first' }, /it asks for a login: set user and password_file/],
    [{ at: 'DATA', answer: '452 disk full' }, /: 452 disk full; /],
    [{ at: 'DATA', answer: null }, /broke the connection off/],
  ];
  for (const [broken, why] of cases) {
    const { sent, taken } = await sentTo(broken);
    expect(sent, JSON.stringify(broken)).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(why),
      mayHaveArrived: false,
    });
    expect(taken).toEqual([]);
  }
});

test('who has no address is not reached', async () => {
  const { channels } = alarmsConfig.parse({
    channels: [{ id: 'mail', type: 'email', host: 'localhost', tls: 'none', from: 'noc@example.net' }],
  });
  const [mail] = channelsOf({ channels }, [WEBER], { folder: '/', station: 'noc', now: () => 0 });
  expect([mail.reaches('weber'), mail.reaches('somebody')]).toEqual([true, false]);
  expect(await mail.send(message({ person: 'somebody', name: 'S.' }), null, NEVER)).toEqual({
    kind: 'failed',
    why: 'S. has no e-mail address; add email in people',
    mayHaveArrived: false,
  });
});
