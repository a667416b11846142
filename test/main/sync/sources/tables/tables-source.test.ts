import { renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Batch } from '../../../../../main/sync/source.ts';
import { AURA } from '../../../../../src/providers/aura.ts';
import { PROVIDERS } from '../../../../../src/providers/providers.ts';
import { folderWith, Stored, sourceOf } from './polled.ts';

const AGREEMENTS = 'addressId,customerId,tier,from,to\n';

describe('a source of tables', () => {
  test('gives every table as one snapshot of plain bodies', async () => {
    const folder = folderWith({
      'kunden.csv': '\ufeffKundennr;Firma;Umsatz;Telefon\r\nC1;Kestrel Hosting;499,99;069 1\r\n',
      'services.json': '[{"id": 7, "customerId": "C1", "name": "IP-Transit 10G", "kind": "IP-Transit"}]',
      'addresses.csv': 'id\ttext\tlines\nA1\tSøndergade 14, Skanderborg\tL-17|L-18\n',
      'activations.csv': 'customerId,service,from,to\nC1,Webspace,2024-01-01,2025-01-01\n',
      'agreements.csv': `${AGREEMENTS}A1,,Pro,2024-01-01,\nA2,C1,basis,2024-01-01,2025-01-01\nA1,C1,pro,2023-01-01,2024-01-01\n`,
    });
    const source = sourceOf(folder, {
      customers: {
        file: 'kunden.csv',
        columns: { id: 'Kundennr', name: 'Firma', monthlyRevenueEur: 'Umsatz' },
        ignore: ['Telefon'],
      },
      services: 'services.json',
      addresses: 'addresses.csv',
      activations: 'activations.csv',
      agreements: 'agreements.csv',
    });
    const stored = new Stored();
    const batches = await stored.poll(source);
    expect(batches.map(({ snapshotOf }) => snapshotOf)).toEqual([
      ['customer'],
      ['service'],
      ['address'],
      ['activation'],
      ['agreement'],
    ]);
    expect(
      batches.flatMap(({ records }) => records.map(({ record, at, body }) => [record, at, body])),
    ).toEqual([
      ['C1', 0, { id: 'C1', name: 'Kestrel Hosting', parentId: null, monthlyRevenueEur: 499.99 }],
      ['7', 0, { id: '7', customerId: 'C1', name: 'IP-Transit 10G', kind: 'IP-Transit' }],
      ['A1', 0, { id: 'A1', text: 'Søndergade 14, Skanderborg', lines: ['L-17', 'L-18'] }],
      [
        'aurologic/C1/Webspace/2024-01-01',
        0,
        {
          provider: 'aurologic',
          customerId: 'C1',
          service: 'Webspace',
          from: '2024-01-01',
          to: '2025-01-01',
        },
      ],
      [
        'aura/A1/pro/2024-01-01',
        0,
        {
          provider: 'aura',
          addressId: 'A1',
          customerId: null,
          tier: 'pro',
          from: '2024-01-01',
          to: null,
          listed: 1,
        },
      ],
      [
        'aura/A2/basis/2024-01-01',
        0,
        {
          provider: 'aura',
          addressId: 'A2',
          customerId: 'C1',
          tier: 'basis',
          from: '2024-01-01',
          to: '2025-01-01',
          listed: 1,
        },
      ],
      [
        'aura/A1/pro/2023-01-01',
        0,
        {
          provider: 'aura',
          addressId: 'A1',
          customerId: 'C1',
          tier: 'pro',
          from: '2023-01-01',
          to: '2024-01-01',
          listed: 2,
        },
      ],
    ]);
    expect(stored.answers).toBe(1);
  });

  test('says nothing while nothing changes, also after a restart, and then only what changed', async () => {
    const folder = folderWith({
      'c.csv': 'id,name\nC1,Kestrel\n',
      's.csv': 'id,customerId,name\nS1,C1,Webspace\n',
    });
    const tables = { customers: 'c.csv', services: 's.csv' };
    const source = sourceOf(folder, tables);
    const stored = new Stored();
    expect(await stored.poll(source)).toHaveLength(2);
    expect(await stored.poll(source)).toEqual([]);
    expect(await stored.poll(sourceOf(folder, tables))).toEqual([]);
    expect(stored.answers).toBe(3);
    writeFileSync(join(folder, 'c.csv'), 'id,name\nC1,Kestrel Hosting\n');
    expect((await stored.poll(source)).map(({ snapshotOf }) => snapshotOf[0])).toEqual(['customer']);
    // A customer that is gone is a finding of the services.
    writeFileSync(join(folder, 'c.csv'), 'id,name\nC2,Kestrel Hosting\n');
    const batches = await stored.poll(source);
    expect(batches.map(({ snapshotOf }) => snapshotOf[0])).toEqual(['customer', 'service']);
    expect(batches[1].quarantined[0].place).toBe('s.csv line 2, column customerId');
    expect(stored.ids('customer')).toEqual(['C2']);
  });

  test('a row that turned bad keeps its last good version; one that was left out is retired', async () => {
    const folder = folderWith({
      'a.csv': `${AGREEMENTS}A1,C1,pro,2024-01-01,\nA2,C1,pro,2024-01-01,\nA3,C1,pro,2024-01-01,\nA4,C1,pro,2024-01-01,\n`,
    });
    const source = sourceOf(folder, { agreements: 'a.csv' });
    const stored = new Stored();
    await stored.poll(source);
    writeFileSync(
      join(folder, 'a.csv'),
      `${AGREEMENTS}A1,C1,gold,2024-01-01,\nA2,C1,pro,2024-01-01,2023-01-01\nA4,C1,pro,2024-01-01,\n`,
    );
    const [batch] = await stored.poll(source);
    expect(batch.keep).toEqual(['aura/A1/pro/2024-01-01', 'aura/A2/pro/2024-01-01']);
    expect(stored.ids('agreement')).toEqual([
      'aura/A1/pro/2024-01-01',
      'aura/A2/pro/2024-01-01',
      'aura/A4/pro/2024-01-01',
    ]);
  });

  test('a file that looks cut off retires nothing', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `C${i},Customer ${i}\n`);
    const folder = folderWith({ 'c.csv': `id,name\n${rows.join('')}` });
    const source = sourceOf(folder, { customers: 'c.csv' });
    const stored = new Stored();
    await stored.poll(source);
    writeFileSync(join(folder, 'c.csv'), `id,name\n${rows.slice(0, 18).join('')}C1`);
    const [batch] = await stored.poll(source);
    expect(batch.quarantined).toEqual([
      {
        place: 'c.csv line 20',
        raw: 'C1',
        reason: 'has 1 of 2 columns and is the last row: the file looks cut off; write it anew',
      },
    ]);
    expect(stored.ids('customer')).toHaveLength(20);
  });

  test('a refused table leaves what was stored, and the other tables go in', async () => {
    const folder = folderWith({
      'c.csv': 'id,name\nC1,Kestrel\n',
      's.csv': 'id,customerId,name\nS1,C1,Webspace\n',
    });
    const source = sourceOf(folder, { customers: 'c.csv', services: 's.csv' });
    const stored = new Stored();
    await stored.poll(source);
    writeFileSync(join(folder, 'c.csv'), 'id,nmae\nC1,Kestrel\n');
    writeFileSync(join(folder, 's.csv'), 'id,customerId,name\nS1,C1,Webspace\nS2,C1,Colocation\n');
    await expect(stored.poll(source)).rejects.toThrow("did you mean 'name'?");
    expect(stored.ids('service')).toEqual(['S1', 'S2']);
    expect(stored.ids('customer')).toEqual(['C1']);
    // It is said again while the table stays as it is, and the source does not count as answering.
    await expect(stored.poll(source)).rejects.toThrow("did you mean 'name'?");
    expect(stored.answers).toBe(1);
    unlinkSync(join(folder, 'c.csv'));
    await expect(stored.poll(source)).rejects.toThrow(
      `c.csv: there is no file ${join(folder, 'c.csv')}; put it there or correct the path`,
    );
    writeFileSync(join(folder, 'c.csv'), 'id,name\nC1,Kestrel\n');
    expect(await stored.poll(source)).toEqual([]);
    expect(stored.answers).toBe(2);
  });

  test('a table whose batch is refused comes again, after the others', async () => {
    const folder = folderWith({
      'c.csv': 'id,name\nC1,Kestrel\n',
      's.csv': 'id,customerId,name\nS1,C1,Webspace\n',
    });
    const source = sourceOf(folder, { customers: 'c.csv', services: 's.csv' });
    const stored = new Stored();
    const refuses = (batch: { snapshotOf: readonly string[] }) => batch.snapshotOf.includes('customer');
    await expect(stored.poll(source, refuses)).rejects.toThrow('refused');
    await expect(stored.poll(source, refuses)).rejects.toThrow('refused');
    expect(stored.ids('service')).toEqual(['S1']);
    await stored.poll(source);
    expect(stored.ids('customer')).toEqual(['C1']);
  });

  test('fewer rows are accepted when the operator says how many are right', async () => {
    const folder = folderWith({ 'c.csv': 'id,name\nC1,Kestrel\n' });
    const accept = (acceptFewer: number) => sourceOf(folder, { customers: { file: 'c.csv', acceptFewer } });
    expect((await new Stored().poll(accept(1)))[0].acceptFewer).toBe(true);
    expect((await new Stored().poll(accept(2)))[0].acceptFewer).toBe(false);
  });

  test('check counts rows and problems', async () => {
    const folder = folderWith({
      'customers.csv': `id,name\n${Array.from({ length: 1204 }, (_, i) => `C${i},Customer ${i}\n`).join('')}`,
      'agreements.csv': `${AGREEMENTS}A1,C1,pro,2024-01-01,\nA2,C1,gold,2024-01-01,\n`,
    });
    const source = sourceOf(folder, { customers: 'customers.csv', agreements: 'agreements.csv' });
    expect(await source.check(AbortSignal.timeout(5000), Date.now)).toEqual([
      'customers.csv: 1,204 customers',
      "agreements.csv: 1 agreements, 1 row with problems (first: line 3, column tier: 'gold' is not one of basis, pro of aura; correct the cell or add the tier to the provider's terms)",
    ]);
    // Checking takes nothing away from the next poll.
    expect(await new Stored().poll(source)).toHaveLength(2);
    renameSync(join(folder, 'customers.csv'), join(folder, 'x.csv'));
    await expect(source.check(AbortSignal.timeout(5000), Date.now)).rejects.toThrow(
      'customers.csv: there is no file',
    );
  });

  test('a provider that does not fit is said at once', () => {
    expect(() => sourceOf('/', { agreements: 'a.csv' }, { provider: 'aurologic' })).toThrow(
      "source crm: 'aurologic' is not a provider with agreements; name one of aura, or read agreements in a source of their own",
    );
  });

  test('where several providers have agreements, a row has to say whose it is', async () => {
    const terms = new Map([...PROVIDERS, ['nordlys', { ...AURA, provider: 'nordlys' }]]);
    const folder = folderWith({
      'agreements.csv': 'provider,addressId,tier,from,to\nnordlys,A1,pro,2024-01-01,\n,A2,pro,2024-01-01,\n',
    });
    const problem =
      'column provider: is empty, and several providers have agreements; name one of aura, nordlys, or set the provider of the source';
    const check = (more: object) =>
      sourceOf(folder, { agreements: 'agreements.csv' }, more, terms).check(
        AbortSignal.timeout(5000),
        Date.now,
      );
    expect(await check({})).toEqual([expect.stringContaining(problem)]);
    expect(await check({ provider: 'aura' })).toEqual(['agreements.csv: 2 agreements']);
  });

  test('while 200,000 rows are read, whatever else waits runs again and again', async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, i) => `A${i},C1,${i % 3 ? 'basis' : 'pro'},2024-01-01,2030-01-01`,
    );
    const folder = folderWith({ 'agreements.csv': `${AGREEMENTS}${rows.join('\n')}\n` });
    let turns = 0;
    const pulse = setInterval(() => turns++, 0);
    const batches = await new Stored().poll(sourceOf(folder, { agreements: 'agreements.csv' }));
    clearInterval(pulse);
    expect(batches.at(-1)?.records).toHaveLength(200_000);
    expect(turns).toBeGreaterThan(40);
  });
});

test('a large table is stored in parts when it is new, then as a whole; later changes are one batch', async () => {
  const rows = Array.from({ length: 12_000 }, (_, i) => `A${i},Street ${i}`);
  const folder = folderWith({ 'addresses.csv': `id,text\n${rows.join('\n')}\n` });
  const source = sourceOf(folder, { addresses: 'addresses.csv' });
  const stored = new Stored();
  const sizes = (batches: readonly Batch[]) =>
    batches.map(({ records, snapshotOf, cursor }) => [
      records.length,
      snapshotOf.length,
      cursor !== undefined,
    ]);
  expect(sizes(await stored.poll(source))).toEqual([
    [5000, 0, false],
    [5000, 0, false],
    [2000, 0, false],
    [12_000, 1, true],
  ]);
  writeFileSync(join(folder, 'addresses.csv'), `id,text\n${rows.join('\n')}\nA12000,New street\n`);
  expect(sizes(await stored.poll(source))).toEqual([[12_001, 1, true]]);
});
