import type { ChangeRow } from '../../src/compliance/verdict-change.ts';
import type { Db } from './database-file.ts';
import { type Asked, type Condition, inMonths, isNamed, together, where } from './report-source.ts';

/**
 * The verdicts that changed in the months asked about, latest first, and how many there are in all: "every change is
 * kept (when, by what, from, to)". Of a ticket that left its provider's filter nothing is told.
 */
export function changeRows(
  db: Db,
  asked: Asked,
  skip: number,
  limit: number,
): { readonly count: number; readonly rows: ChangeRow[] } {
  const { sql, values } = changesWhere(asked);
  const from = `FROM (SELECT verdict_changes.*, tickets.provider, customer, address, ifnull(service_kind, service) AS service
    FROM verdict_changes JOIN tickets USING (ticket)) WHERE ${sql}`;
  const rows = db
    .prepare<unknown[], ChangeRow>(
      `SELECT ticket, kind, cycle, ordinal, at, cause, was, became ${from} ORDER BY at DESC, change DESC LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, skip);
  const { count } = db
    .prepare<unknown[], { count: number }>(`SELECT count(*) AS count ${from}`)
    .get(...values)!;
  return { count, rows };
}

function changesWhere({ filter, providers, from, until }: Asked): Condition {
  const { kind, service, customer, address } = filter;
  return together([
    inMonths('at', providers, from, until),
    ...(kind === null ? [] : [where('kind = ?', kind)]),
    ...(service === null ? [] : [isNamed('service', service)]),
    ...(customer === null ? [] : [isNamed('customer', customer)]),
    ...(address === null ? [] : [isNamed('address', address)]),
  ]);
}
