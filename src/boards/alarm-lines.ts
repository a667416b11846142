import type { AlarmAbout } from '../alarms/alarm.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention, ClockKind } from '../clocks/clock.ts';
import { type AlarmStep, alarmSteps } from './alarm-timeline.ts';
import { type AlarmNow, isRecentTest, type Waiting } from './alarms-now.ts';
import type { JudgedBoard } from './judged-board.ts';
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
