import type { Instant } from '../../src/calendars/period.ts';
import type { Clock } from '../../src/clocks/clock.ts';
import { judge } from '../../src/clocks/verdict.ts';
import type { OutcomeRow } from '../../src/compliance/outcome-row.ts';
import { nameOf } from './compliance-report.ts';
import type { RowPlace } from './outcome-rows.ts';
import { type Asked, isNamed, together, where } from './report-source.ts';
import type { Store } from './store.ts';

/** A running clock as it is kept. */
type Row = Pick<
  OutcomeRow,
  'ticket' | 'kind' | 'cycle' | 'ordinal' | 'provider' | 'tier' | 'service' | 'month'
> &
  Pick<OutcomeRow, 'customerId' | 'addressId'> & { readonly dueAt: Instant; readonly subject: string | null };

const COLUMNS = `r.ticket, kind, cycle, ordinal, r.provider, tier, service, customer AS customerId, address AS addressId,
  due_at AS dueAt, month, (SELECT subject FROM tickets AS t WHERE t.ticket = r.ticket) AS subject`;

/**
 * One page of the clocks that run or wait and are due in the months asked about, those that are due last first, and how
 * many there are in all. What each has used is as of `now`.
 */
export function runningRows(
  store: Store,
  asked: Asked,
  after: RowPlace | null,
  limit: number,
  now: Instant,
): { readonly count: number; readonly rows: OutcomeRow[]; readonly next: RowPlace | null } {
  const { db } = store;
  const all = runningWhere(asked);
  const { count } = db
    .prepare<unknown[], { count: number }>(
      `SELECT count(*) AS count FROM running_clocks AS r WHERE ${all.sql}`,
    )
    .get(...all.values)!;
  const { sql, values } = after
    ? together([
        all,
        where(
          'due_at <= ? AND (due_at < ? OR (r.ticket, kind, cycle, ordinal) > (?, ?, ?, ?))',
          after[0],
          ...after,
        ),
      ])
    : all;
  const page = db
    .prepare<unknown[], Row>(
      `SELECT ${COLUMNS} FROM running_clocks AS r WHERE ${sql}
       ORDER BY due_at DESC, r.ticket, kind, cycle, ordinal LIMIT ?`,
    )
    .all(...values, limit + 1);
  const rows = page.slice(0, limit);
  const last = rows.at(-1);
  const isMore = page.length > limit && last;
  return {
    count,
    rows: rows.map((row) => running(store, row, now)),
    next: isMore ? [last.dueAt, last.ticket, last.kind, last.cycle, last.ordinal] : null,
  };
}

/** The same conditions as those of the report's number. */
function runningWhere({ filter, providers, from, until }: Asked) {
  const optional: [string, string | null][] = [
    ['kind', filter.kind],
    ['tier', filter.tier],
    ['service', filter.service],
    ['customer', filter.customer],
    ['address', filter.address],
  ];
  return together([
    where('month BETWEEN ? AND ?', from, until),
    where(
      'r.provider IN (SELECT value FROM json_each(?))',
      JSON.stringify(providers.map(({ provider }) => provider)),
    ),
    ...optional.filter(([, value]) => value !== null).map(([column, value]) => isNamed(column, value!)),
  ]);
}

function running(store: Store, row: Row, now: Instant): OutcomeRow {
  const clock = clockOf(store, row, now);
  return {
    ...row,
    customer: nameOf(store.db, 'customer', row.customerId),
    address: nameOf(store.db, 'address', row.addressId),
    standing: 'running',
    reason: null,
    causedBy: null,
    // Of a ticket that cannot be judged any more, nothing is known but when it was due.
    startedAt: clock?.startedAt ?? row.dueAt,
    stoppedAt: null,
    goalMs: clock?.goal?.goalMs ?? null,
    usedMs: clock?.usedMs ?? null,
    terms: clock?.terms ?? '',
    code: null,
  };
}

function clockOf(store: Store, { ticket, kind, cycle, ordinal }: Row, now: Instant): Clock | null {
  try {
    const gathered = store.caseOf(ticket);
    if (!gathered) return null;
    return store.judging.withRules(gathered, now, (rules) => {
      const { clocks } = judge(gathered, rules.history, rules.calendars, now);
      return clocks.filter((clock) => clock.kind === kind && clock.cycle === cycle)[ordinal - 1] ?? null;
    });
  } catch {
    // It runs on record, also where terms or calendars can no longer be read: the ticket's page says why.
    return null;
  }
}
