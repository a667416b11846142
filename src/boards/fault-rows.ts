import { type AddressTiersTerms, minutes } from '../agreements/terms.ts';
import { calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention, ClockKind } from '../clocks/clock.ts';
import { statusSince } from '../clocks/marks.ts';
import type { Repair } from '../clocks/repair.ts';
import { type ClockStrip, clockStrip } from './clock-strip.ts';
import { type DataTrust, unknownSince } from './data-age.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import type { OpenClock } from './open-clock.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';
import { type WorkAtAddress, workAtAddress } from './work-at-address.ts';

/** The tier of an agreement as the walls mark it: one whose repair never stops is filled. */
export interface TierBadge {
  readonly name: string;
  readonly nonStop: boolean;
}

/** The age of the last status a customer was given; urgent when it is older than an hour. */
export interface StatusAge {
  readonly ageMs: number;
  readonly urgent: boolean;
}

/** One reaction clock in its place among the others. Lengths are milliseconds of open time. */
export interface FaultRow {
  readonly key: string;
  readonly open: OpenClock<AddressTiersTerms>;
  readonly about: TicketSubject;
  readonly tier: TierBadge | null;
  readonly clock: ClockKind;
  readonly zone: string;
  readonly level: Attention;
  /** Negative once late. */
  readonly remainingMs: number;
  readonly dueAt: Instant;
  /** The clock stands still: when it goes on. */
  readonly resumesAt: Instant | null;
  readonly unknownSince: Instant | null;
  readonly repair: Repair | null;
  readonly status: StatusAge | null;
}

/** A reaction clock as it is shown, with what only the rows that have a place need. */
export interface FaultStripRow extends FaultRow {
  readonly strip: ClockStrip;
  readonly work: WorkAtAddress | null;
}

/** The faults with an open reaction clock, "by due instant, so waiting clocks sink; late always on top". */
export function faultRows(board: JudgedBoard, trust: DataTrust): FaultRow[] {
  const isLate = (row: FaultRow) => (row.level === 'late' ? 0 : 1);
  return board.faultClocks
    .map((open) => rowOf(open, board, trust))
    .sort((a, b) => isLate(a) - isLate(b) || a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1));
}

function rowOf(open: OpenClock<AddressTiersTerms>, board: JudgedBoard, trust: DataTrust): FaultRow {
  const { judged, clock, key, resumesAt } = open;
  const unknown = unknownSince(judged.ticket.id, trust);
  return {
    key,
    open,
    about: subjectOf(judged.ticket, judged.terms),
    tier: tierBadge(judged.terms, clock.tier),
    clock: clock.kind,
    zone: judged.terms.zone,
    level: clock.attention,
    remainingMs: clock.remainingMs,
    dueAt: clock.dueAt,
    resumesAt,
    unknownSince: unknown,
    repair: judged.verdict.repair,
    status: statusAge(judged, board.now),
  };
}

/** The row with its clock strip, and the planned work with which it is annotated. */
export function withFaultStrip(row: FaultRow, board: JudgedBoard): FaultStripRow {
  const calendar = calendarOf(board.calendars, row.open.clock.goal.calendar);
  const strip = clockStrip(row.open.clock, calendar, board.now, row.unknownSince);
  return { ...row, strip, work: workAtAddress(row.open.judged, board) };
}

/** How a tier is marked; null where no agreement names one. */
export function tierBadge(terms: AddressTiersTerms, tier: string | null): TierBadge | null {
  const known = tier === null ? undefined : terms.tiers[tier];
  return known ? { name: known.name, nonStop: known.repair.kind === 'non-stop' } : null;
}

/**
 * How old the last status is: "Du får løbende status på fejlretningen". Null where none is promised. Reading
 * (`statusUrgentMinutes`): an older one is urgent.
 */
export function statusAge(judged: JudgedTicket<AddressTiersTerms>, now: Instant): StatusAge | null {
  const since = statusSince(judged.ticket, judged.verdict.life, judged.terms);
  if (since === null) return null;
  const ageMs = now - since;
  return { ageMs, urgent: ageMs > minutes(judged.terms.attention.statusUrgentMinutes) };
}
