import { describe, expect, test } from 'vitest';
import { folderWith, problemsOf, Stored, sourceOf } from './polled.ts';

const AGREEMENTS = 'addressId,customerId,tier,from,to\n';
const agreements = (rows: string) => problemsOf('agreements', 'agreements.csv', AGREEMENTS + rows);

describe('a bad row is said with line, column, reason and remedy', () => {
  test('a tier that the provider does not have', async () => {
    expect(await agreements('A1,C1,basis,2024-01-01,\nA2,C1,gold,2024-01-01,\n')).toEqual([
      "agreements.csv line 3, column tier: 'gold' is not one of basis, pro of aura; correct the cell or add the tier to the provider's terms",
    ]);
  });

  test('a tier by its name, in any case, is right', async () => {
    expect(await agreements('A1,C1,Basis,2024-01-01,\nA2,C1,PRO,2024-01-01,\n')).toEqual([]);
  });

  test('a date that does not exist', async () => {
    expect(await agreements('A1,C1,pro,2024-02-30,\n')).toEqual([
      'agreements.csv line 2, column from: the date 2024-02-30 does not exist; correct the day or the month',
    ]);
  });

  test('a date as Germans and Danes write it', async () => {
    expect(await agreements('A1,C1,pro,1.4.2024,\n')).toEqual([
      "agreements.csv line 2, column from: '1.4.2024' is not a date such as 2026-04-07; write 2024-04-01",
    ]);
  });

  test('to not after from', async () => {
    expect(await agreements('A1,C1,pro,2024-04-01,2024-04-01\n')).toEqual([
      'agreements.csv line 2, column to: 2024-04-01 is not after from, 2024-04-01; correct one of the two: to is the first day without',
    ]);
  });

  test('an activation whose to is not after its from', async () => {
    const text = 'customerId,service,from,to\nC1,Webspace,2024-04-02,2024-04-01\n';
    expect(await problemsOf('activations', 'activations.csv', text)).toEqual([
      'activations.csv line 2, column to: 2024-04-01 is not after from, 2024-04-02; correct one of the two: to is the first day without',
    ]);
  });

  test('a cell that must be filled', async () => {
    expect(await problemsOf('customers', 'customers.csv', 'id,name\nC1,Kestrel Hosting\nC2,\n')).toEqual([
      'customers.csv line 3, column name: is empty; fill in the cell',
    ]);
  });

  test('an amount', async () => {
    const text = 'id,name,monthlyRevenueEur\nC1,Kestrel,"499,99"\nC2,Voltrix,500 EUR\n';
    expect(await problemsOf('customers', 'customers.csv', text)).toEqual([
      "customers.csv line 2, column monthlyRevenueEur: '499,99' is not an amount such as 499.99; write digits with a decimal point only",
      "customers.csv line 3, column monthlyRevenueEur: '500 EUR' is not an amount such as 499.99; write digits with a decimal point only",
    ]);
  });

  test('an amount that can be read in two ways', async () => {
    const text = 'id;name;monthlyRevenueEur\nC1;Kestrel;1.234\nC2;Voltrix;1.234,50\nC3;Pixelhain;79\n';
    expect(await problemsOf('customers', 'customers.csv', text)).toEqual([
      "customers.csv line 2, column monthlyRevenueEur: '1.234' may be 1234 or 1,234; write the one that is meant",
    ]);
  });

  test('a customer that is its own parent', async () => {
    expect(await problemsOf('customers', 'customers.csv', 'id,name,parentId\nC1,Kestrel,C1\n')).toEqual([
      "customers.csv line 2, column parentId: 'C1' is its own parent; leave the cell empty or name another",
    ]);
  });

  test('an unknown provider', async () => {
    const text = 'provider,addressId,tier,from,to\nauraa,A1,pro,2024-01-01,\n';
    expect(await problemsOf('agreements', 'agreements.csv', text)).toEqual([
      "agreements.csv line 2, column provider: 'auraa' is not a provider with agreements; did you mean 'aura'?",
    ]);
  });

  test('too many columns', async () => {
    expect(await problemsOf('addresses', 'addresses.csv', 'id,text\nA1,Torvet 1, Odder\nA2,x\n')).toEqual([
      'addresses.csv line 2: has 3 columns, the header has 2; put cells with a delimiter into quotes',
    ]);
  });

  test('a row that ends too early, and a file that is cut off', async () => {
    expect(await agreements('A1,C1,pro\nA2,C1,pro,2024-01-01,\nA3,C1,ba')).toEqual([
      'agreements.csv line 2: has 3 of 5 columns; fill in the missing cells or add empty ones',
      'agreements.csv line 4: has 3 of 5 columns and is the last row: the file looks cut off; write it anew',
    ]);
  });

  test('quotes that are wrong do not take the next rows with them', async () => {
    const text = 'id,text\nA1,"Torvet" 1\nA2,Torvet "1"\nA3,"Torvet 3\nA4,Torvet 4\n';
    expect(await problemsOf('addresses', 'addresses.csv', text)).toEqual([
      'addresses.csv line 2, column text: text follows a closing quote; double the quotes that belong to the text',
      'addresses.csv line 3, column text: a quote stands inside a cell that does not begin with one; quote the whole cell and double it',
      'addresses.csv line 4, column text: a quote is opened and never closed; close it, or double it where it belongs to the text',
    ]);
    const stored = new Stored();
    await stored.poll(sourceOf(folderWith({ 'a.csv': text }), { addresses: 'a.csv' }));
    expect(stored.ids('address')).toEqual(['A4']);
  });

  test('a quote that is never closed swallows nothing, however long the file', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `B${i},Torvet ${i}\n`).join('');
    const folder = folderWith({ 'a.csv': `id,text\nA1,"Torvet 1\n${rows}` });
    const batch = (await new Stored().poll(sourceOf(folder, { addresses: 'a.csv' }))).at(-1);
    expect(batch?.records).toHaveLength(20_000);
    expect(batch?.quarantined.map(({ place }) => place)).toEqual(['a.csv line 2, column text']);
  });

  test('very many bad rows are said a thousand times at most', async () => {
    const said = await agreements('A1,C1,gold,2024-01-01,\n'.repeat(1500));
    expect(said).toHaveLength(1001);
    expect(said.at(-1)).toBe(
      'agreements.csv: 500 more problems follow; correct the first ones, then look again',
    );
  });

  test('the line is right below cells of several lines and empty lines', async () => {
    const text = 'id,text\r\nA1,"Torvet 1\r\n8300 Odder"\r\n\r\nA2,\r\n,\r\nA3,\r\n';
    expect(await problemsOf('addresses', 'addresses.csv', text)).toEqual([
      'addresses.csv line 5, column text: is empty; fill in the cell',
      'addresses.csv line 7, column text: is empty; fill in the cell',
    ]);
  });

  test('JSON rows by their lines', async () => {
    const text = '[\n  {"id": "C1", "name": "Kestrel"},\n  {"id": "C2", "name": {"first": "V"}},\n  7\n]';
    expect(await problemsOf('customers', 'customers.json', text)).toEqual([
      'customers.json line 3, column name: {"first":"V"} is not text; write it in quotes',
      'customers.json line 4: is not an object; write each row as {"column": value, …}',
    ]);
  });
});

