import type { Hours } from '../calendars/hours.ts';
import type { Instant, Period } from '../calendars/period.ts';
import type { LocalDate } from '../calendars/wall-time.ts';
import type { Attention, Clock, ClockState, VoidReason } from '../clocks/clock.ts';
import type { EmergencySupport } from '../clocks/emergency-support.ts';
import type { Channel, EventType } from '../tickets/event.ts';

/**
 * A clock's ledger: how its due instant, its used time and its state came about, as data. Instants are UTC, lengths
 * milliseconds of open time. Whoever shows it chooses the words.
 */
export interface Ledger {
  readonly ticket: string;
  readonly provider: string;
  /** As the provider writes its name. */
  readonly name: string;
  /** The instant as of which it is explained: later events do not exist yet. */
  readonly at: Instant;
  /** The zone in which its days and hours are counted: that of the goal's calendar, else the provider's. */
  readonly zone: string;
  /** The provider's zone: that of the days of agreements and terms. */
  readonly providerZone: string;
  readonly clock: Clock;
  /** 1 for the first clock of its kind in the cycle. */
  readonly ordinal: number;
  /**
   * The version of the terms that governs the cycle, and from when; `from` is null for one that governs from the
   * beginning, or that is the first on file and younger than the cycle: "the first one also governs what lies before it".
   */
  readonly terms: { readonly version: string; readonly from: Instant | null };
  /** Why it is as it is, in the order in which a person would work it out. */
  readonly steps: readonly Step[];
  /**
   * Every stretch from the start to the later of due and `until`, without gaps or overlaps; empty without a goal. Cut
   * at `until`, at due, and where open and closed time meet. What is counted up to `until` adds up to `used`.
   */
  readonly lines: readonly Line[];
  /** Up to when it has been counted: the stop, the end of the cycle, or `at`, whichever is first. */
  readonly until: Instant;
}

/** One thing that had to be decided, with the sentence of the agreement and the readings that decided it. */
export interface Step {
  readonly what: Decision;
  /** The sentence of the agreement, in its own words; null where it has none. */
  readonly sentence: string | null;
  /**
   * The settings that were applied where the agreement is silent, by name as in the terms: `readings.onsiteStarts`,
   * `tiers.basis.remote.calendar`; those of a calendar after its id: `calendars.aura-basis-onsite.holidays.close`.
   */
  readonly readings: readonly { readonly name: string; readonly value: string }[];
}

/** An event of the ticket that decided something. */
export interface Cause {
  readonly at: Instant;
  readonly type: EventType;
  /** Its index in the ticket's life. */
  readonly index: number;
}

