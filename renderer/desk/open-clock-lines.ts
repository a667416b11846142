import type { ClockStrip } from '../../src/boards/clock-strip.ts';
import type { DataTrust } from '../../src/boards/data-age.ts';
import { emergencyRows, withEmergencyStrip } from '../../src/boards/emergency-rows.ts';
import { faultRows, type TierBadge, withFaultStrip } from '../../src/boards/fault-rows.ts';
import type { JudgedBoard } from '../../src/boards/judged-board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Attention, ClockKind } from '../../src/clocks/clock.ts';

/** An open clock of any provider, in its place among all. Lengths are milliseconds of open time. */
export interface OpenClockLine {
  readonly key: string;
  readonly ticketId: string;
  readonly about: string;
  readonly tier: TierBadge | null;
  readonly clock: ClockKind;
  readonly zone: string;
  readonly level: Attention;
  readonly remainingMs: number;
  readonly dueAt: Instant;
  readonly resumesAt: Instant | null;
  readonly unknownSince: Instant | null;
  readonly strip: ClockStrip;
}

/** The open clocks of the board, late ones on top, then next due first: at most `places` of them, and how many more. */
export function openClockLines(
  board: JudgedBoard,
  trust: DataTrust,
  places: number,
): { readonly shown: readonly OpenClockLine[]; readonly more: number } {
  const rows = [
    ...emergencyRows(board, trust).map((row) => {
      const strip = () => withEmergencyStrip(row, board).strip;
      return { ...row, tier: null, clock: row.open.clock.kind, strip };
    }),
    ...faultRows(board, trust).map((row) => ({ ...row, strip: () => withFaultStrip(row, board).strip })),
  ];
  const isLate = ({ level }: { readonly level: Attention }) => (level === 'late' ? 0 : 1);
  rows.sort((a, b) => isLate(a) - isLate(b) || a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1));
  const shown = rows.slice(0, places).map((row) => ({
    key: row.key,
    ticketId: row.open.judged.ticket.id,
    about: row.about.text,
    tier: row.tier,
    clock: row.clock,
    zone: row.zone,
    level: row.level,
    remainingMs: row.remainingMs,
    dueAt: row.dueAt,
    resumesAt: row.resumesAt,
    unknownSince: row.unknownSince,
    strip: row.strip(),
  }));
  return { shown, more: rows.length - shown.length };
}
