import type { BoardAlarm } from '../boards/board.ts';
import type { Instant } from '../calendars/period.ts';
import type { Acknowledger } from './acknowledgement.ts';
import { type AlarmEnd, firstDueAt } from './alarm.ts';
import { type AlarmEntry, dated, isSent, type TellingEntry, type Told } from './alarm-entry.ts';
import { type AlarmRules, LATE_MS } from './alarm-rules.ts';
import { alarmAsOf } from './as-of.ts';
import { lapses } from './lapses.ts';

/** What became of one try of a message. */
export type TryOutcome =
  | { readonly kind: 'arrived'; readonly at: Instant }
  /** `mayHaveArrived`: the answer was lost, not the message. */
  | { readonly kind: 'failed'; readonly at: Instant; readonly why: string; readonly mayHaveArrived: boolean }
  /** Under way, or cut off. */
  | { readonly kind: 'unknown' };

/** One try of a message by a channel. */
export interface Try {
  readonly at: Instant;
  readonly channel: string;
  /** Its number by this channel, from 1 on. */
  readonly attempt: number;
  /** An earlier try may have arrived. */
  readonly repeat: boolean;
  readonly outcome: TryOutcome;
}

/** Somebody who was to be told, and each try to reach them, in order; none where no channel reaches them. */
export interface Recipient extends Told {
  readonly tries: readonly Try[];
}

/** One step of an alarm's life, at the instant at which it was recorded or took effect. */
export type AlarmStep =
  /** `late`: the station learnt of it at `knownAt`, so much later that it has to be said. */
  | { readonly kind: 'raised'; readonly at: Instant; readonly knownAt: Instant; readonly late: boolean }
  | (Omit<TellingEntry, 'kind' | 'to' | 'escalations'> & {
      readonly kind: 'told';
      /** Nobody where the walls alone tell it. */
      readonly to: readonly Recipient[];
    })
  | { readonly kind: 'acknowledged'; readonly at: Instant; readonly by: Acknowledger }
  /** "An acknowledgement without a reaction times out." */
  | { readonly kind: 'lapsed'; readonly at: Instant }
  /** The ticket was escalated in its own system: it has to be acknowledged anew. */
  | { readonly kind: 'escalated'; readonly at: Instant }
  | { readonly kind: 'ended'; readonly at: Instant; readonly end: AlarmEnd }
  | { readonly kind: 'resumed'; readonly at: Instant }
  | { readonly kind: 'clock-set-back'; readonly at: Instant };

/**
 * The steps of an alarm up to `at`, in order: what was recorded by then, and what followed from it by itself. Of steps at
 * one instant those that explain the others come first. Empty where the alarm was not raised yet.
 */
export function alarmTimeline(alarm: BoardAlarm, rules: AlarmRules, at: Instant): AlarmStep[] {
  const then = alarmAsOf(alarm, at);
  if (!then) return [];
  const { raisedAt, knownAt, escalations, acknowledged } = then;
  const steps: AlarmStep[] = [
    { kind: 'raised', at: raisedAt, knownAt, late: knownAt - firstDueAt(then) > LATE_MS },
    ...escalations.map((one): AlarmStep => ({ kind: 'escalated', at: one })),
    ...acknowledged.map(
      (one): AlarmStep => ({ kind: 'acknowledged', at: one.at, by: { kind: 'source', by: one.by } }),
    ),
    ...recordedSteps(then.entries),
    ...endWithoutEntry(then, at),
    ...lapses(then, rules, at).map((one): AlarmStep => ({ kind: 'lapsed', at: one })),
  ];
  return inOrder(steps);
}

function recordedSteps(entries: readonly AlarmEntry[]): AlarmStep[] {
  return dated(entries).flatMap((entry): AlarmStep[] => {
    switch (entry.kind) {
      case 'telling': {
        const { escalations: _, ...telling } = entry;
        const to = entry.to.map((told) => ({ ...told, tries: triesOf(entry, told, entries) }));
        return [{ ...telling, kind: 'told', to }];
      }
      case 'attempt':
      case 'arrived':
      case 'failed':
        return [];
      default:
        return [entry];
    }
  });
}

function triesOf({ telling }: TellingEntry, { person }: Told, entries: readonly AlarmEntry[]): Try[] {
  const own = dated(entries)
    .filter(isSent)
    .filter((entry) => entry.telling === telling && entry.person === person);
  return own.flatMap((entry): Try[] => {
    if (entry.kind !== 'attempt') return [];
    const { at, channel, attempt, repeat } = entry;
    const result = own.find(
      (one) => one.kind !== 'attempt' && one.channel === channel && one.attempt === attempt,
    );
    return [{ at, channel, attempt, repeat, outcome: outcomeOf(result) }];
  });
}

function outcomeOf(result: AlarmEntry | undefined): TryOutcome {
  if (result?.kind === 'arrived') return { kind: 'arrived', at: result.at };
  if (result?.kind !== 'failed') return { kind: 'unknown' };
  const { at, why, mayHaveArrived } = result;
  return { kind: 'failed', at, why, mayHaveArrived };
}

/** An alarm that was over when it became known, or that was only tried, has no entry of its end. */
function endWithoutEntry({ end, entries, knownAt }: BoardAlarm, at: Instant): AlarmStep[] {
  if (end === null || entries.some(({ kind }) => kind === 'ended')) return [];
  const recordedAt = Math.max(knownAt, end.at ?? knownAt);
  return recordedAt <= at ? [{ kind: 'ended', at: recordedAt, end }] : [];
}

const RANKS = [
  'raised',
  'clock-set-back',
  'resumed',
  'escalated',
  'lapsed',
  'told',
  'acknowledged',
  'ended',
] as const satisfies readonly AlarmStep['kind'][];

function inOrder(steps: readonly AlarmStep[]): AlarmStep[] {
  return steps.toSorted((a, b) => a.at - b.at || RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind));
}
