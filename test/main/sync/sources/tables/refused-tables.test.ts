import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, problemsOf, Stored, sourceOf } from './polled.ts';

const refusal = (table: string, file: string, content: string | Uint8Array) =>
  expect(problemsOf(table, file, content)).rejects;

describe('a table is refused as a whole', () => {
  test('for a column that is wrong, with the one that was meant', async () => {
    await refusal('agreements', 'agreements.csv', 'addressId,teir,from,to\nA1,pro,2024-01-01,\n').toThrow(
      "agreements.csv line 1: the column 'tier' is missing; the column 'teir' (did you mean 'tier'?) is not known. " +
        'The columns of agreements are provider, addressId, customerId, tier, from, to: rename them in the table, ' +
        'or name yours under columns and what is not needed under ignore',
    );
  });

  test('for a column that is not known, and one that is there twice', async () => {
    await refusal('customers', 'c.csv', 'id,name,phone\n').toThrow(
      "c.csv line 1: the column 'phone' is not known.",
    );
    await refusal('customers', 'c.csv', 'id,name,Name\n').toThrow(
      "c.csv line 1: the column 'name' is there twice",
    );
    await refusal('customers', 'c.csv', 'id,name,\n').toThrow('a column has no name');
  });

  test('for an optional column that the configuration names', async () => {
    const folder = folderWith({ 'c.csv': 'id,name\nC1,Kestrel\n' });
    const customers = { file: 'c.csv', columns: { parentId: 'Overkunde' } };
    await expect(new Stored().poll(sourceOf(folder, { customers }))).rejects.toThrow(
      "c.csv line 1: the column 'Overkunde' is missing.",
    );
  });

  test('for a column that JSON rows do not have', async () => {
    await refusal('customers', 'c.json', '[{"id": "C1", "nmae": "Kestrel"}]').toThrow(
      "c.json: the column 'name' is missing; the column 'nmae' (did you mean 'name'?) is not known.",
    );
  });

  test('for being far too large, or a folder', async () => {
    const folder = folderWith({ 'c.csv': 'id,name\n' });
    const polled = (file: string) => expect(new Stored().poll(sourceOf(folder, { customers: file }))).rejects;
    truncateSync(join(folder, 'c.csv'), 300 * 1024 * 1024);
    await polled('c.csv').toThrow('c.csv has 314572800 bytes, more than 209715200; is it the right file?');
    await polled('.').toThrow('is a folder');
  });

  test('for being empty', async () => {
    await refusal('customers', 'c.csv', '').toThrow('c.csv is empty: write a header and the rows into it');
    await refusal('customers', 'c.csv', '\r\n\n').toThrow('c.csv is empty');
  });

  test('for not being UTF-8, with the line', async () => {
    await refusal(
      'addresses',
      'a.csv',
      Buffer.from('id,text\nA1,Torvet\nA2,S\xf8ndergade 14\n', 'latin1'),
    ).toThrow(
      "a.csv line 3 is not UTF-8 (read as Latin-1: 'A2,Søndergade 14'); save the file as 'CSV UTF-8'",
    );
    await refusal('addresses', 'a.csv', Buffer.from('\ufeffid,text\n', 'utf16le')).toThrow(
      "a.csv is UTF-16; save it as 'CSV UTF-8'",
    );
    await refusal('addresses', 'a.csv', 'id,text\n\0').toThrow('a.csv is not text');
  });

  test('for being a web page', async () => {
    await refusal('addresses', 'a.csv', '\n<!DOCTYPE html><html>').toThrow(
      'a.csv is a web page, not a table',
    );
  });

  test('for JSON that is malformed, with line and column', async () => {
    await refusal('customers', 'c.json', '[\n  {"id": "C1",}\n]').toThrow(
      'c.json line 2, column 15: this is not JSON from "}\\n]" on; correct it there',
    );
    await refusal('customers', 'c.json', '[{"id": "C1", "name": "Kes').toThrow(
      'c.json line 1, column 23: the JSON ends too early, it looks cut off; write the whole table anew',
    );
    await refusal('customers', 'c.json', '[{"id": "C1", "name": "Kestrel"},\n').toThrow(
      'c.json line 2, column 1: the JSON ends too early, it looks cut off; write the whole table anew',
    );
    await refusal('customers', 'c.json', '{"id": "C1"}').toThrow(
      'c.json: the JSON is not a list; write the rows as [{…}, {…}]',
    );
  });

  test('for quotes that are wrong throughout', async () => {
    const text = `id,text\n${'A1,"x"y\n'.repeat(300)}`;
    await refusal('addresses', 'a.csv', text).toThrow('a.csv: the quotes of more than 200 rows are wrong');
  });

  test('an empty list in JSON is a table without rows', async () => {
    expect(await problemsOf('customers', 'c.json', '[]')).toEqual([]);
  });
});