export type Decision =
  /** Which agreement governs the cycle; `valid` are its local days as instants. */
  | {
      readonly kind: 'agreement';
      readonly tier: string;
      readonly name: string;
      readonly valid: Period;
      readonly fact: string | null;
      /** How many others were valid then, too: "the later `from` governs, then the later listed". */
      readonly passedOver: number;
    }
  /** None governs: the address has none, or is not known. */
  | { readonly kind: 'no-agreement'; readonly reason: 'no-agreement' | 'address-unknown' }
  /** Whether the service has emergency support at the clock's start. */
  | {
      readonly kind: 'support';
      readonly support: EmergencySupport;
      readonly service: string | null;
      readonly fact: string | null;
    }
  /** Which clock it is, and what called for it. */
  | { readonly kind: 'clock'; readonly goalMs: number | null; readonly cause: Cause }
  | {
      readonly kind: 'calendar';
      /** Without what tells an older version of it apart. */
      readonly id: string;
      readonly zone: string;
      readonly hours: Hours;
      /** As in `DK` or `DE-HE`; null when no holiday closes it. */
      readonly holidays: string | null;
      /** The holidays that close it in the ledger's lines, each once. */
      readonly between: readonly (readonly [date: LocalDate, name: string])[];
    }
  /** The report came at a time, or in a way, that the tier does not offer. Only then there is this step. */
  | {
      readonly kind: 'reporting';
      readonly calendar: string;
      readonly channel: Channel;
      readonly inHours: boolean;
      readonly cause: Cause;
    }
  | { readonly kind: 'start'; readonly at: Instant; readonly cause: Cause }
  /** When the goal is used up; `atClosing` where that is just when the calendar closes. */
  | { readonly kind: 'due'; readonly at: Instant; readonly goalMs: number; readonly atClosing: boolean }
  /** It stopped; or its cycle ended first; or it runs still. */
  | { readonly kind: 'stop'; readonly cause: Cause }
  | { readonly kind: 'cycle-ended'; readonly cause: Cause }
  /**
   * Why the promise does not apply: the first that applies of the reasons in `order`; `cause` is the event that says so,
   * where there is one.
   */
  | {
      readonly kind: 'void';
      readonly reason: VoidReason;
      readonly order: readonly VoidReason[];
      readonly cause: Cause | null;
    }
  | { readonly kind: 'excused'; readonly cause: Cause }
  /** An event that might have changed the clock, and did not. */
  | { readonly kind: 'unchanged'; readonly why: WhyUnchanged; readonly cause: Cause }
  /** The state that follows, and from what; `closed`: why the calendar is closed until a waiting clock resumes. */
  | {
      readonly kind: 'state';
      readonly state: ClockState;
      readonly why: WhyState;
      readonly closed: readonly Closed[];
    }
  /** How much the clock asks for, where it may ask for anything; `usedPercent` is rounded down, null without a goal. */
  | { readonly kind: 'attention'; readonly attention: Attention; readonly usedPercent: number | null };

export type WhyUnchanged =
  /** By the readings that have such a choice. */
  | 'customer-network'
  | 'flag-withdrawn'
  | 'access-refused'
  /** A flag withdrawn after due, or after the reaction. */
  | 'withdrawn-after-due'
  | 'withdrawn-after-reaction'
  /** An access refused at due or later. */
  | 'refused-after-due'
  /** A visit required after the remote reaction, or called off after the onsite one. */
  | 'required-after-reaction'
  | 'called-off-after-reaction'
  /** A reaction to a child account's ticket before it was accepted. */
  | 'reaction-before-acceptance';

/** What decided a state: "the first that applies". */
export type WhyState =
  | 'does-not-apply'
  | 'stopped-by-due'
  | 'stopped-after-due'
  /** Due passed without a stop, in a cycle that is open, or before it ended. */
  | 'due-passed'
  | 'due-passed-in-cycle'
  | 'cycle-ended'
  | 'open'
  | 'closed'
  /** By the reading `starts-at-opening` it has not started yet. */
  | 'not-started';

/** One stretch of a ledger, half-open. */
export interface Line extends Period {
  /** Milliseconds of open time in it: its length, or 0 for a closed one. */
  readonly openMs: number;
  /** Open time from the start up to the line's end. */
  readonly sumMs: number;
  /** What is left of the goal at the line's end; negative past due. */
  readonly leftMs: number;
  /** `counted`: before `until`; `ahead`: after it, up to due, if nothing stops the clock, or had stopped it. */
  readonly side: 'counted' | 'ahead';
  /** Empty for open time; for closed time why, day by day, in order. */
  readonly closed: readonly Closed[];
  /** Changes of the zone's offset inside, in minutes; real time goes on through them. */
  readonly changes: readonly { readonly at: Instant; readonly before: number; readonly after: number }[];
}

/** Why a calendar is closed for a part of a closed stretch. */
export interface Closed extends Period {
  readonly date: LocalDate;
  /**
   * `holiday`: that day's hours are void, by the day's name. `weekend`: a Saturday or Sunday without hours; `no-hours`:
   * another day without. `night`: after the last hours of the day, or before the first that begin by noon;
   * `outside-hours`: between hours, or before those that begin later.
   */
  readonly why:
    | { readonly kind: 'holiday'; readonly name: string }
    | { readonly kind: 'weekend' | 'no-hours' | 'night' | 'outside-hours' };
}
