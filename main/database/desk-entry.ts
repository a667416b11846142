import type { AcknowledgedBy } from '../../src/alarms/alarm-entry.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { ClockKind } from '../../src/clocks/clock.ts';
import type { HandOverNote } from '../../src/duty/hand-over.ts';

/** A reason code as it is kept. */
export interface ReasonEntry {
  readonly entry: 'reason-code';
  /** Of its own, so that a line that is read again is the same entry. */
  readonly id: string;
  readonly ticket: string;
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly ordinal: number;
  readonly code: string;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
}

/** A view as it was saved, or that it was taken away. */
export interface ViewEntry {
  readonly entry: 'view';
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly by: string;
  readonly at: Instant;
  readonly removed: boolean;
}

/** An alarm as somebody acknowledged it. */
export interface AcknowledgementEntry {
  readonly entry: 'acknowledgement';
  readonly id: string;
  readonly alarm: string;
  readonly at: Instant;
  readonly by: AcknowledgedBy;
  /** Without a reaction it counts for so long, by the rule of then; absent where that was not kept yet. */
  readonly countsMs?: number;
}

/** A hand-over note on a ticket. */
export interface NoteEntry extends HandOverNote {
  readonly entry: 'note';
  readonly id: string;
}

/** One thing that somebody wrote at a desk: a line of the second file, and a row of the database. */
export type DeskEntry = ReasonEntry | ViewEntry | AcknowledgementEntry | NoteEntry;
