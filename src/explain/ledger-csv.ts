import { isoOf } from '../calendars/iso.ts';
import { COMMA, csvRecord, localIso } from '../csv.ts';
import { closedText } from './closed-text.ts';
import type { Ledger, Line } from './ledger.ts';
import { momentIn, offsetText } from './local-moments.ts';

const COLUMNS = [
  ...['ticket', 'clock', 'cycle', 'line', 'zone', 'from_local', 'to_local', 'from_utc', 'to_utc'],
  ...['time', 'side', 'open_ms', 'sum_ms', 'left_ms', 'why_closed', 'zone_changes', 'terms'],
] as const;

/**
 * The stretches of a ledger as CSV (RFC 4180), the columns named in the first record. Numbers are milliseconds; a text
 * that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function ledgerCsv(ledger: Ledger): string {
  const records = ledger.lines.map((line, i) => recordOf(ledger, line, i + 1));
  return [COLUMNS, ...records].map((record) => csvRecord(record, COMMA)).join('');
}

function recordOf(ledger: Ledger, line: Line, number: number): (string | number)[] {
  const { ticket, clock, zone, terms } = ledger;
  const { start, end, openMs, sumMs, leftMs, side, closed, changes } = line;
  const shifts = changes.map(
    ({ at, before, after }) => `${momentIn(at, zone)}: ${offsetText(before)} to ${offsetText(after)}`,
  );
  return [
    ...[ticket, clock.kind, clock.cycle, number, zone],
    ...[localIso(start, zone), localIso(end, zone), isoOf(start), isoOf(end)],
    ...[openMs > 0 ? 'open' : 'closed', side, openMs, sumMs, leftMs],
    ...[closedText(closed), shifts.join('; '), terms.version],
  ];
}
