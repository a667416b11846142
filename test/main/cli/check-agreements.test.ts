import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleText } from '../agreements/example-agreements.ts';
import { temporaryFolder } from '../temporary-store.ts';
import { wallclock } from './command.ts';

const TABLES = `agreements: [nordlys.yaml, prairie.yaml]
sources:
  - id: crm
    type: tables
    title: Contracts
    provider: nordlys
    tables: { addresses: addresses.csv, agreements: agreements.csv }
`;

/** A folder with this configuration and both example agreements, as `change` leaves them. */
function configured(yaml: string, change = (text: string) => text): string {
  const folder = temporaryFolder();
  for (const name of ['nordlys.yaml', 'prairie.yaml'] as const) {
    writeFileSync(join(folder, name), change(exampleText(name)));
  }
  writeFileSync(join(folder, 'addresses.csv'), 'id,text\nN1,"Storgata 1, Tromsø"\n');
  writeFileSync(join(folder, 'agreements.csv'), 'addressId,tier,from,to\nN1,dogn,2025-01-01,\n');
  writeFileSync(join(folder, 'wallclock.yaml'), yaml);
  return join(folder, 'wallclock.yaml');
}

test('what each agreement file gives is said in a line, and the sources know its tiers', async () => {
  const { status, out } = await wallclock(['check', '--config', configured(TABLES)]);
  expect(out).toContain(
    '✓ nordlys.yaml: Nordlys Fiber (nordlys), tiers start, pluss, dogn; 6 calendars; valid from when it is first read\n',
  );
  expect(out).toContain(
    '✓ prairie.yaml: Prairie Hosting (prairie), first reaction to emergency tickets within 15 min; 2 calendars; valid from when it is first read\n',
  );
  expect(out).toMatch(/✓ Contracts: .*agreements\.csv: 1 agreement/);
  expect(status).toBe(0);
});

test('a day from which an agreement is valid is said, and what one does that is past', async () => {
  const valid = (day: string) => (text: string) => text.replace('form:', `validFrom: ${day}\nform:`);
  const ahead = await wallclock(['check', '--config', configured(TABLES, valid('2126-01-01'))]);
  expect(ahead.out).toContain('6 calendars; valid from 2126-01-01\n');
  const past = await wallclock(['check', '--config', configured(TABLES, valid('2026-01-01'))]);
  expect(past.out).toContain(
    'valid from 2026-01-01, which is past: where tickets have started since, a change waits for a reason (wallclock terms diff)',
  );
});

test('an agreement in place of one that Wallclock brings is said to be', async () => {
  const asAura = (text: string) => text.replace('provider: nordlys', 'provider: aura');
  const yaml = TABLES.replace('provider: nordlys', 'provider: aura');
  const { out, status } = await wallclock(['check', '--config', configured(yaml, asAura)]);
  expect(out).toContain('in place of the terms that Wallclock brings\n');
  expect(status).toBe(0);
});

test('a bad agreement is explained by file, line and path, and the exit status is 1', async () => {
  const file = configured(TABLES, (text) =>
    text.replace('saturday 22:00-04:00', 'tuesday 04:00-06:00').replace('goal: 15 min', 'goal: 15'),
  );
  const { status, out } = await wallclock(['check', '--config', file]);
  const at = (name: string) => file.replace('wallclock.yaml', name);
  expect(out.split('\n')).toEqual([
    `✗ ${at('nordlys.yaml')} line 31, plannedWork.windows[1]: tuesday 04:00-06:00 overlaps tuesday 01:00-05:00: make them one window`,
    `✗ ${at('prairie.yaml')} line 9, firstReaction.goal: 15 has no unit: write 8 h, 30 min or 1 h 30 min`,
    '',
  ]);
  expect(status).toBe(1);
});

test('a file that is missing, and a tier that no agreement has, are said', async () => {
  const missing = configured(TABLES.replace('prairie.yaml', 'prarie.yaml'));
  const { status, out } = await wallclock(['check', '--config', missing]);
  expect(out).toBe(
    `✗ ${missing} line 1, agreements[1]: there is no file ${missing.replace('wallclock.yaml', 'prarie.yaml')}\n`,
  );
  expect(status).toBe(1);
  const file = configured(TABLES);
  writeFileSync(
    file.replace('wallclock.yaml', 'agreements.csv'),
    'addressId,tier,from,to\nN1,pro,2025-01-01,\n',
  );
  const tier = await wallclock(['check', '--config', file]);
  expect(tier.out).toContain("line 2, column tier: 'pro' is not one of start, pluss, dogn of nordlys");
});
