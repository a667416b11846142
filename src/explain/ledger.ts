import type { Hours } from '../calendars/hours.ts';
import type { Instant, Period } from '../calendars/period.ts';
import type { LocalDate } from '../calendars/wall-time.ts';
import type { Clock, VoidReason } from '../clocks/clock.ts';
import type { EmergencySupport } from '../clocks/emergency-support.ts';
import type { EventType } from '../tickets/event.ts';

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
  readonly clock: Clock;
  /** 1 for the first clock of its kind in the cycle. */
  readonly ordinal: number;
  /** The version of the terms that governs the cycle; `from` is null for one that governs from the beginning. */
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
  /** The settings that were applied where the agreement is silent, by name as in the terms: `readings.onsiteStarts`. */
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
      /** The holidays that close it between the first and the last instant of the ledger. */
      readonly between: readonly (readonly [date: LocalDate, name: string])[];
    }
  | { readonly kind: 'start'; readonly at: Instant; readonly cause: Cause }
  /** It stopped; or its cycle ended first; or it runs still. */
  | { readonly kind: 'stop'; readonly cause: Cause }
  | { readonly kind: 'cycle-ended'; readonly cause: Cause }
  /** Why the promise does not apply; `cause` is the event that says so, where there is one. */
  | { readonly kind: 'void'; readonly reason: VoidReason; readonly cause: Cause | null }
  | { readonly kind: 'excused'; readonly cause: Cause };

/** One stretch of a ledger, half-open. */
export interface Line extends Period {
  /** Milliseconds of open time in it: its length, or 0 for a closed one. */
  readonly openMs: number;
  /** Open time from the start up to the line's end. */
  readonly sumMs: number;
  /** What is left of the goal at the line's end; negative past due. */
  readonly leftMs: number;
  /** `counted`: before `until`; `ahead`: after it, up to due, if nothing stops the clock. */
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
   * another day without. `outside-hours`: before, between or after the hours of the day.
   */
  readonly why:
    | { readonly kind: 'holiday'; readonly name: string }
    | { readonly kind: 'weekend' | 'no-hours' | 'outside-hours' };
}
