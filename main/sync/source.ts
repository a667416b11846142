import type { Delivery } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { RosterShift } from '../../src/duty/followed.ts';

/**
 * One record of a source as it was read: it becomes a fact, immutable, when it is stored. A record that reads
 * otherwise later supersedes it.
 */
export interface SourceRecord {
  /** What kind of record: `rt.transaction`, `customer`, `agreement`, … */
  readonly kind: string;
  /** Its id at the source; unique with source and kind. */
  readonly record: string;
  /** The source's own sequence; 0 where it has none. */
  readonly sequence: number;
  /** When it happened, at the source, UTC milliseconds. */
  readonly at: Instant;
  /** Plain JSON data, without secrets. */
  readonly body: object;
}

/** Something a source sent that could not be understood: kept with its raw text and the reason. */
export interface Quarantined {
  /** Where it stands: a line, a transaction, a field. */
  readonly place: string;
  readonly raw: string;
  /** What is wrong and what to do about it. */
  readonly reason: string;
}

/** What one step of a poll brings. It is stored with the new cursor in one transaction. */
export interface Batch {
  readonly records: readonly SourceRecord[];
  /** Where the next poll goes on; undefined leaves the cursor as it is. */
  readonly cursor?: string;
  readonly quarantined: readonly Quarantined[];
  /** Places that read well now: what was in quarantine about them is cleared. */
  readonly healed?: readonly string[];
  /** Tickets, by their id at the source, of which all records up to now are stored: events can be derived. */
  readonly complete: readonly string[];
  /** Tickets, by their id at the source, with new records: still to be completed, also by a later poll. */
  readonly touched: readonly string[];
  /**
   * Kinds of which `records` is everything the source has: rows that are missing are retired. When more than a
   * tenth of a kind would vanish at once the batch is refused.
   */
  readonly snapshotOf: readonly string[];
  /** Records that are there but cannot be read now: not retired, their last good reading stands. */
  readonly keep?: readonly string[];
  /** The operator said that fewer rows are right, so nothing is refused. */
  readonly acceptFewer?: boolean;
}

/** An empty batch, to be spread over. */
export const NOTHING: Batch = {
  records: [],
  quarantined: [],
  complete: [],
  touched: [],
  snapshotOf: [],
};

/** What a source may use while it polls. */
export interface Poll {
  /** Where the last stored batch ended; null at the very first poll. */
  readonly cursor: string | null;
  /** Tickets with records that are not complete yet, by their id at the source. */
  readonly incomplete: () => Promise<readonly string[]>;
  /** Tickets the station believes to be open, by their id at the source, for reconciliation. */
  readonly open: () => Promise<readonly string[]>;
  /** What is stored of one ticket, by its id at the source. */
  readonly stored: (ticket: string) => Promise<readonly SourceRecord[]>;
  /** Bodies of the current facts of one kind at this source, by record. */
  readonly current: (kind: string) => Promise<ReadonlyMap<string, object>>;
  /** To be called for each right answer: moves the heartbeat. `date` is the source's own clock, if it says. */
  readonly answered: (date?: Instant) => void;
  readonly now: () => Instant;
  /** Aborts when the station stops or the configuration changes. */
  readonly signal: AbortSignal;
}

/** A source of facts: something a provider already has. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly delivers: readonly Delivery[];
  /** The providers whose tickets or work it delivers; empty means all. */
  readonly providers: readonly string[];
  readonly intervalMs: number;
  /** The station's own: nothing outside is asked, so no screen speaks of how it is doing. */
  readonly isOwn?: true;
  /** Reads what is new. Each batch is stored before the next is asked for. Throws `SourceError`. */
  poll(poll: Poll): AsyncGenerator<Batch, void, void>;
  /** Tries the source and says what it found, one sentence each; for `wallclock check`. Throws `SourceError`. */
  check(signal: AbortSignal, now: () => Instant): Promise<readonly string[]>;
  /** Of a roster: the shifts that the last check found. */
  shiftsFound?(): readonly RosterShift[];
}

/** What is wrong with a source: one sentence with the place and the remedy; never a secret. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}
