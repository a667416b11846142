import type { Terms } from '../agreements/terms.ts';
import type { CalendarData } from '../calendars/calendar.ts';
import type { Instant } from '../calendars/period.ts';
import type { ClockKind } from '../clocks/clock.ts';
import type { Case } from '../tickets/ticket.ts';

/** A ticket on the board: everything its verdict follows from, and what a screen says about it. */
export interface BoardTicket extends Case {
  readonly kind: 'ticket';
  /** `source:id`, as in `ticket.id`. */
  readonly id: string;
  readonly subject: string | null;
  /** The ticket in its own system, to open it there. */
  readonly url: string | null;
  readonly priority: string | null;
  readonly requestKind: 'accounting' | 'technical' | null;
  /** The address as people write it, `Søndergade 14, Skanderborg`; null when it is not on file. */
  readonly address: string | null;
  /** Who acknowledged which alarm of the ticket, in order. */
  readonly acknowledgements: readonly Acknowledgement[];
}

/** An alarm that was acknowledged: the one raised at `alarmAt`. */
export interface Acknowledgement {
  readonly alarmAt: Instant;
  readonly at: Instant;
  readonly by: string;
}

/** A calendar of the providers' terms, compiled by the station. */
export interface BoardCalendar {
  readonly kind: 'calendar';
  readonly id: string;
  readonly calendar: CalendarData;
}

/** The terms of one provider. */
export interface BoardProvider {
  readonly kind: 'provider';
  readonly id: string;
  readonly terms: Terms;
}

/** Who is on duty for a provider, in order of time. */
export interface BoardDuty {
  readonly kind: 'duty';
  /** The provider. */
  readonly id: string;
  readonly shifts: readonly { readonly name: string; readonly start: Instant; readonly end: Instant }[];
}

/** The settled clocks of one provider and kind that were due in the last 30 days. */
export interface BoardOutcomes {
  readonly kind: 'outcomes';
  /** `provider/clock kind`. */
  readonly id: string;
  readonly provider: string;
  readonly clock: ClockKind;
  readonly outcomes: readonly BoardOutcome[];
  /** When the last emergency of the provider ended; null when none is on file. */
  readonly quietSince: Instant | null;
}

/** One settled clock: met or breached. Lengths are milliseconds of open time. */
export interface BoardOutcome {
  readonly ticketId: string;
  readonly state: 'met' | 'breached';
  readonly startedAt: Instant;
  readonly usedMs: number;
  readonly goalMs: number;
}

/** What the operator set for all screens of this station, and what cannot be shown. */
export interface BoardSettings {
  readonly kind: 'settings';
  readonly id: 'settings';
  /** Demo data: every screen says so. */
  readonly demo: boolean;
  /** Seconds for which each wall stays before the next one. */
  readonly rotationSeconds: { readonly emergencies: number; readonly clocks: number };
  /** Data older than the larger of this and three times its source's interval is old, in milliseconds. */
  readonly oldAfterMs: number;
  /** Open tickets that their system no longer shows to us. */
  readonly noLongerVisible: number;
  /** What the operator has to mend at the station, such as a refused change of its configuration; null when nothing. */
  readonly problem: string | null;
}

export type BoardEntity =
  | BoardTicket
  | BoardCalendar
  | BoardProvider
  | BoardDuty
  | BoardOutcomes
  | BoardSettings;

/** The key of an entity on the board: `kind:id`. */
export function entityKey(entity: BoardEntity): string {
  return `${entity.kind}:${entity.id}`;
}

/** How a source is doing. It changes all the time and does not move the board's revision. */
export interface SourceHealth {
  readonly id: string;
  /** As the walls name it: `AURA faults`. */
  readonly title: string;
  /** What it delivers: `tickets` decides the age of walls, `tables` stand behind them. */
  readonly delivers: 'tickets' | 'tables';
  /** The providers whose tickets it delivers; empty means all. */
  readonly providers: readonly string[];
  readonly intervalMs: number;
  /** As of when its data is: the end of the last poll that went well; null: none has, since the database was made. */
  readonly lastAnswerAt: Instant | null;
  /** How often it answered since the station was started: a heartbeat moves on received answers only. */
  readonly answers: number;
  /** null while it is well. */
  readonly failure: SourceFailure | null;
  /** How far the source's clock is ahead of the station's, in milliseconds; null when it does not say. */
  readonly clockAheadMs: number | null;
  /** What it sent that could not be understood and waits in quarantine. */
  readonly quarantined: number;
}

/** Why a source does not answer, and what the station does about it. */
export interface SourceFailure {
  readonly since: Instant;
  readonly tries: number;
  /** What is wrong, where, and what to do; never a secret. */
  readonly message: string;
  readonly nextTryAt: Instant;
}

/** The answer to `GET /api/board?epoch=&after=&wait=`. */
export interface BoardAnswer {
  /** Changes when revisions cannot be compared any more; the answer is then a full board. */
  readonly epoch: string;
  readonly revision: number;
  /** The station's clock at the time of the answer, UTC. */
  readonly stationNow: Instant;
  readonly sources: readonly SourceHealth[];
  /** Whether this is the whole board, replacing what was known. */
  readonly full: boolean;
  readonly changed: readonly BoardEntity[];
  /** Keys of entities that left the board. */
  readonly removed: readonly string[];
}
