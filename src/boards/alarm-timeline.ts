import type { Acknowledger } from '../alarms/acknowledgement.ts';
import { dated, isSent } from '../alarms/alarm-entry.ts';
import { lapses } from '../alarms/lapses.ts';
import { whomToReach } from '../alarms/whom.ts';
import { contains, type Instant } from '../calendars/period.ts';
import { type ToldNow, toldOf, unreachedBy } from './alarm-told.ts';
import { type AlarmNow, alarmRules } from './alarms-now.ts';
import type { JudgedBoard } from './judged-board.ts';

/** One thing of an alarm's life, as a wall tells it. */
export type AlarmStep =
  | { readonly kind: 'raised'; readonly at: Instant }
  | ({ readonly kind: 'told' } & ToldNow)
  /** "staff-called", "escalated": the ticket went up in its own system. */
  | { readonly kind: 'escalated'; readonly at: Instant }
  | { readonly kind: 'acknowledged'; readonly at: Instant; readonly by: Acknowledger }
  /** The acknowledgement did not count any more. */
  | { readonly kind: 'ran-out'; readonly at: Instant }
  /** Who is told next, should nobody acknowledge it. */
  | {
      readonly kind: 'next';
      readonly at: Instant;
      readonly level: number;
      readonly names: readonly string[];
      /** Somebody of this level was told last. */
      readonly again: boolean;
    };

/** What befell an alarm, in order, and what comes next: "each alarm's timeline on the emergencies wall". */
export function alarmSteps(now: AlarmNow, board: JudgedBoard): AlarmStep[] {
  const { alarm } = now;
  const here = dated(alarm.entries).filter((entry) => entry.kind === 'acknowledged');
  const given = [
    ...here.map(({ at, by }) => ({ at, by })),
    ...alarm.acknowledged.map(({ at, by }) => ({ at, by: { kind: 'source', by } as const })),
  ]
    .filter(({ at }) => at <= board.now)
    .sort((a, b) => a.at - b.at);
  const steps: AlarmStep[] = [
    { kind: 'raised', at: alarm.raisedAt },
    ...toldOf(alarm, board.channels, board.now).map((told) => ({ kind: 'told', ...told }) as const),
    ...alarm.escalations.filter((at) => at <= board.now).map((at) => ({ kind: 'escalated', at }) as const),
    ...given.map((one) => ({ kind: 'acknowledged', ...one }) as const),
    ...lapses(alarm, alarmRules(board), board.now).map((at) => ({ kind: 'ran-out', at }) as const),
  ];
  steps.sort((a, b) => a.at - b.at);
  const next = nextStep(now, board);
  return next ? [...steps, next] : steps;
}

function nextStep({ alarm, life }: AlarmNow, board: JudgedBoard): AlarmStep | null {
  const { next, tellings } = life;
  const last = tellings.at(-1);
  // What is overdue is the station's to do at once: it is told when it is done.
  if (next === null || !last || next.dueAt <= board.now) return null;
  const at = next.dueAt;
  const shifts = (board.duties.get(alarm.provider)?.shifts ?? []).filter((shift) => contains(shift, at));
  // Whom no channel reached last time somebody was told in their place: that one is named. Where there was no such one
  // the walls alone tell it again.
  const unreached = unreachedBy(last, dated(alarm.entries).filter(isSent));
  const isReached = (person: string) => unreached.size === last.to.length || !unreached.has(person);
  const { level, to } = whomToReach(shifts, next.level, [], isReached);
  const reached = to.filter(({ person }) => isReached(person));
  const names = (reached.length > 0 ? reached : to).map(({ name }) => name);
  return { kind: 'next', at, level, names, again: last.to.some((told) => told.level === level) };
}
