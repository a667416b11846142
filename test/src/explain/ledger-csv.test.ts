// A ledger as CSV, read by another program.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { ledgerCsv } from '../../../src/explain/ledger-csv.ts';
import { underTerms } from '../clocks/ticket-story.ts';
import { AURA_RULES, fault, ledgersAt } from './explained-case.ts';
import { anyMoments, explained } from './told-ledgers.ts';

const read = (csv: string): Record<string, string>[] =>
  parse(csv, { columns: true, record_delimiter: '\r\n', relax_quotes: false });

const visit = fault('basis', [
  ['2026-03-27T13:00:00Z', 'opened', { channel: 'phone' }],
  ['2026-03-27T13:00:00Z', 'technician-required'],
]);
const [ledger] = ledgersAt(visit, AURA_RULES, '2026-03-27T14:00:00Z', 'onsite-reaction');

test('each stretch is a record, local and in UTC, over a weekend on which clocks change', () => {
  const csv = ledgerCsv(ledger);
  expect(csv.split('\r\n').slice(0, 1)).toEqual([
    'ticket,clock,cycle,line,zone,from_local,to_local,from_utc,to_utc,time,side,open_ms,sum_ms,left_ms,why_closed,zone_changes,terms',
  ]);
  const records = read(csv);
  expect(records).toHaveLength(4);
  expect(records[2]).toEqual({
    ...{ ticket: 'demo:1', clock: 'onsite-reaction', cycle: '1', line: '3', zone: 'Europe/Copenhagen' },
    ...{ from_local: '2026-03-27T16:00:00+01:00', to_local: '2026-03-30T08:00:00+02:00' },
    ...{ from_utc: '2026-03-27T15:00:00Z', to_utc: '2026-03-30T06:00:00Z' },
    ...{ time: 'closed', side: 'ahead', open_ms: '0', sum_ms: '7200000', left_ms: '21600000' },
    ...{ why_closed: 'night, weekend, night', zone_changes: 'Sun 29 Mar 03:00: +01:00 to +02:00' },
    terms: 'only',
  });
});

const withTicket = (ticket: string): Ledger => ({ ...ledger, ticket });
const ticketCell = (ticket: string) => read(ledgerCsv(withTicket(ticket)))[0].ticket;

test('a text that a spreadsheet would take for a formula is none, also after blanks and in full width', () => {
  for (const begin of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
    for (const before of ['', ' ', '  ', '\t', '\n', '\r', '\r\n', '\u00a0', '\u3000']) {
      const text = `${before}${begin}HYPERLINK("x")`;
      expect(ticketCell(text), JSON.stringify(text)).toBe(`'${text}`);
    }
  }
  for (const text of ['\tplain', '\nplain', '\rplain']) expect(ticketCell(text)).toBe(`'${text}`);
  for (const text of ['rt:4711', 'a=b', "'quoted", ' plain', '']) expect(ticketCell(text)).toBe(text);
});

test('commas, quotes and line ends are quoted', () => {
  expect(ledgerCsv(withTicket('a"b,c\r\nd')).split('\r\n').slice(1, 3).join('\r\n')).toMatch(
    /^"a""b,c\r\nd",/,
  );
  expect(ledgerCsv(withTicket('plain')).split('\r\n')[1]).toMatch(/^plain,/);
});

test('whatever text a ticket is called by comes back, and can begin no formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
      const cell = ticketCell(text);
      expect([text, `'${text}`]).toContain(cell);
      expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }),
    { numRuns: 500 },
  );
});

test('the stretches of any ledger come back as they are', () => {
  fc.assert(
    fc.property(underTerms, anyMoments, (told, moments) => {
      for (const { ledgers } of explained(told, moments.slice(0, 1))) {
        for (const one of ledgers) {
          const records = read(ledgerCsv(one));
          expect(
            records.map(({ open_ms, sum_ms, left_ms }) => [open_ms, sum_ms, left_ms].map(Number)),
          ).toEqual(one.lines.map(({ openMs, sumMs, leftMs }) => [openMs, sumMs, leftMs]));
          expect(records.map(({ from_local, to_utc }) => [from_local, to_utc].map(Date.parse))).toEqual(
            one.lines.map(({ start, end }) => [start, end]),
          );
          expect(records.map(({ side }) => side)).toEqual(one.lines.map(({ side }) => side));
        }
      }
    }),
    { numRuns: 150 },
  );
});
