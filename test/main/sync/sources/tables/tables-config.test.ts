import { describe, expect, test } from 'vitest';
import { tablesSourceConfig } from '../../../../../main/sync/sources/tables/tables-config.ts';

const parse = (more: object) => tablesSourceConfig.safeParse({ id: 'crm', type: 'tables', ...more });
const complaints = (more: object) =>
  parse(more).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the configuration of a source of tables', () => {
  test('takes a path, a URL, or either with how it is written', () => {
    const result = parse({
      tables: {
        customers: 'kunden.csv',
        addresses: 'https://crm.example/addresses.json',
        agreements: { file: 'aftaler.csv', delimiter: 'tab', columns: { tier: 'Aftaletype' } },
      },
    });
    expect(result.data).toEqual({
      id: 'crm',
      type: 'tables',
      intervalSeconds: 300,
      timeoutSeconds: 60,
      tables: {
        customers: { file: 'kunden.csv' },
        addresses: { url: 'https://crm.example/addresses.json' },
        agreements: { file: 'aftaler.csv', delimiter: '\t', columns: { tier: 'Aftaletype' } },
      },
    });
  });

  test.each([
    [{ tables: {} }, 'names no table'],
    [{ tables: { customers: 'c.csv' }, intervall: 5 }, 'Unrecognized key: "intervall"'],
    [{ tables: { customers: { file: 'c.csv', url: 'https://a/' } } }, 'needs exactly one of file and url'],
    [
      { tables: { customers: 'ftp://crm.example/c.csv' } },
      'is not a URL that begins with https:// or http://',
    ],
    [
      { tables: { customers: 'https://me:secret@crm.example/c.csv' } },
      'must not carry a user and password; use token_file',
    ],
    [
      { tables: { customers: { file: 'c.csv', columns: { nmae: 'Firma' } } } },
      "'nmae' is not a column of customers; did you mean 'name'?",
    ],
    [
      { tables: { customers: 'c.csv' }, token: 'a', token_file: 'b' },
      'needs only one of token and token_file',
    ],
  ])('says what is wrong: %#', (more, message) => {
    expect(JSON.stringify(parse(more).error?.issues).replaceAll('\\"', '"')).toContain(message);
    expect(complaints(more)!.join()).not.toContain('me:secret');
  });
});
