import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import { calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import { type Escalation, escalationOf } from '../clocks/marks.ts';
import { type AlarmState, alarmState } from './alarm-state.ts';
import { type ClockStrip, clockStrip } from './clock-strip.ts';
import { type DataTrust, unknownSince } from './data-age.ts';
import type { JudgedBoard } from './judged-board.ts';
import type { OpenClock } from './open-clock.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';

/** One emergency in its place among the others. Lengths are milliseconds of open time. */
export interface EmergencyRow {
  readonly key: string;
  readonly open: OpenClock<EmergencyTicketsTerms>;
  readonly about: TicketSubject;
  readonly service: string | null;
  readonly subject: string | null;
  readonly zone: string;
  readonly level: Attention;
  /** Negative once late. */
  readonly remainingMs: number;
  readonly dueAt: Instant;
  readonly resumesAt: Instant | null;
  /** Since when its events are not known; a late one then reads "late unless answered". */
  readonly unknownSince: Instant | null;
  readonly alarm: AlarmState;
  readonly escalation: Escalation | null;
}

/** An emergency as it is shown with its strip, which only the rows that have a place need. */
export interface EmergencyStripRow extends EmergencyRow {
  readonly strip: ClockStrip;
}

/**
 * The emergencies with an open clock, late ones on top. Reading (`order`): "by remaining time, least first"; or in the
 * order in which they started, where every provider on the wall wants it so.
 */
export function emergencyRows(board: JudgedBoard, trust: DataTrust): EmergencyRow[] {
  const terms = board.terms.filter((one) => one.form === 'emergency-tickets');
  const byStart = terms.length > 0 && terms.every(({ readings }) => readings.order === 'started');
  const isLate = ({ level }: EmergencyRow) => (level === 'late' ? 0 : 1);
  const started = ({ open }: EmergencyRow) => (byStart ? open.clock.startedAt : 0);
  return board.emergencyClocks
    .map((open) => rowOf(open, board, trust))
    .sort(
      (a, b) =>
        isLate(a) - isLate(b) ||
        started(a) - started(b) ||
        a.remainingMs - b.remainingMs ||
        a.dueAt - b.dueAt ||
        (a.key < b.key ? -1 : 1),
    );
}

function rowOf(open: OpenClock<EmergencyTicketsTerms>, board: JudgedBoard, trust: DataTrust): EmergencyRow {
  const { ticket, terms, verdict } = open.judged;
  const unknown = unknownSince(ticket.id, trust);
  return {
    key: open.key,
    open,
    about: subjectOf(ticket, terms),
    service: ticket.ticket.service ?? ticket.ticket.serviceKind,
    subject: ticket.subject,
    zone: terms.zone,
    level: open.clock.attention,
    remainingMs: open.clock.remainingMs,
    dueAt: open.clock.dueAt,
    resumesAt: open.resumesAt,
    unknownSince: unknown,
    alarm: alarmState(open, board),
    escalation: escalationOf(verdict.life),
  };
}

/** The row with its clock strip. */
export function withEmergencyStrip(row: EmergencyRow, board: JudgedBoard): EmergencyStripRow {
  const calendar = calendarOf(board.calendars, row.open.clock.goal.calendar);
  return { ...row, strip: clockStrip(row.open.clock, calendar, board.now, row.unknownSince) };
}
