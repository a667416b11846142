import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { LOGIN } from './server/configuration.ts';
import { type MailServer, startMailServer } from './server/server.ts';

const COMMAND = fileURLToPath(new URL('../../dist/main/wallclock.js', import.meta.url));

let server: MailServer;
let folder: string;

test.beforeAll(async () => {
  server = await startMailServer();
  folder = mkdtempSync(join(tmpdir(), 'wallclock-mail-command-'));
});
test.afterAll(async () => {
  await server?.remove();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Runs the built command with the server as its one channel; whatever it says, it never says the password. */
async function wallclock(words: readonly string[], password: string) {
  const file = join(folder, 'wallclock.yaml');
  writeFileSync(
    file,
    `
sources: [{ id: demo, type: demo }]
people: [{ id: weber, name: J. Weber, email: j.weber@example.net }]
alarms:
  channels:
    - id: mail
      type: email
      host: localhost
      port: ${server.ports.starttls}
      user: ${LOGIN.user}
      password: \${env:SMTP_PASSWORD}
      ca_file: ${server.certificate}
      from: Wallclock <noc@example.net>
`,
  );
  const env = { ...process.env, SMTP_PASSWORD: password };
  const child = spawn(process.execPath, [COMMAND, ...words, '--config', file], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [status] = await once(child, 'close');
  expect(output).not.toContain(password);
  return { status, output };
}

test('check says that the mail server takes the login, or refuses it, and sends nothing', async () => {
  const well = await wallclock(['check'], LOGIN.password);
  expect(well.output).toContain(
    `✓ channel mail: localhost:${server.ports.starttls} answers with TLS and takes the login of wallclock`,
  );
  expect(well.status).toBe(0);
  const refused = await wallclock(['check'], 'battery horse');
  expect(refused.output).toMatch(
    /✗ channel mail: .* refuses the login of wallclock \(535\); correct user and password/,
  );
  expect(refused.status).toBe(1);
  expect(server.mails()).toEqual([]);
});

test('alarm test sends a mail that says that nothing is wrong', async () => {
  const words = ['alarm', 'test', '--person', 'weber'];
  const { status, output } = await wallclock(words, LOGIN.password);
  expect(output).toContain('✓ J. Weber by mail: arrived');
  expect(status).toBe(0);
  await expect.poll(() => server.mails().length).toBe(1);
  const [mail] = server.mails();
  expect(mail).toMatch(/^Subject: DEMO: Test alarm by /m);
  expect(mail).toContain('Nothing is wrong');
  const refused = await wallclock(words, 'battery horse');
  expect(refused.output).toContain('✗ J. Weber by mail: ');
  expect(refused.status).toBe(1);
});
