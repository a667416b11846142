import type { BoardOutcome } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { ClockKind } from '../../src/clocks/clock.ts';
import type { Counted } from '../../src/compliance/counted.ts';
import type { Outcome } from '../../src/compliance/outcome.ts';
import type { Db } from './database-file.ts';
import type { MonthSums } from './month-sums.ts';
import { prepared } from './prepared.ts';

/**
 * A settled clock as it is kept: with what its ticket is about, how reports count it, and the facts it follows from by
 * name. How it is counted is null for one that was settled before reports were, until its ticket is settled anew.
 */
export type StoredOutcome = Omit<Outcome, 'events' | 'decidedBy' | 'endedBy' | 'basis'> &
  (Counting | { readonly [K in keyof Counting]: null }) & {
    readonly followsFrom: readonly string[];
  } & About;

/** What the ticket of a clock is about, by ids. */
export interface About {
  readonly provider: string;
  /** Its kind, or where none is known its name. */
  readonly service: string | null;
  readonly customer: string | null;
  readonly address: string | null;
}

/** How a settled clock is counted, with the reason under its column's name: the clock has a reason of its own. */
type Counting = Omit<Counted, 'reason'> & { readonly apartReason: string | null };

/** A verdict that changed after it was settled. */
export interface VerdictChange {
  readonly kind: ClockKind;
  readonly cycle: number;
  readonly ordinal: number;
  readonly at: Instant;
  readonly cause: string;
  readonly was: string;
  readonly became: string;
}

const COLUMNS = `kind, cycle, ordinal, provider, tier, state, reason, excused, started_at AS startedAt,
  due_at AS dueAt, stopped_at AS stoppedAt, goal_ms AS goalMs, used_ms AS usedMs, terms, service, customer, address,
  standing, apart_reason AS apartReason, caused_by AS causedBy, counted_at AS countedAt, month, hour, percent, minutes,
  follows_from AS followsFrom`;

const PUT = `
INSERT INTO outcomes (ticket, kind, cycle, ordinal, provider, tier, state, reason, excused, started_at, due_at,
  stopped_at, goal_ms, used_ms, terms, service, customer, address, standing, apart_reason, caused_by, counted_at, month,
  hour, percent, minutes, follows_from)
VALUES (@ticket, @kind, @cycle, @ordinal, @provider, @tier, @state, @reason, @excused, @startedAt, @dueAt,
  @stoppedAt, @goalMs, @usedMs, @terms, @service, @customer, @address, @standing, @apartReason, @causedBy, @countedAt,
  @month, @hour, @percent, @minutes, @followsFrom)`;

const LOG = `
INSERT INTO verdict_changes (ticket, kind, cycle, ordinal, at, cause, was, became)
VALUES (@ticket, @kind, @cycle, @ordinal, @at, @cause, @was, @became)`;

/** Settled first as they were due, within the span asked for; served by the index on provider, kind and due. */
export const RECENT = `
SELECT ticket AS ticketId, state, started_at AS startedAt, used_ms AS usedMs, goal_ms AS goalMs
FROM outcomes
WHERE provider = ? AND kind = ? AND due_at >= ? AND state IN ('met', 'breached') AND used_ms IS NOT NULL
ORDER BY due_at`;

/** The outcomes table, and the log of its changes. Writing happens within the caller's transaction. */
export interface Outcomes {
  ofTicket(ticket: string): StoredOutcome[];
  /** Replaces the outcomes of a ticket and logs each settled verdict that is no longer what it was. */
  replace(ticket: string, outcomes: readonly StoredOutcome[], cause: string, now: Instant): boolean;
  changesOf(ticket: string): VerdictChange[];
  /** Met and breached clocks of one kind that were due since an instant. */
  recent(provider: string, kind: ClockKind, since: Instant): BoardOutcome[];
}

const keyOf = (outcome: StoredOutcome) => `${outcome.kind} ${outcome.cycle} ${outcome.ordinal}`;

/** A verdict in words: what a supervisor would call another verdict reads otherwise. */
export function verdictWords({
  state,
  reason,
  excused,
}: Pick<Outcome, 'state' | 'reason' | 'excused'>): string {
  const why = reason ?? (excused ? 'excused' : null);
  return why === null ? state : `${state} (${why})`;
}

function logged(outcome: StoredOutcome | undefined): string {
  return outcome ? verdictWords(outcome) : 'not settled';
}

/** `sums` are told of every outcome that comes and goes. */
export function outcomesIn(db: Db, sums: Pick<MonthSums, 'count'>): Outcomes {
  type Row = Omit<StoredOutcome, 'followsFrom' | 'excused'> & { followsFrom: string; excused: number };
  const read = prepared<[string], Row>(db, `SELECT ${COLUMNS} FROM outcomes WHERE ticket = ?`);
  const clear = prepared(db, 'DELETE FROM outcomes WHERE ticket = ?');
  const put = prepared(db, PUT);
  const log = prepared(db, LOG);
  const changes = prepared<[string], VerdictChange>(
    db,
    'SELECT kind, cycle, ordinal, at, cause, was, became FROM verdict_changes WHERE ticket = ? ORDER BY change',
  );
  const recent = prepared<[string, string, number], BoardOutcome>(db, RECENT);
  const ofTicket = (ticket: string): StoredOutcome[] =>
    read
      .all(ticket)
      .map(
        (row) =>
          ({ ...row, excused: row.excused === 1, followsFrom: JSON.parse(row.followsFrom) }) as StoredOutcome,
      );
  return {
    ofTicket,
    replace(ticket, outcomes, cause, now) {
      const before = ofTicket(ticket);
      const after = new Map(outcomes.map((outcome) => [keyOf(outcome), outcome]));
      const same =
        before.length === outcomes.length && before.every((one) => sameOutcome(one, after.get(keyOf(one))));
      if (same) return false;
      for (const one of before) {
        const became = after.get(keyOf(one));
        if (logged(one) === logged(became)) continue;
        const { kind, cycle, ordinal } = one;
        log.run({
          ticket,
          kind,
          cycle,
          ordinal,
          at: now,
          cause,
          was: logged(one),
          became: logged(became),
        });
      }
      clear.run(ticket);
      for (const one of outcomes) {
        const followsFrom = JSON.stringify(one.followsFrom);
        put.run({ ...one, ticket, excused: one.excused ? 1 : 0, followsFrom });
      }
      // Last of all: what throws before it has changed nothing that is counted.
      for (const one of before) sums.count(one, -1);
      for (const one of outcomes) sums.count(one, 1);
      return true;
    },
    changesOf: (ticket) => changes.all(ticket),
    recent: (provider, kind, since) => recent.all(provider, kind, since),
  };
}

function sameOutcome(a: StoredOutcome, b: StoredOutcome | undefined): boolean {
  if (!b) return false;
  const keys = Object.keys(b) as (keyof StoredOutcome)[];
  return keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}
