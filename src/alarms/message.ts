import type { Instant } from '../calendars/period.ts';
import type { VoidReason } from '../clocks/clock.ts';
import type { AlarmAbout, AlarmEnd } from './alarm.ts';
import type { TellingReason } from './alarm-entry.ts';

/** What a message says of the ticket. */
export interface TicketTold {
  /** `source:id`. */
  readonly id: string;
  readonly subject: string | null;
  readonly url: string | null;
  readonly customer: string | null;
  readonly service: string | null;
  readonly address: string | null;
}

/** Why somebody else is told than who was due: nobody is on duty at all, or at that level, or no channel reaches who is. */
export type StandIn = 'nobody-on-duty' | 'nobody-at-level' | 'nobody-reached';

/** One message of an alarm to one person by one channel, with everything that it says. */
export interface AlarmMessage {
  /** The same at each try: the Message-ID or idempotency key is made of it. */
  readonly key: string;
  readonly alarm: string;
  readonly about: AlarmAbout;
  readonly provider: string;
  /** As the provider writes its name. */
  readonly providerName: string;
  /** In which local times are told. */
  readonly zone: string;
  readonly telling: number;
  readonly reasons: readonly TellingReason[];
  readonly level: number;
  /** The telling before this one, which nobody may have acknowledged; null for the first. */
  readonly before: { readonly level: number; readonly at: Instant } | null;
  /** Whom it was to be told to where nobody was on duty at that level; else the same as `level`. */
  readonly dueLevel: number;
  readonly person: string;
  readonly name: string;
  /** Null where the person is who was due to be told. */
  readonly standIn: StandIn | null;
  /** The first telling of the alarm to this person: what later ones answer. */
  readonly firstTelling: number;
  readonly attempt: number;
  /** An earlier try may have arrived. */
  readonly repeat: boolean;
  readonly late: boolean;
  readonly raisedAt: Instant;
  /** When the promise is due; null where nothing is. */
  readonly dueAt: Instant | null;
  /** When the telling was due, which is long ago where it is late. */
  readonly tellingDueAt: Instant;
  /** When this try was made; with `late` long after it was due. */
  readonly toldAt: Instant;
  readonly end: AlarmEnd | null;
  /** Void from the start: nobody is waited for. */
  readonly once: boolean;
  /** Why nobody is; null where somebody is, or where it is not known. */
  readonly voidReason: VoidReason | null;
  /** Null where the alarm is about no ticket. */
  readonly ticket: TicketTold | null;
  /** Invented data: it says so. */
  readonly demo: boolean;
}
