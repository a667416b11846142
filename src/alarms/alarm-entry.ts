import type { Instant } from '../calendars/period.ts';
import type { Alarm, AlarmEnd, AlarmStanding } from './alarm.ts';

/** Why somebody is told of an alarm. */
export type TellingReason =
  | 'raised'
  /** Nobody acknowledged the telling before. */
  | 'not-acknowledged'
  /** It was acknowledged, and there was no reaction in time. */
  | 'lapsed'
  /** "re-escalation to higher level staff": the ticket was escalated in its own system. */
  | 'escalated'
  /** So many per cent of the goal are used. */
  | `used-${number}`;

/** Somebody who is told, by the id that the roster knows them by. */
export interface Told {
  readonly person: string;
  readonly name: string;
  /** The level at which they are on duty; null for whom is told when nobody is. */
  readonly level: number | null;
}

/** It was decided whom to tell, before anything was sent. */
export interface TellingEntry {
  readonly kind: 'telling';
  readonly at: Instant;
  /** From 1 on. */
  readonly telling: number;
  readonly reasons: readonly TellingReason[];
  /** The level that is told; another than was due where nobody was on duty at that. */
  readonly level: number;
  readonly dueLevel: number;
  readonly dueAt: Instant;
  /** It comes so long after it was due that it has to be said. */
  readonly late: boolean;
  /** Nobody, where no roster is known or nobody is on duty: then the walls alone tell it. */
  readonly to: readonly Told[];
  /** How many escalations of the ticket it answers. */
  readonly escalations: number;
}

/** Which message to whom by which channel. */
interface Sending {
  readonly at: Instant;
  readonly telling: number;
  readonly person: string;
  readonly channel: string;
  /** The try of this message by this channel, from 1 on. */
  readonly attempt: number;
}

/** How an alarm was acknowledged: "at screen X, on duty J. Weber", or by the link that somebody was sent. */
export type AcknowledgedBy =
  | { readonly kind: 'screen'; readonly screen: string; readonly onDuty: readonly string[] }
  | { readonly kind: 'link'; readonly name: string };

/** One thing that was done about an alarm, or befell it. Only added to, in order. */
export type AlarmEntry =
  | TellingEntry
  /** Written before it is sent, so that nothing that was sent is unknown. `repeat`: an earlier try may have arrived. */
  | (Sending & { readonly kind: 'attempt'; readonly repeat: boolean })
  | (Sending & { readonly kind: 'arrived' })
  /** `mayHaveArrived`: the answer was lost, not the message. */
  | (Sending & { readonly kind: 'failed'; readonly why: string; readonly mayHaveArrived: boolean })
  | {
      readonly kind: 'acknowledged';
      readonly at: Instant;
      readonly by: AcknowledgedBy;
      /** Without a reaction it counts for so long, by the rule of then; absent where that was not kept yet. */
      readonly countsMs?: number;
      /** The link that was used for it, each of which counts once; absent at a screen. */
      readonly link?: string;
    }
  /** `stood`: how it stood before it was taken back, since no record says so any more. */
  | {
      readonly kind: 'ended';
      readonly at: Instant;
      readonly end: AlarmEnd;
      readonly stood?: Pick<Alarm, 'raisedAt'> & AlarmStanding;
    }
  /** What had ended it reads otherwise now: it goes on. */
  | { readonly kind: 'resumed'; readonly at: Instant }
  /** The station's clock was set back: what was dated later than `at` counts as of `at`. */
  | { readonly kind: 'clock-set-back'; readonly at: Instant };

/** A try of a message, or what became of it. */
export type SentEntry = Extract<AlarmEntry, { kind: 'attempt' | 'arrived' | 'failed' }>;

export function isSent(entry: AlarmEntry): entry is SentEntry {
  return entry.kind === 'attempt' || entry.kind === 'arrived' || entry.kind === 'failed';
}

/** The entries with the instants that count: none later than the clock was set back to after it. */
export function dated(entries: readonly AlarmEntry[]): readonly AlarmEntry[] {
  if (!entries.some(({ kind }) => kind === 'clock-set-back')) return entries;
  let latest = Number.POSITIVE_INFINITY;
  return entries
    .toReversed()
    .map((entry): AlarmEntry => {
      if (entry.kind === 'clock-set-back') latest = Math.min(latest, entry.at);
      return entry.at > latest ? { ...entry, at: latest } : entry;
    })
    .reverse();
}
