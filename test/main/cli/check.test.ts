import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smtpDouble } from '../alarms/channels/smtp-double.ts';
import { temporaryFolder } from '../temporary-store.ts';
import { wallclock } from './command.ts';

function configured(yaml: string, files: Record<string, string> = {}): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'wallclock.yaml'), yaml);
  return join(folder, 'wallclock.yaml');
}

const TABLES = 'sources: [{ id: t, type: tables, title: Contracts, tables: { customers: customers.csv } }]\n';

test('a good configuration is said to be good, with what was found', async () => {
  const file = configured(TABLES, {
    'customers.csv': 'id,name,parentId,monthlyRevenueEur\nC1,Kestrel,,500\n',
  });
  const { status, out } = await wallclock(['check', '--config', file]);
  expect(out).toContain(`✓ ${file}: read`);
  expect(out).toMatch(/✓ Contracts: .*customers\.csv: 1 customer/);
  expect(status).toBe(0);
});

test('a missing table is named with what to do', async () => {
  const { status, out } = await wallclock(['check', '--config', configured(TABLES)]);
  expect(out).toMatch(/✗ Contracts: .*customers\.csv/);
  expect(status).toBe(1);
});

test('a misspelt key is named with its line and what was meant', async () => {
  const file = configured(TABLES.replace('tables: {', 'tabels: {'));
  const { status, out } = await wallclock(['check', '--config', file]);
  expect(out).toContain(`${file} line 1, sources[0].tabels: unknown key 'tabels': did you mean 'tables'?`);
  expect(status).toBe(1);
});

test("the user's own configuration is found without being named, and without one it is the demo", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'wallclock'));
  writeFileSync(
    join(folder, 'wallclock', 'wallclock.yaml'),
    'sources: [{ id: demo, type: demo, title: Mine }]\n',
  );
  const mine = await wallclock(['check'], '', { XDG_CONFIG_HOME: folder });
  expect(mine.out).toContain('✓ Mine: ');
  rmSync(join(folder, 'wallclock', 'wallclock.yaml'));
  symlinkSync('nowhere', join(folder, 'wallclock', 'wallclock.yaml'));
  const broken = await wallclock(['check'], '', { XDG_CONFIG_HOME: folder });
  expect(broken.out).toMatch(/^✗ .*wallclock\.yaml is a link to nowhere, which is not there/);
  expect(broken.status).toBe(1);
  const none = await wallclock(['check'], '', { XDG_CONFIG_HOME: join(folder, 'elsewhere') });
  expect(none.out).toContain('no configuration: the demo');
});

test('each channel is tried without sending anything, and who cannot be told is said', async () => {
  const { port } = await smtpDouble(null);
  const gone = await smtpDouble({ at: 'connect', answer: null });
  const file = configured(
    `${TABLES}
people:
  - { id: weber, name: J. Weber, email: j.weber@example.net }
  - { id: holm, name: K. Holm, addresses: { page: holm } }
  - { id: nobody, name: N. Obody }
alarms:
  channels:
    - { id: mail, type: email, host: 127.0.0.1, port: ${port}, tls: none, from: noc@example.net }
    - { id: gone, type: email, host: 127.0.0.1, port: ${gone.port}, tls: none, from: noc@example.net }
    - { id: page, type: webhook, format: ntfy, url: 'https://ntfy.example.net/x' }
`,
    { 'customers.csv': 'id,name,parentId,monthlyRevenueEur\n' },
  );
  const { status, out } = await wallclock(['check', '--config', file]);
  const lines = out.trim().split('\n');
  expect(lines.slice(lines.findIndex((line) => line.includes('channel mail')))).toEqual([
    `✓ channel mail: 127.0.0.1:${port} answers without TLS and without a login; nothing was sent to try it`,
    expect.stringMatching(
      /^✗ channel gone: 127\.0\.0\.1:\d+ broke the connection off; look into the server's log$/,
    ),
    '✓ channel page: posts to https://ntfy.example.net, not signed; nothing was sent to try it',
    '✓ people holm: K. Holm has no email, and is told by page only',
    '✗ people nobody: no channel reaches N. Obody: add email, or an address of a webhook channel',
  ]);
  expect(status).toBe(1);
});
