import type { OutcomeRow, RowsPage, RowsQuestion } from '../../src/compliance/outcome-row.ts';
import type { ReasonCode } from '../../src/compliance/reason-code.ts';
import { countsTogether, partsOfValue } from '../../src/compliance/sums.ts';
import { namer } from './compliance-report.ts';
import type { Db } from './database-file.ts';
import { LAST_REASON } from './desk-writings.ts';
import {
  type Asked,
  type Condition,
  isNamed,
  named,
  outcomesWhere,
  reportSums,
  together,
  where,
} from './report-source.ts';
import type { Store } from './store.ts';

/** What is asked of outcomes besides the filter of the report. */
export type Behind = Pick<
  RowsQuestion,
  'standing' | 'reason' | 'causedBy' | 'percentOver' | 'percentUpTo' | 'hour'
>;

/** A place in the list: the last row of a page. */
export type RowPlace = readonly [
  countedAt: number,
  ticket: string,
  kind: string,
  cycle: number,
  ordinal: number,
];

/** Rows as they are kept, without the names that are looked up for each page. */
type Row = Omit<OutcomeRow, 'customer' | 'address' | 'subject' | 'code'> & { readonly countedAt: number };

const COLUMNS = `ticket, provider, kind, cycle, ordinal, tier, service, customer AS customerId, address AS addressId,
  standing, apart_reason AS reason, caused_by AS causedBy, month, started_at AS startedAt, due_at AS dueAt,
  stopped_at AS stoppedAt, goal_ms AS goalMs, used_ms AS usedMs, terms, counted_at AS countedAt`;

/** Latest first; in one instant by ticket and clock, so that pages never overlap. */
const ORDER = 'ORDER BY counted_at DESC, ticket, kind, cycle, ordinal';

/**
 * One page of the clocks behind a number, latest first, and how many there are in all. `after` is the `next` of the page
 * before. The count comes from the same sums as the number itself where there are some, else the rows are counted.
 */
export function outcomeRows(
  store: Store,
  asked: Asked,
  behind: Behind,
  after: RowPlace | null,
  limit: number,
): Omit<RowsPage, 'next'> & { readonly next: RowPlace | null } {
  const { db } = store;
  return {
    count: summedCount(store, asked, behind) ?? countOneByOne(db, asked, behind),
    ...rowsAfter(db, asked, behind, after, limit),
  };
}

/** The same page without how many there are in all, for those who read all of them. */
export function rowsAfter(
  db: Db,
  asked: Asked,
  behind: Behind,
  after: RowPlace | null,
  limit: number,
): { readonly rows: readonly OutcomeRow[]; readonly next: RowPlace | null } {
  const { sql, values } = pageQuestion(asked, behind, after, limit + 1);
  const page = db.prepare<unknown[], Row>(sql).all(...values);
  const rows = page.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map(namesIn(db)),
    next: page.length > limit && last ? placeOf(last) : null,
  };
}

/** The question for a page of at most so many rows. */
export function pageQuestion(asked: Asked, behind: Behind, after: RowPlace | null, most: number): Condition {
  const conditions = [outcomesWhere(asked), ...behindWhere(behind)];
  // What comes first is what the index is searched by: a page deep in the list must not go through those before it.
  const { sql, values } = together(after ? [beyond(after), ...conditions] : conditions);
  return where(
    `SELECT ${COLUMNS} FROM outcomes ${indexFor(asked, behind)} WHERE ${sql} ${ORDER} LIMIT ?`,
    ...values,
    most,
  );
}

function countOneByOne(db: Db, asked: Asked, behind: Behind): number {
  const { sql, values } = together([outcomesWhere(asked), ...behindWhere(behind)]);
  return db
    .prepare<unknown[], { clocks: number }>(
      `SELECT count(*) AS clocks FROM outcomes ${indexFor(asked, behind)} WHERE ${sql}`,
    )
    .get(...values)!.clocks;
}

