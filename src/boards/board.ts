import type { TermsHistory } from '../agreements/terms-history.ts';
import type { Alarm } from '../alarms/alarm.ts';
import type { AlarmEntry } from '../alarms/alarm-entry.ts';
import type { AlarmRules } from '../alarms/alarm-rules.ts';
import type { AlarmedTier } from '../alarms/raised.ts';
import type { CalendarData } from '../calendars/calendar.ts';
import type { Instant } from '../calendars/period.ts';
import type { LocalDate } from '../calendars/wall-time.ts';
import type { ClockKind } from '../clocks/clock.ts';
import type { Shift } from '../duty/shift.ts';
import type { ScheduledWork } from '../planned-work/work.ts';
import type { Case } from '../tickets/ticket.ts';

/** The walls, in the order of their keys. */
export const WALLS = ['emergencies', 'clocks', 'windows', 'agreements'] as const;
export type Wall = (typeof WALLS)[number];

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
  /** The lines on which its address depends, by id. */
  readonly lines: readonly string[];
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
  /** The public holidays that close it in the span for which it is known: local date and name, in order. */
  readonly holidays: readonly (readonly [date: LocalDate, name: string])[];
}

/** The terms of one provider in all versions that tickets of the board are stamped with, and the one in force now. */
export interface BoardProvider {
  readonly kind: 'provider';
  readonly id: string;
  readonly versions: TermsHistory;
}

/** Who is on duty for a provider, in order of time. */
export interface BoardDuty {
  readonly kind: 'duty';
  /** The provider. */
  readonly id: string;
  readonly shifts: readonly Shift[];
}

/** An alarm and everything that was done about it: while it goes on, and as long as its ticket is on the board. */
export interface BoardAlarm extends Alarm {
  readonly kind: 'alarm';
  readonly entries: readonly AlarmEntry[];
}

/** A way by which people are told of alarms, and whether it works. */
export interface BoardChannel {
  readonly kind: 'channel';
  readonly id: string;
  /** As the walls name it: `E-mail`. */
  readonly title: string;
  /** Since when, and why, nothing arrives by it; null while it is well. */
  readonly failing: { readonly since: Instant; readonly why: string } | null;
  /** When something last arrived by it; null: nothing ever did. */
  readonly provenAt: Instant | null;
  /**
   * No way to tell people, but what all telling rests on, there only while it fails: the station's sign of life to a monitor,
   * and its looking at alarms.
   */
  readonly own?: 'heartbeat' | 'telling';
}

/** How the operator wants alarms to go on, and to sound at the walls. */
export interface AlarmSettings {
  readonly rules: AlarmRules;
  /** Faults of these tiers raise alarms too. */
  readonly tiers: readonly AlarmedTier[];
  readonly sound: AlarmSound;
  /** The walls warn when nothing arrived by any channel for so long, in milliseconds. */
  readonly provenWithinMs: number;
}

