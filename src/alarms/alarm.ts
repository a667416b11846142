import type { Instant } from '../calendars/period.ts';
import type { ClockKind, VoidReason } from '../clocks/clock.ts';

/** What an alarm is about. */
export type AlarmAbout =
  /** The start of a promise: of its kind the `ordinal`-th clock, from 1 on, in that cycle of the ticket. */
  | {
      readonly kind: 'ticket';
      readonly ticket: string;
      readonly clock: ClockKind;
      readonly cycle: number;
      readonly ordinal: number;
    }
  /** Another station, by the name under which it is watched, gives no sign of life. */
  | { readonly kind: 'silence'; readonly station: string }
  /** Somebody tries whether alarms arrive. */
  | { readonly kind: 'test'; readonly by: string };

/** What ended the need for an alarm. */
export type AlarmEnd =
  | { readonly kind: 'reaction'; readonly at: Instant; readonly by: string | null }
  | { readonly kind: 'cycle-ended'; readonly at: Instant }
  /** `at` is null where no event made it void, but what is on file of the customer or the service. */
  | { readonly kind: 'void'; readonly at: Instant | null; readonly reason: VoidReason }
  /** The records read otherwise now: there is no such clock any more. */
  | { readonly kind: 'taken-back'; readonly at: Instant }
  /** Each channel has been tried. */
  | { readonly kind: 'tested'; readonly at: Instant }
  /** The station that was silent is heard again. */
  | { readonly kind: 'heard-again'; readonly at: Instant }
  /** The station that was silent is watched no more. */
  | { readonly kind: 'not-watched'; readonly at: Instant };

/** An acknowledgement that a ticket's own system keeps. */
export interface SourceAcknowledgement {
  readonly at: Instant;
  readonly by: string;
  /** For how long it counts without a reaction, as the rule was when the station learnt of it; in milliseconds. */
  readonly countsMs?: number;
}

/** How an alarm stands by what is known of its ticket. It follows later facts, as the verdict does. */
export interface AlarmStanding {
  /** When the promise is due; null where nothing is. */
  readonly dueAt: Instant | null;
  /** When so many per cent of the goal are used, in order. */
  readonly shares: readonly { readonly percent: number; readonly at: Instant }[];
  /** Void from the start: "told once and never escalates". */
  readonly once: boolean;
  /** Why it was void from the start; null where it was not, absent where that was not kept yet. */
  readonly voidReason?: VoidReason | null;
  /** When the ticket was escalated in its own system since the alarm was raised, in order. */
  readonly escalations: readonly Instant[];
  readonly acknowledged: readonly SourceAcknowledgement[];
  readonly end: AlarmEnd | null;
}

/**
 * An alarm: "Any emergency flagged ticket raises an alarm with the current duty on-call employee". What was done about
 * it is told by its entries.
 */
export interface Alarm extends AlarmStanding {
  /** The same for the same alarm, also after a restart or when its records are read anew. */
  readonly id: string;
  readonly about: AlarmAbout;
  readonly provider: string;
  /** The start of its clock. */
  readonly raisedAt: Instant;
  /** When the station learnt of it. */
  readonly knownAt: Instant;
}

/**
 * When somebody was to be told of an alarm first: when it was raised; of a silent station when this one learnt of it, since
 * only its length makes a silence.
 */
export function firstDueAt({
  about,
  raisedAt,
  knownAt,
}: Pick<Alarm, 'about' | 'raisedAt' | 'knownAt'>): Instant {
  return about.kind === 'silence' ? knownAt : raisedAt;
}

/** The id of an alarm. */
export function alarmId(about: AlarmAbout, raisedAt: Instant): string {
  switch (about.kind) {
    case 'ticket':
      return `${about.ticket}/${about.clock}/${about.cycle}/${about.ordinal}`;
    case 'silence':
      return `silence/${about.station}/${raisedAt}`;
    case 'test':
      return `test/${raisedAt}`;
  }
}
