// Tables as CSV, read by another program as a spreadsheet would.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMA, csvRecord, localCell, localIso, SEMICOLON } from '../../src/csv.ts';

const read = (csv: string, delimiter: string): string[][] =>
  parse(csv, { delimiter, record_delimiter: '\r\n', relax_quotes: false });

test('numbers have the decimal sign of their form and stay numbers, texts are none', () => {
  const cells = [1234.5, -0.25, 0, null, '1,5', '-7', 'a;b', 'a,b', 'say "no"', 'two\r\nlines'];
  expect(csvRecord(cells, SEMICOLON)).toBe(
    '1234,5;-0,25;0;;1,5;\'-7;"a;b";a,b;"say ""no""";"two\r\nlines"\r\n',
  );
  expect(csvRecord(cells, COMMA)).toBe(
    '1234.5,-0.25,0,,"1,5",\'-7,a;b,"a,b","say ""no""","two\r\nlines"\r\n',
  );
});

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x";"y")',
  '@SUM(1;2)',
  '+49 30 1;2',
  '-1+1',
  '\t=1',
  '\r\n=1',
  '＝1',
  '"; =1; "',
  'Søndergade 14; "Aabyhøj"',
  '🚨 Ærø, Straße',
];
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 }));

test('whatever a text is, it comes back in its own cell, and begins no formula', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(SEMICOLON, COMMA),
      (texts, form) => {
        const written = csvRecord(['first', ...texts, 'last'], form);
        const [cells] = read(written, form.separator);
        expect(cells.slice(1, -1).map((cell, i) => (cell === `'${texts[i]}` ? texts[i] : cell))).toEqual(
          texts,
        );
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
      },
    ),
  );
});

test('local times are those of the zone, at any instant of many years', () => {
  const instants = fc.integer({
    min: Date.parse('1980-01-01T00:00:00Z'),
    max: Date.parse('2037-01-01T00:00:00Z'),
  });
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'Europe/Copenhagen',
    'America/St_Johns',
    'Asia/Kathmandu',
    'UTC',
  );
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      expect(localCell(at, zone)).toBe(localIso(at, zone).slice(0, 19).replace('T', ' '));
    }),
    { numRuns: 2_000 },
  );
});

test('an instant is local to the second, and with its offset to the millisecond', () => {
  const at = Date.parse('2026-10-25T01:30:00.250Z');
  expect(localCell(at, 'Europe/Berlin')).toBe('2026-10-25 02:30:00');
  expect(localCell(at - 3_600_000, 'Europe/Berlin')).toBe('2026-10-25 02:30:00');
  expect(localIso(at, 'Europe/Berlin')).toBe('2026-10-25T02:30:00.25+01:00');
  expect(localCell(null, 'Europe/Berlin')).toBeNull();
});
