import { Temporal } from 'temporal-polyfill';
import { isoOf } from '../calendars/iso.ts';
import type { Instant } from '../calendars/period.ts';
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
  return [COLUMNS, ...records].map((record) => `${record.map(cellOf).join(',')}\r\n`).join('');
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

/** An instant on the clocks of a zone, with its offset: `2026-03-20T14:10:00+01:00`. */
function localIso(at: Instant, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return local.toString({ timeZoneName: 'never' });
}

/** What spreadsheets take for the beginning of a formula, also after blanks and in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cellOf(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
