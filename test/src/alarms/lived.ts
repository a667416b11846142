// An alarm as it is told when nobody is late: each telling at the instant at which it is due.
import type { Alarm } from '../../../src/alarms/alarm.ts';
import type { AlarmEntry } from '../../../src/alarms/alarm-entry.ts';
import { type AlarmRules, USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { alarmLife } from '../../../src/alarms/life.ts';

export const MINUTE = 60_000;

/** An alarm raised at 0, due after 30 minutes. */
export function alarmAtZero(more: Partial<Alarm> = {}): Alarm {
  return {
    id: 'rt:1/first-reaction/1/1',
    about: { kind: 'ticket', ticket: 'rt:1', clock: 'first-reaction', cycle: 1, ordinal: 1 },
    provider: 'aurologic',
    raisedAt: 0,
    knownAt: 0,
    dueAt: 30 * MINUTE,
    shares: [
      { percent: 50, at: 15 * MINUTE },
      { percent: 80, at: 24 * MINUTE },
    ],
    once: false,
    escalations: [],
    acknowledged: [],
    end: null,
    ...more,
  };
}

/** An acknowledgement at a screen, at a minute. */
export function acknowledgedAt(minute: number): AlarmEntry {
  return { kind: 'acknowledged', at: minute * MINUTE, by: { kind: 'screen', screen: 'NOC', onDuty: [] } };
}

export interface Lived {
  readonly rules?: AlarmRules;
  readonly topLevel?: number;
  /** In minutes. */
  readonly until: number;
}

/** The tellings up to a minute: `minute level reasons` each. */
export function tellingsOf(alarm: Alarm, given: readonly AlarmEntry[], lived: Lived): string[] {
  return entriesOf(alarm, given, lived)
    .filter((entry) => entry.kind === 'telling')
    .map(({ at, level, reasons }) => `${at / MINUTE} L${level} ${reasons.join('+')}`);
}

/** Everything up to a minute, in order. */
export function entriesOf(alarm: Alarm, given: readonly AlarmEntry[], lived: Lived): AlarmEntry[] {
  const { rules = USUAL_ALARM_RULES, topLevel = 3, until } = lived;
  let entries: AlarmEntry[] = [];
  const coming = [...given];
  for (;;) {
    const now = entries.at(-1)?.at ?? 0;
    const { next, tellings } = alarmLife(alarm, entries, rules, topLevel, now);
    const [first] = coming;
    if (first && first.at <= (next?.dueAt ?? Number.POSITIVE_INFINITY)) {
      entries = [...entries, coming.shift()!];
      continue;
    }
    if (!next || next.dueAt > until * MINUTE) return entries;
    // What an acknowledgement changes by lapsing is seen only then.
    const due = alarmLife(alarm, entries, rules, topLevel, Math.max(now, next.dueAt)).next!;
    entries = [
      ...entries,
      {
        kind: 'telling',
        at: Math.max(now, due.dueAt),
        telling: tellings.length + 1,
        reasons: due.reasons,
        level: due.level,
        dueLevel: due.level,
        dueAt: due.dueAt,
        late: false,
        to: [],
        escalations: alarm.escalations.filter((at) => at <= Math.max(now, due.dueAt)).length,
      },
    ];
  }
}
