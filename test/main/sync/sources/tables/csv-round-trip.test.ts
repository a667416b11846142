import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvTable } from '../../../../../main/sync/sources/tables/csv-table.ts';
import { jsonPlaces } from '../../../../../main/sync/sources/tables/json-places.ts';
import { folderWith, Stored, sourceOf } from './polled.ts';

const cell = fc
  .string({
    unit: fc.constantFrom('a', 'Ø', '"', ',', ';', '\t', '\n', '\r\n', ' ', "'", '#', '🙂', '='),
    maxLength: 8,
  })
  .map((text) => text.trim());
const style = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  mark: fc.boolean(),
  lastLineEnd: fc.boolean(),
  quoting: fc.infiniteStream(fc.boolean()),
});

test('rows printed as CSV are read back the same, with their lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 12 }), style, async (cells, how) => {
      const rows = cells.filter((row) => row.some((text) => text !== ''));
      const print = (text: string) =>
        how.quoting.next().value || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const header = ['first', 'second', 'third'].join(how.delimiter);
      const printed = rows.map((row) => row.map(print).join(how.delimiter));
      const text = [header, ...printed].join(how.lineEnd) + (how.lastLineEnd ? how.lineEnd : '');
      const table = await csvTable(text, 'x.csv');
      expect(table.rows).toEqual(rows);
      expect(table.broken).toEqual([]);
      let line = 2;
      for (const [i, row] of printed.entries()) {
        expect(table.lineOf(i)).toBe(line);
        expect(table.rawOf(i)).toBe(row);
        line += row.split('\n').length;
      }
    }),
    { numRuns: 150 },
  );
});

test('customers printed as CSV or JSON are stored the same', async () => {
  const name = cell.map((text) => text.normalize('NFC')).filter((text) => text !== '');
  const revenue = fc.option(fc.integer({ min: 0, max: 10_000_00 }).map((cents) => cents / 100));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, revenue), { maxLength: 8 }), style, async (list, how) => {
      const customers = list.map(([text, eur], i) => ({
        id: `C${i}`,
        name: text,
        parentId: null,
        monthlyRevenueEur: eur,
      }));
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const amount = (eur: number | null) =>
        eur === null ? '' : how.delimiter === ',' ? String(eur) : eur.toFixed(2).replace('.', ',');
      const lines = customers.map((one) =>
        [one.id, quoted(one.name), '', amount(one.monthlyRevenueEur)].join(how.delimiter),
      );
      const csv = [['ID', 'Name', 'parent_id', 'Monthly Revenue EUR'].join(how.delimiter), ...lines].join(
        how.lineEnd,
      );
      const folder = folderWith({
        'c.csv': (how.mark ? '\ufeff' : '') + csv,
        'c.json': JSON.stringify(customers),
      });
      for (const file of ['c.csv', 'c.json']) {
        const [batch] = await new Stored().poll(sourceOf(folder, { customers: file }));
        expect(batch.quarantined).toEqual([]);
        expect(batch.records.map(({ body }) => body)).toEqual(customers);
      }
    }),
    { numRuns: 40 },
  );
});

test('the walk through JSON agrees with the platform on what is right', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', 'x', '0', '\\', '\n'),
      (text, at, mark) => {
        const cut = at % (text.length + 1);
        const changed = text.slice(0, cut) + mark + text.slice(cut);
        for (const candidate of [text, changed, text.slice(0, cut)]) {
          let right = true;
          try {
            JSON.parse(candidate);
          } catch {
            right = false;
          }
          expect(jsonPlaces(candidate).mistake === null).toBe(right);
        }
      },
    ),
  );
});

test('whatever a file holds, it is read or refused with a sentence', async () => {
  const letters = fc.constantFrom(...'a1,;\t"\n\r\0{}[]:.-é', 'id', 'text', 'id,text\n', '\ufeff');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: letters }).map((text) => Buffer.from(text)),
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom('a.csv', 'a.json'), async (content, file) => {
      const source = sourceOf(folderWith({ [file]: content }), { addresses: file });
      await new Stored().poll(source).catch((error: Error) => {
        expect(error.name).toBe('SourceError');
        expect(error.message).toMatch(/^a\.(csv|json)/);
      });
    }),
    { numRuns: 300 },
  );
});
