import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { alarmsConfig } from '../../main/alarms/alarms-config.ts';
import type { Channel } from '../../main/alarms/channel.ts';
import { type CheckedChannel, channelsOf } from '../../main/alarms/channels.ts';
import { personConfig } from '../../main/duty/people-config.ts';
import type { AlarmMessage } from '../../src/alarms/message.ts';
import { message } from '../src/alarms/messages.ts';
import { LOGIN, NO_MAILBOX } from './server/configuration.ts';
import { type MailServer, startMailServer } from './server/server.ts';

let server: MailServer;
let folder: string;

test.beforeAll(async () => {
  server = await startMailServer();
  folder = mkdtempSync(join(tmpdir(), 'wallclock-email-'));
  writeFileSync(join(folder, 'smtp.password'), `${LOGIN.password}\n`);
});
test.afterAll(async () => {
  await server?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const PEOPLE = [
  { id: 'weber', name: 'Jürgen Wéber, NOC', email: 'j.weber@example.net' },
  { id: 'nobody', name: 'Nobody', email: NO_MAILBOX },
].map((one) => personConfig.parse(one));

/** The e-mail channel of the server, with the keys of `changes`. */
function channel(changes: object = {}): CheckedChannel {
  const config = {
    ...{ id: 'mail', type: 'email', host: 'localhost', port: server.ports.starttls, user: LOGIN.user },
    ...{ password_file: 'smtp.password', ca_file: server.certificate, from: 'Wallclock <noc@example.net>' },
    ...changes,
  };
  const { channels } = alarmsConfig.parse({ channels: [config] });
  return channelsOf({ channels }, PEOPLE, { folder, station: 'noc-1', now: () => Date.now() })[0];
}

const send = (by: Channel, changes: Partial<AlarmMessage> = {}) =>
  by.send(
    message({ name: PEOPLE[0].name, ...changes }),
    'https://wallclock.example.net/acknowledge?t=abc',
    never,
  );
const never = new AbortController().signal;

/** Sends a message, and answers it as it stands in the mailbox. */
async function delivered(by: Channel, changes: Partial<AlarmMessage> = {}): Promise<string> {
  const before = server.mails();
  const added = () => server.mails().filter((mail) => !before.includes(mail));
  expect(await send(by, changes)).toEqual({ kind: 'arrived' });
  await expect.poll(() => added().length).toBe(1);
  return added()[0];
}

test('a message arrives under TLS and by a login, whole, with the headers that machines go by', async () => {
  const mail = await delivered(channel());
  expect(mail).toMatch(/with esmtpsa +\(TLS1\.3\)/);
  expect(mail).toContain('Envelope-to: j.weber@example.net\n');
  expect(mail).toContain('From: Wallclock <noc@example.net>\n');
  expect(mail).toMatch(/^To: =\?UTF-8\?.*<j\.weber@example\.net>$/m);
  expect(mail).toContain('Subject: Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET\n');
  expect(mail).toMatch(/^Message-ID: *\n? ?<rt%3A4711%2Ffirst-reaction%2F1%2F1~1~weber~mail@noc-1>$/im);
  expect(mail).toMatch(/^X-Wallclock-Key: rt%3A4711%2Ffirst-reaction%2F1%2F1~1~weber~mail$/m);
  expect(mail).toContain('Auto-Submitted: auto-generated\n');
  expect(mail).not.toMatch(/^(X-Wallclock-Repeat|In-Reply-To|References|Bcc):/m);
  expect(mail).toContain('Acknowledge: https://wallclock.example.net/acknowledge?t=');
  expect(mail).not.toContain(LOGIN.password);
});

test('TLS from the first byte', async () => {
  const mail = await delivered(channel({ tls: 'implicit', port: server.ports.implicit }));
  expect(mail).toMatch(/with esmtpsa +\(TLS1\.3\)/);
});

test('a repeat has the same Message-ID and says that it may be one; a later telling belongs to the first', async () => {
  const id = (mail: string) => /^Message-ID:\s*(<\S+>)$/im.exec(mail)![1];
  const first = await delivered(channel());
  const repeat = await delivered(channel(), { attempt: 2, repeat: true });
  expect(id(repeat)).toBe(id(first));
  expect(repeat).toContain('X-Wallclock-Repeat: possible\n');
  expect(repeat).toContain('This may be a repeat');
  const key = message({ telling: 2 }).key;
  const later = await delivered(channel(), { telling: 2, key, reasons: ['used-50'] });
  expect(id(later)).not.toBe(id(first));
  expect(/^In-Reply-To:\s*(<\S+>)$/im.exec(later)![1]).toBe(id(first));
  expect(/^References:\s*(<\S+>)$/im.exec(later)![1]).toBe(id(first));
});

test('a customer’s name neither adds a header nor breaks the subject', async () => {
  const ticket = { ...message().ticket!, customer: 'Kestrel\r\nBcc: everybody@example.net\r\n\r\n<b>Ørsted' };
  const mail = await delivered(channel(), { ticket });
  const [headers] = mail.split('\n\n');
  expect(headers).not.toMatch(/^Bcc:/im);
  expect(headers).toMatch(/^Subject: =\?UTF-8\?/m);
});

test('a refused login is said, without the password; a new one in the file counts at once', async () => {
  const file = join(folder, 'other.password');
  writeFileSync(file, 'wrong');
  const by = channel({ password_file: 'other.password' });
  expect(await send(by)).toEqual({
    kind: 'failed',
    why: `localhost:${server.ports.starttls} refuses the login of wallclock (535); correct user and password`,
    mayHaveArrived: false,
  });
  await expect(by.check(never)).rejects.toThrow(/refuses the login of wallclock \(535\)/);
  writeFileSync(file, LOGIN.password);
  await delivered(by);
});

test('without a login the server takes nothing, and says so', async () => {
  const sent = await send(channel({ user: undefined, password_file: undefined }));
  expect(sent).toMatchObject({ kind: 'failed', mayHaveArrived: false });
  expect(sent).toMatchObject({
    why: expect.stringMatching(/does not take the message: 550 log in to send; /),
  });
});

test('a mailbox that is not there, and a text that is refused, surely did not arrive', async () => {
  const before = server.mails().length;
  expect(await send(channel(), { person: 'nobody' })).toMatchObject({
    kind: 'failed',
    why: expect.stringContaining('550 no such mailbox; correct the person'),
    mayHaveArrived: false,
  });
  const ticket = { ...message().ticket!, customer: 'refused by content' };
  expect(await send(channel(), { ticket })).toMatchObject({
    kind: 'failed',
    why: expect.stringContaining('refuses the message: 550 this text is not taken'),
    mayHaveArrived: false,
  });
  expect(server.mails()).toHaveLength(before);
});

test('a certificate that nobody vouches for, or of another name, is refused before the password is sent', async () => {
  const untrusted = await send(channel({ ca_file: undefined }));
  expect(untrusted).toMatchObject({ kind: 'failed', mayHaveArrived: false });
  expect(untrusted).toMatchObject({
    why: expect.stringContaining('has a certificate that is not trusted ('),
  });
  const otherName = await send(channel({ host: '127.0.0.1' }));
  expect(otherName).toMatchObject({ kind: 'failed', mayHaveArrived: false });
  expect(otherName).toMatchObject({ why: expect.stringContaining('(ERR_TLS_CERT_ALTNAME_INVALID)') });
  expect(server.log()).not.toContain(LOGIN.password);
});

test('TLS that is begun otherwise than the server does, and a server without TLS, are told apart', async () => {
  const implicit = await send(channel({ tls: 'implicit' }));
  expect(implicit).toMatchObject({ why: expect.stringContaining('does not speak TLS there (') });
  const bare = await startMailServer({ tls: false });
  try {
    const sent = await send(channel({ port: bare.ports.starttls }));
    expect(sent).toMatchObject({ why: expect.stringContaining('offers no STARTTLS'), mayHaveArrived: false });
    expect(bare.log()).not.toContain('authenticator');
    // On loopback it may be left out; then the server offers no login.
    const plain = await send(channel({ port: bare.ports.starttls, tls: 'none' }));
    expect(plain).toMatchObject({ why: expect.stringContaining('takes no login') });
  } finally {
    await bare.remove();
  }
});

test('a server that is gone, one that hangs, and one that is back', async () => {
  const by = channel();
  await server.stop();
  expect(await send(by)).toMatchObject({
    why: expect.stringContaining('ECONNREFUSED'),
    mayHaveArrived: false,
  });
  await server.start();
  server.pause();
  const startedAt = performance.now();
  const hanging = await send(by);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect(hanging).toMatchObject({
    why: expect.stringContaining('does not answer in time'),
    mayHaveArrived: false,
  });
  server.resume();
  await delivered(by);
});

test('a try that is stopped ends at once', async () => {
  server.pause();
  const stopping = new AbortController();
  const sent = channel().send(message(), null, stopping.signal);
  stopping.abort();
  expect(await sent).toMatchObject({ kind: 'failed', why: 'sending was stopped' });
  server.resume();
});

test('a check tells that it answers, and sends nothing', async () => {
  const before = server.mails().length;
  expect(await channel().check(never)).toBe(
    `localhost:${server.ports.starttls} answers with TLS and takes the login of wallclock; nothing was sent to try it`,
  );
  expect(server.mails()).toHaveLength(before);
  expect(readFileSync(join(folder, 'smtp.password'), 'utf8')).toContain(LOGIN.password);
});
