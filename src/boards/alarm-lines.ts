import type { AlarmAbout } from '../alarms/alarm.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention, ClockKind } from '../clocks/clock.ts';
import { type AlarmStep, alarmSteps } from './alarm-timeline.ts';
import { type AlarmNow, isRecentTest, type Waiting } from './alarms-now.ts';
import type { JudgedBoard } from './judged-board.ts';
import { worstOf } from './level.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';

/** An alarm in a line of its own, with what was done about it. */
export interface AlarmLine {
  readonly id: string;
  readonly about: AlarmAbout;
  /** The ticket's name on the walls; null where it is about none. */
  readonly subject: TicketSubject | null;
  readonly zone: string;
  readonly level: Attention;
  /** What it promises, and until when; null where there is nothing to keep. */
  readonly due: { readonly clock: ClockKind; readonly at: Instant } | null;
  /** Null of a test that was told. */
  readonly waits: Waiting | null;
  readonly steps: readonly AlarmStep[];
}

/** The line of an alarm. */
export function alarmLine(now: AlarmNow, board: JudgedBoard): AlarmLine {
  const { alarm, level, waits } = now;
  const { about, provider, dueAt } = alarm;
  return {
    id: alarm.id,
    about,
    subject: about.kind === 'ticket' ? subjectOfTicket(about.ticket, board) : null,
    zone: board.terms.find((terms) => terms.provider === provider)?.zone ?? board.terms[0]?.zone ?? 'UTC',
    level,
    due: about.kind === 'ticket' && dueAt !== null ? { clock: about.clock, at: dueAt } : null,
    waits,
    steps: alarmSteps(now, board),
  };
}

function subjectOfTicket(id: string, board: JudgedBoard): TicketSubject {
  const judged = [...board.emergencies, ...board.faults].find(({ ticket }) => ticket.id === id);
  return judged ? subjectOf(judged.ticket, judged.terms) : { kind: 'ticket', text: id };
}

/**
 * The alarms that no row of the emergencies wall tells, the oldest first: those of faults, of other stations, of tickets
 * that cannot be judged, and a test that somebody has just made.
 */
export function alarmsApart(
  alarms: readonly AlarmNow[],
  rows: ReadonlySet<string>,
  now: Instant,
): AlarmNow[] {
  return alarms.filter(
    ({ alarm, waits }) => !rows.has(alarm.id) && (waits !== null || isRecentTest(alarm, now)),
  );
}

/** Lines of alarms that find room, and what stands for those that do not. */
export interface AlarmLines {
  readonly shown: readonly AlarmLine[];
  readonly more: AlarmsAway | null;
}

/** Alarms for which there is no line. */
export interface AlarmsAway {
  readonly count: number;
  /** So many of them wait to be acknowledged. */
  readonly waiting: number;
  /** The worst level of those that wait. */
  readonly level: Attention;
}

/** So many lines are enough for alarms that nobody is waited for. */
const LINES_FOR_OTHERS = 2;

/** The lines that alarms ask for: each that waits has one, and one tells the others where there are too many of them. */
export function linesAskedFor(alarms: readonly AlarmNow[]): number {
  const waiting = alarms.filter(({ waits }) => waits !== null).length;
  const others = alarms.length - waiting;
  return Math.max(Math.min(alarms.length, LINES_FOR_OTHERS), waiting + Math.min(others, 1));
}

/**
 * Fits alarms, given in order, into `places` lines, at least one. One that waits gives way only to older ones that wait,
 * and is then counted as waiting in the last line.
 */
export function fittedAlarms(
  alarms: readonly AlarmNow[],
  places: number,
): { readonly kept: readonly AlarmNow[]; readonly more: AlarmsAway | null } {
  if (alarms.length <= places) return { kept: alarms, more: null };
  const isWaiting = ({ waits }: AlarmNow) => waits !== null;
  const first = [...alarms.filter(isWaiting), ...alarms.filter((one) => !isWaiting(one))];
  const kept = new Set(first.slice(0, places - 1));
  const away = alarms.filter((one) => !kept.has(one));
  const waiting = away.filter(isWaiting);
  return {
    kept: alarms.filter((one) => kept.has(one)),
    more: { count: away.length, waiting: waiting.length, level: worstOf(waiting.map(({ level }) => level)) },
  };
}
