import type { Instant } from '../calendars/period.ts';
import { type Acknowledged, acknowledgement } from './acknowledgement.ts';
import { type Alarm, type AlarmEnd, firstDueAt } from './alarm.ts';
import { type AlarmEntry, dated, type TellingEntry, type TellingReason } from './alarm-entry.ts';
import { type AlarmRules, FORGOTTEN_MS, TOO_LATE_MS } from './alarm-rules.ts';

/** Where an alarm stands. */
export type AlarmState =
  /** Nobody was told yet. */
  | { readonly kind: 'raised' }
  /** Told, and waiting to be acknowledged: since it was raised, or since its acknowledgement stopped counting. */
  | { readonly kind: 'not-acknowledged'; readonly since: Instant }
  | ({ readonly kind: 'acknowledged' } & Acknowledged)
  /** Void from the start: told, and nobody is waited for. */
  | { readonly kind: 'told-once' }
  | { readonly kind: 'ended'; readonly end: AlarmEnd };

/** Whom to tell next, should nothing happen before. */
export interface NextTelling {
  readonly dueAt: Instant;
  readonly reasons: readonly TellingReason[];
  readonly level: number;
}

/** The life of an alarm at an instant. */
export interface AlarmLife {
  readonly state: AlarmState;
  readonly tellings: readonly TellingEntry[];
  /** The highest level that was told; 0 while nobody was. */
  readonly level: number;
  /** Null when nobody is to be told any more. */
  readonly next: NextTelling | null;
}

/**
 * Where an alarm stands at `now`, and whom to tell next: told when raised; the next level "when not acknowledged in a
 * configured time", "and again at 50 % and 80 % of the goal while unreacted"; "ended by the reaction or by the clock
 * being void"; "an acknowledgement without a reaction times out"; "a higher level resets it". `topLevel` is the highest
 * level of its provider's roster, 1 where there is none: that level is told again and again, once a day when it is a day
 * past due.
 */
export function alarmLife(
  alarm: Alarm,
  recorded: readonly AlarmEntry[],
  rules: AlarmRules,
  topLevel: number,
  now: Instant,
): AlarmLife {
  const entries = dated(recorded);
  const tellings = entries.filter((entry) => entry.kind === 'telling');
  const last = tellings.at(-1);
  const level = Math.max(0, ...tellings.map((one) => one.level));
  // Where nobody was on duty at a level it was due all the same: from there it goes up, and is not due for ever.
  const reached = reachedLevel(alarm, tellings, now);
  // While it was over nothing was due: what comes after that is not late for it.
  const resumedAt = entries.findLast(({ kind }) => kind === 'resumed')?.at ?? Number.NEGATIVE_INFINITY;
  const next = (due: readonly Due[]) => nextOf(due, reached, topLevel, resumedAt, now);
  const so = (state: AlarmState, next: NextTelling | null): AlarmLife => ({ state, tellings, level, next });
  if (!last) {
    const isMissed = alarm.end !== null && alarm.knownAt - alarm.raisedAt > TOO_LATE_MS;
    const state: AlarmState = alarm.end ? { kind: 'ended', end: alarm.end } : { kind: 'raised' };
    return so(state, isMissed ? null : { dueAt: firstDueAt(alarm), reasons: ['raised'], level: 1 });
  }
  if (alarm.end) return so({ kind: 'ended', end: alarm.end }, null);
  if (alarm.once) return so({ kind: 'told-once' }, null);
  const given = acknowledgement(alarm, entries, rules, now);
  const state: AlarmState =
    given.kind === 'counts'
      ? { kind: 'acknowledged', ...given.acknowledged }
      : { kind: 'not-acknowledged', since: given.since };
  if (isSetAnew(alarm, last, now)) return so(state, { dueAt: alarm.raisedAt, reasons: ['raised'], level: 1 });
  const due: Due[] = [...escalationDue(alarm, last), ...sharesDue(alarm, tellings)];
  if (given.kind === 'counts') {
    due.push({ at: given.acknowledged.until, reason: 'lapsed', up: 0 });
    return so(state, next(due));
  }
  const isLapseTold = tellings.some((one) => one.reasons.includes('lapsed') && one.at >= given.since);
  if (given.kind === 'lapsed' && !isLapseTold) due.push({ at: given.since, reason: 'lapsed', up: 0 });
  else due.push({ at: last.at + waitAfter(last, alarm, rules, topLevel), reason: 'not-acknowledged', up: 1 });
  return so(state, next(due));
}

interface Due {
  readonly at: Instant;
  readonly reason: TellingReason;
  /** By how many levels it goes up. */
  readonly up: 0 | 1;
}

/**
 * Its start moved past what was told: a flag was taken back, and set anew under the same id. It begins at the first level,
 * whatever was told, or is owed, of the flag before.
 */
function isSetAnew({ raisedAt }: Alarm, last: TellingEntry, now: Instant): boolean {
  return last.at < raisedAt && raisedAt <= now;
}

/** The highest level that was told, or due, of this flag; where the clock was set back to before it, of all that was told. */
function reachedLevel({ raisedAt }: Alarm, tellings: readonly TellingEntry[], now: Instant): number {
  const own = tellings.filter(({ at }) => at >= raisedAt || raisedAt > now);
  return Math.max(0, ...own.map(highest));
}

function escalationDue({ escalations }: Alarm, last: TellingEntry): Due[] {
  // By their number, since one may become known late; by their instant, where one was taken back and given anew.
  const anew = escalations.find((at, i) => i >= last.escalations || at > last.at);
  return anew === undefined ? [] : [{ at: anew, reason: 'escalated', up: 1 }];
}

function sharesDue({ shares }: Alarm, tellings: readonly TellingEntry[]): Due[] {
  // What was told of a share before its instant was told by another start, or by a clock that was wrong.
  return shares
    .map(({ percent, at }): Due => ({ at, reason: `used-${percent}`, up: 1 }))
    .filter(({ at, reason }) => !tellings.some((one) => one.at >= at && one.reasons.includes(reason)));
}

function highest({ level, dueLevel }: TellingEntry): number {
  return Math.max(level, dueLevel);
}

/** Where nothing is due, as of a silent station, it counts as past due from the top level on. */
function waitAfter(last: TellingEntry, alarm: Alarm, rules: AlarmRules, topLevel: number): number {
  const dueAt = alarm.dueAt ?? alarm.raisedAt;
  const isAtTop = highest(last) >= topLevel;
  if (!isAtTop || last.at < dueAt) return rules.acknowledgeWithinMs;
  return last.at - dueAt < FORGOTTEN_MS
    ? rules.repeatPastDueMs
    : Math.max(rules.repeatPastDueMs, FORGOTTEN_MS);
}

/** One telling of all that is due by now, or of what is due first; none is due before `from`. */
function nextOf(
  due: readonly Due[],
  reached: number,
  topLevel: number,
  from: Instant,
  now: Instant,
): NextTelling {
  const dueAt = Math.max(from, Math.min(...due.map(({ at }) => at)));
  const together = due.filter(({ at }) => at <= Math.max(dueAt, now));
  const up = together.some((one) => one.up === 1) ? 1 : 0;
  return {
    dueAt,
    reasons: [...new Set(together.map(({ reason }) => reason))],
    level: Math.max(1, Math.min(reached + up, topLevel)),
  };
}