describe('rows that are taken in, with a word about them', () => {
  test('duplicate keys name both lines, and the later listed one counts', async () => {
    const folder = folderWith({
      'c.csv': 'id,name\nC1,Kestrel\nC2,Voltrix\nC1,Kestrel Hosting\nC2,Voltrix\n',
    });
    const stored = new Stored();
    const [batch] = await stored.poll(sourceOf(folder, { customers: 'c.csv' }));
    expect(batch.quarantined.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      'c.csv line 4: line 2 has the same key (id C1); leave one of the two out, until then the later listed one counts',
      'c.csv line 5: the same row stands on line 3; leave one of the two out',
    ]);
    expect(stored.facts.get('customer')!.get('C1')).toMatchObject({ name: 'Kestrel Hosting' });
  });

  test('overlapping agreements name both lines and which one governs', async () => {
    expect(
      await agreements('A1,C1,basis,2024-01-01,2025-01-01\nA1,C1,pro,2024-06-01,\nA1,C1,basis,2024-06-01,\n'),
    ).toEqual([
      'agreements.csv line 3, column from: the agreement of address A1 overlaps the one on line 2 (basis, from 2024-01-01 to 2025-01-01); this one governs where both are valid, since its from is later. If that is not meant, end line 2 at 2024-06-01',
      'agreements.csv line 4, column from: the agreement of address A1 overlaps the one on line 3 (pro, from 2024-06-01 to open); this one governs where both are valid, since it is listed later. If that is not meant, leave one of the two out',
    ]);
  });

  test('agreements that follow one another do not overlap', async () => {
    expect(await agreements('A1,C1,pro,2025-01-01,\nA1,C1,basis,2024-01-01,2025-01-01\n')).toEqual([]);
  });

  test('rows that name rows which are not on file', async () => {
    const folder = folderWith({
      'customers.csv': 'id,name,parentId\nC1,Kestrel,\nC2,Marlow,C7\n',
      'addresses.csv': 'id,text\nA-1,Torvet 1\nA-2,\n',
      'agreements.csv': `${AGREEMENTS}A1,C1,pro,2024-01-01,\nA-2,C9,pro,2024-01-01,\n`,
      'activations.csv': 'customerId,service,from,to\nC8,Webspace,2024-01-01,\n',
    });
    const stored = new Stored();
    const batches = await stored.poll(
      sourceOf(folder, {
        customers: 'customers.csv',
        addresses: 'addresses.csv',
        agreements: 'agreements.csv',
        activations: 'activations.csv',
      }),
    );
    const said = batches.flatMap(({ quarantined }) => quarantined.map((q) => `${q.place}: ${q.reason}`));
    expect(said).toEqual([
      "customers.csv line 3, column parentId: 'C7' is not in customers.csv; add the row there or correct the cell. The row was taken in",
      'addresses.csv line 3, column text: is empty; fill in the cell',
      "activations.csv line 2, column customerId: 'C8' is not in customers.csv; add the row there or correct the cell. The row was taken in",
      "agreements.csv line 2, column addressId: 'A1' is not in addresses.csv (did you mean 'A-1'?); add the row there or correct the cell. The row was taken in",
      "agreements.csv line 3, column customerId: 'C9' is not in customers.csv; add the row there or correct the cell. The row was taken in",
    ]);
    expect(stored.ids('agreement')).toHaveLength(2);
    expect(stored.ids('activation')).toEqual(['aurologic/C8/Webspace/2024-01-01']);
    expect(stored.ids('customer')).toEqual(['C1', 'C2']);
  });
});
