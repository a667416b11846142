import type { Instant } from '../calendars/period.ts';
import type { ClockKind } from '../clocks/clock.ts';

/** A reason code that a supervisor gave a breach. It never changes the verdict. */
export interface ReasonCode {
  readonly code: string;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

/** Why a clock was breached, as a supervisor sees it. A code explains; it never changes the verdict. */
export const REASON_CODES = [
  'staffing',
  'dispatch',
  'access',
  'third-party',
  'spare-part',
  'weather',
  'data-error',
  'other',
] as const;
export type Reason = (typeof REASON_CODES)[number];

/** The most characters of a note, of who wrote it, and of what a view is called and asks for. */
export const LONGEST = { note: 2_000, by: 100, name: 100, query: 2_000 } as const;

/** The kinds of clocks, to check what is written against. */
export const CLOCK_KINDS = [
  'first-reaction',
  'remote-reaction',
  'onsite-reaction',
] as const satisfies readonly ClockKind[];

/** One clock of one ticket, as its outcome is called. */
export interface ClockKey {
  /** `source:id` */
  readonly ticket: string;
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly ordinal: number;
}

/** A reason code with the clock to which it was given. */
export type GivenReason = ClockKey & ReasonCode;

/** A choice of filters that somebody keeps by a name. */
export interface SavedView {
  readonly name: string;
  /** The query of the desk's address, without its question mark. */
  readonly query: string;
  readonly by: string;
  readonly at: Instant;
}