/** How many clocks are behind a number, by the sums that tell them apart; null where none do. */
function summedCount(store: Store, asked: Asked, behind: Behind): number | null {
  if (asked.filter.customer !== null || asked.filter.address !== null) return null;
  const { standing, reason, causedBy, percentOver, percentUpTo, hour } = behind;
  const isApart = reason !== null || causedBy !== null;
  const isMeasured = percentOver !== null || percentUpTo !== null;
  const sums = reportSums(store, asked);
  const count = (measure: 'standing' | 'apart' | 'percent', isMeant: (value: string) => boolean) => {
    const counts = measure === 'apart' ? sums.apart(null) : countsTogether(sums.lines([measure]), measure);
    return Object.entries(counts).reduce((sum, [value, clocks]) => sum + (isMeant(value) ? clocks : 0), 0);
  };
  if (!isApart && !isMeasured && hour === null) {
    return count('standing', (value) => standing === null || partsOfValue(value, 2)[0] === standing);
  }
  if (isApart && !isMeasured && hour === null) {
    return count('apart', (value) => {
      const [of, why, by] = partsOfValue(value, 3);
      const isStanding = standing === null || of === standing;
      return (
        isStanding &&
        (reason === null || why === reason) &&
        (causedBy === null || by === (named(causedBy) ?? ''))
      );
    });
  }
  if (isMeasured && !isApart && hour === null && standing === null) {
    const [over, upTo] = [percentOver ?? -1, percentUpTo ?? Number.POSITIVE_INFINITY];
    return count('percent', (value) => Number(value) > over && Number(value) <= upTo);
  }
  // Only breached clocks have an hour.
  const isHour = hour !== null && !isApart && !isMeasured && (standing === null || standing === 'breached');
  return isHour ? (sums.hours()[hour] ?? 0) : null;
}

/** The index that serves a list, named: where little is known of the data another one looks as good, and is not. */
function indexFor({ filter }: Asked, behind: Behind): string {
  if (filter.customer !== null && named(filter.customer) !== null) return 'INDEXED BY outcomes_of_customer';
  // Of an address there are few tickets, and of a ticket few clocks.
  if (filter.address !== null && named(filter.address) !== null) return '';
  return isNeverMet(behind) ? 'INDEXED BY outcomes_not_met' : 'INDEXED BY outcomes_counted';
}

/** Whether clocks that are met are never meant. */
function isNeverMet({ standing, reason, causedBy, hour }: Behind): boolean {
  return standing === null ? reason !== null || causedBy !== null || hour !== null : standing !== 'met';
}

function percents(over: number | null, upTo: number | null): Condition[] {
  return [
    ...(over === null ? [] : [where('percent > ?', over)]),
    ...(upTo === null ? [] : [where('percent <= ?', upTo)]),
  ];
}

function behindWhere(behind: Behind): Condition[] {
  const { reason, causedBy, percentOver, percentUpTo, hour } = behind;
  // Only breached clocks have an hour.
  const standing = behind.standing ?? (hour === null ? null : 'breached');
  const isApart = standing === null && (reason !== null || causedBy !== null);
  return [
    ...(standing === null ? [] : [where('standing = ?', standing)]),
    ...(isApart ? [where("standing IN ('excused', 'void', 'voided-after-due', 'cancelled')")] : []),
    // Said as the index of what is not met says it.
    ...(isNeverMet(behind) ? [where("standing <> 'met'")] : []),
    ...(reason === null ? [] : [where('apart_reason = ?', reason)]),
    ...(causedBy === null ? [] : [isNamed('caused_by', causedBy)]),
    ...percents(percentOver, percentUpTo),
    ...(hour === null ? [] : [where('hour = ?', hour)]),
  ];
}

function beyond([countedAt, ticket, kind, cycle, ordinal]: RowPlace): Condition {
  return where(
    'counted_at <= ? AND (counted_at < ? OR (ticket, kind, cycle, ordinal) > (?, ?, ?, ?))',
    countedAt,
    countedAt,
    ticket,
    kind,
    cycle,
    ordinal,
  );
}

function placeOf({ countedAt, ticket, kind, cycle, ordinal }: Row): RowPlace {
  return [countedAt, ticket, kind, cycle, ordinal];
}

/** Completes rows with what is looked up: names, and the last reason that a breached clock was given. */
function namesIn(db: Db): (row: Row) => OutcomeRow {
  const subjects = db.prepare<[string], { subject: string | null }>(
    'SELECT subject FROM tickets WHERE ticket = ?',
  );
  const reasons = db.prepare<[string, string, number, number], ReasonCode>(LAST_REASON);
  const customerOf = namer(db, 'customer');
  const addressOf = namer(db, 'address');
  return ({ countedAt: _, ...row }) => {
    const { ticket, kind, cycle, ordinal, standing } = row;
    const isBreached = standing === 'breached' || standing === 'excused';
    return {
      ...row,
      subject: subjects.get(ticket)?.subject ?? null,
      customer: customerOf(row.customerId),
      address: addressOf(row.addressId),
      code: (isBreached && reasons.get(ticket, kind, cycle, ordinal)) || null,
    };
  };
}