/** How loud an alarm is, from 0 to 1: in quiet hours otherwise. Minutes are of the local day; the end may be before the start. */
export interface AlarmSound {
  readonly volume: number;
  readonly quiet: { readonly fromMinute: number; readonly toMinute: number; readonly volume: number } | null;
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

/** A piece of planned work, its notice as it counts now, and what it touches. */
export interface BoardWork {
  readonly kind: 'work';
  /** `source:record`. */
  readonly id: string;
  readonly work: ScheduledWork;
  /** The latest notice that no longer counts since the work was moved. */
  readonly voidedNoticeAt: Instant | null;
  /** How many addresses it touches, by the tier that governs them on the day on which it starts. */
  readonly addressesByTier: Readonly<Record<string, number>>;
  /** How many addresses without an agreement on that day it touches. */
  readonly withoutAgreement: number;
  /** Objects that no row of the address table names, so that nobody knows whom they concern. */
  readonly unknownObjects: readonly string[];
}

/** A general disruption: "generelle driftsforstyrrelser". A fact of its own; faults inside it keep their clocks. */
export interface BoardDisruption {
  readonly kind: 'disruption';
  /** `source:record`. */
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  /** Addresses, and lines on which addresses depend, by id. */
  readonly objects: readonly string[];
  /** A postal code, town or street as addresses are written: those whose text has it as whole words are inside. */
  readonly area: string | null;
  readonly from: Instant;
  /** null while it goes on. */
  readonly to: Instant | null;
}

/** The agreements of one provider by address, added up. Dates are local to the provider. */
export interface BoardAgreements {
  readonly kind: 'agreements';
  /** The provider. */
  readonly id: string;
  /** The local day of which the numbers are. */
  readonly date: LocalDate;
  /** Addresses on file, with an agreement or without. */
  readonly addresses: number;
  /** Addresses by the tier that governs them on that day. */
  readonly today: Readonly<Record<string, number>>;
  /** Twelve weeks from the Monday of that day's week on. */
  readonly weeks: readonly BoardAgreementWeek[];
  /** How many addresses lose their agreement within 30 days, from tomorrow on, and get no other at once. */
  readonly endWithin30Days: number;
  /** Those that lose theirs first, in order. */
  readonly endFirst: readonly BoardAgreementEnd[];
}

/** The agreements that end in one week. */
export interface BoardAgreementWeek {
  /** The Monday with which the week begins. */
  readonly monday: LocalDate;
  /** By tier, addresses that are left without an agreement. */
  readonly ends: Readonly<Record<string, number>>;
  /** By the tier that ends, addresses where another agreement follows at once. */
  readonly followed: Readonly<Record<string, number>>;
}

/** An address that loses its agreement. */
export interface BoardAgreementEnd {
  readonly addressId: string;
  /** As people write it; null when it is not on file. */
  readonly address: string | null;
  readonly tier: string;
  /** The first local day without it. */
  readonly to: LocalDate;
}

/** What the operator set for all screens of this station, and what cannot be shown. */
export interface BoardSettings {
  readonly kind: 'settings';
  readonly id: 'settings';
  /** Demo data: every screen says so. */
  readonly demo: boolean;
  /** Seconds for which each wall stays before the next one. */
  readonly rotationSeconds: Readonly<Record<Wall, number>>;
  /** Data older than the larger of this and three times its source's interval is old, in milliseconds. */
  readonly oldAfterMs: number;
  /** Open tickets that their system no longer shows to us. */
  readonly noLongerVisible: number;
  /** What the operator has to mend at the station, such as a refused change of its configuration; null when nothing. */
  readonly problem: string | null;
  /** Nothing is configured yet: the first run of an installed station. Null otherwise. */
  readonly firstRun: { readonly configurationFile: string } | null;
  /** This is a copy that is open for review: as of then, from a machine of that name. Null on a station. */
  readonly copy: BoardCopy | null;
  readonly alarms: AlarmSettings;
}

/** A copy of a station's database: as of when it is, and the name of the machine it comes from; '' where it has none. */
export interface BoardCopy {
  readonly at: Instant;
  readonly from: string;
}

export type BoardEntity =
  | BoardTicket
  | BoardCalendar
  | BoardProvider
  | BoardDuty
  | BoardAlarm
  | BoardChannel
  | BoardOutcomes
  | BoardWork
  | BoardDisruption
  | BoardAgreements
  | BoardSettings;

/** The key of an entity on the board: `kind:id`. */
export function entityKey(entity: BoardEntity): string {
  return `${entity.kind}:${entity.id}`;
}

/**
 * What a source delivers: `tickets` decide the age of the emergencies and the clocks, `work` that of the windows,
 * `tables` (customers, addresses, agreements) that of the agreements; `duty` (who is on duty) decides none.
 */
export type Delivery = 'tickets' | 'work' | 'tables' | 'duty';

/** How a source is doing. It changes all the time and does not move the board's revision. */
export interface SourceHealth {
  readonly id: string;
  /** As the walls name it: `AURA faults`. */
  readonly title: string;
  readonly delivers: readonly Delivery[];
  /** The providers whose tickets or work it delivers; empty means all. */
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
