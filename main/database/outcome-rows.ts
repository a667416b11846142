import type { OutcomeRow, RowsPage, RowsQuestion } from '../../src/compliance/report.ts';
import { together as addedUp } from '../../src/compliance/report-lines.ts';
import { partsOfValue } from '../../src/compliance/sums.ts';
import { nameOf } from './compliance-report.ts';
import type { Db } from './database-file.ts';
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
  const conditions = [outcomesWhere(asked), ...behindWhere(behind)];
  const { sql, values } = together(after ? [...conditions, beyond(after)] : conditions);
  const page = db
    .prepare<unknown[], Row>(`SELECT ${COLUMNS} FROM outcomes WHERE ${sql} ${ORDER} LIMIT ?`)
    .all(...values, limit + 1);
  const rows = page.slice(0, limit);
  const last = rows.at(-1);
  return {
    count: summedCount(store, asked, behind) ?? countOneByOne(db, asked, behind),
    rows: rows.map((row) => withNames(db, row)),
    next: page.length > limit && last ? placeOf(last) : null,
  };
}

function countOneByOne(db: Db, asked: Asked, behind: Behind): number {
  const { sql, values } = together([outcomesWhere(asked), ...behindWhere(behind)]);
  return db
    .prepare<unknown[], { clocks: number }>(`SELECT count(*) AS clocks FROM outcomes WHERE ${sql}`)
    .get(...values)!.clocks;
}

/** How many clocks are behind a number, by the sums that tell them apart; null where none do. */
function summedCount(store: Store, asked: Asked, behind: Behind): number | null {
  if (asked.filter.customer !== null || asked.filter.address !== null) return null;
  const { standing, reason, causedBy, percentOver, percentUpTo, hour } = behind;
  const isApart = reason !== null || causedBy !== null;
  const isMeasured = percentOver !== null || percentUpTo !== null;
  const sums = reportSums(store, asked);
  const count = (measure: 'standing' | 'apart' | 'percent' | 'hour', isMeant: (value: string) => boolean) =>
    [...addedUp(sums(measure))].reduce((sum, [value, clocks]) => sum + (isMeant(value) ? clocks : 0), 0);
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
  return isHour ? count('hour', (value) => Number(value) === hour) : null;
}

function percents(over: number | null, upTo: number | null): Condition[] {
  return [
    ...(over === null ? [] : [where('percent > ?', over)]),
    ...(upTo === null ? [] : [where('percent <= ?', upTo)]),
  ];
}

function behindWhere({
  standing: asked,
  reason,
  causedBy,
  percentOver,
  percentUpTo,
  hour,
}: Behind): Condition[] {
  // Only breached clocks have an hour.
  const standing = asked ?? (hour === null ? null : 'breached');
  const isApart = standing === null && (reason !== null || causedBy !== null);
  return [
    ...(standing === null ? [where('standing IS NOT NULL')] : [where('standing = ?', standing)]),
    // Said once more as the index of what is not met says it, which is then used.
    ...((standing !== null && standing !== 'met') || isApart ? [where("standing <> 'met'")] : []),
    ...(isApart ? [where("standing <> 'breached'")] : []),
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

function withNames(db: Db, { countedAt: _, ...row }: Row): OutcomeRow {
  const subject = db
    .prepare<[string], { subject: string | null }>('SELECT subject FROM tickets WHERE ticket = ?')
    .get(row.ticket);
  return {
    ...row,
    subject: subject?.subject ?? null,
    customer: nameOf(db, 'customer', row.customerId),
    address: nameOf(db, 'address', row.addressId),
    code: null,
  };
}
