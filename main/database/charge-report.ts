import type { ChargeLine, ChargeReport } from '../../src/compliance/charges.ts';
import type { Month } from '../../src/compliance/counted.ts';
import { nameOf } from './compliance-report.ts';
import type { Db } from './database-file.ts';
import { type Asked, type Condition, isNamed, together, where } from './report-source.ts';

interface Sum {
  readonly customer: string | null;
  readonly month: Month;
  readonly charges: number;
  readonly reversals: number;
  readonly cents: number;
}

type Row = Omit<ChargeLine, 'customer' | 'flagged' | 'classified'> & {
  readonly flaggedAt: number;
  readonly flaggedBy: string | null;
  readonly classifiedAt: number;
  readonly classifiedBy: string | null;
  readonly impact: string;
};

/** The emergency ledger by customer and month: those who owe most first. Charges have neither clock nor tier. */
export function chargeReport(db: Db, asked: Asked, months: readonly Month[]): ChargeReport {
  const { sql, values } = chargesWhere(asked);
  const sums = db
    .prepare<unknown[], Sum>(
      `SELECT customer, month, sum(kind = 'charge') AS charges, sum(kind = 'reversal') AS reversals,
         sum(cents) AS cents
       FROM charge_lines WHERE ${sql} GROUP BY customer, month`,
    )
    .all(...values);
  const customers = [...Map.groupBy(sums, ({ customer }) => customer)].map(([customerId, ofCustomer]) => ({
    customerId,
    customer: nameOf(db, 'customer', customerId),
    ...added(ofCustomer, months),
  }));
  return {
    months,
    customers: customers.sort(
      (a, b) =>
        b.cents - a.cents || b.charges - a.charges || ((a.customerId ?? '') < (b.customerId ?? '') ? -1 : 1),
    ),
    totals: added(sums, months),
  };
}

function added(sums: readonly Sum[], months: readonly Month[]): ChargeReport['totals'] {
  const centsIn = (month: Month) =>
    sums.filter((one) => one.month === month).reduce((cents, one) => cents + one.cents, 0);
  return {
    months: months.map(centsIn),
    charges: sums.reduce((count, { charges }) => count + charges, 0),
    reversals: sums.reduce((count, { reversals }) => count + reversals, 0),
    cents: sums.reduce((cents, one) => cents + one.cents, 0),
  };
}

/** The lines of the ledger behind a sum, with the evidence of each, latest first; and how many there are in all. */
export function chargeRows(
  db: Db,
  asked: Asked,
  skip: number,
  limit: number,
): { readonly count: number; readonly rows: ChargeLine[] } {
  const { sql, values } = chargesWhere(asked);
  const rows = db
    .prepare<unknown[], Row>(
      `SELECT lines.kind, lines.ticket, subject, lines.provider, lines.customer AS customerId, at, month,
         charged_for AS "for", cents, cycle, flagged_at AS flaggedAt, flagged_by AS flaggedBy,
         classified_at AS classifiedAt, classified_by AS classifiedBy, impact
       FROM (SELECT * FROM charge_lines WHERE ${sql}) AS lines LEFT JOIN tickets USING (ticket)
       ORDER BY at DESC, lines.ticket, line LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, skip)
    .map(({ flaggedAt, flaggedBy, classifiedAt, classifiedBy, impact, ...row }) => ({
      ...row,
      customer: nameOf(db, 'customer', row.customerId),
      flagged: { at: flaggedAt, by: flaggedBy },
      classified: { at: classifiedAt, by: classifiedBy, impact },
    }));
  const { count } = db
    .prepare<unknown[], { count: number }>(`SELECT count(*) AS count FROM charge_lines WHERE ${sql}`)
    .get(...values)!;
  return { count, rows };
}

function chargesWhere({ filter, providers, from, until }: Asked): Condition {
  const { service, customer, address } = filter;
  return together([
    where(
      'provider IN (SELECT value FROM json_each(?))',
      JSON.stringify(providers.map(({ provider }) => provider)),
    ),
    where('month BETWEEN ? AND ?', from, until),
    ...(service === null ? [] : [isNamed('service', service)]),
    ...(customer === null ? [] : [isNamed('customer', customer)]),
    ...(address === null ? [] : [isNamed('address', address)]),
  ]);
}
