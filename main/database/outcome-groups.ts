import type { GroupLine } from '../../src/compliance/report.ts';
import { nameOf } from './compliance-report.ts';
import type { Db } from './database-file.ts';
import { serviceOfCount } from './report-counts.ts';
import { type Asked, countsFrom, outcomesWhere } from './report-source.ts';
import type { Store } from './store.ts';

/** What attainment can be told by, besides kind and tier. */
export const GROUPS = ['provider', 'service', 'customer', 'address'] as const;
export type Group = (typeof GROUPS)[number];

/** As many as somebody reads. */
const MOST = 50;

const TALLY = `sum(clocks) FILTER (WHERE standing = 'met') AS met,
  sum(clocks) FILTER (WHERE standing = 'breached') AS breached,
  sum(clocks) FILTER (WHERE standing NOT IN ('met', 'breached')) AS apart`;

interface Row {
  readonly id: string | null;
  readonly met: number | null;
  readonly breached: number | null;
  readonly apart: number | null;
}

/** Attainment by one thing: those with most breaches first, at most 50. */
export function outcomeGroups(store: Store, asked: Asked, by: Group): GroupLine[] {
  const { db, rules } = store;
  switch (by) {
    case 'provider': {
      const names = new Map(rules.terms.map(({ provider, name }) => [provider, name]));
      return byColumn(db, asked, 'provider').map((line) => ({
        ...line,
        name: names.get(line.id!) ?? line.id,
      }));
    }
    case 'service':
      return byService(db, asked);
    case 'customer':
    case 'address':
      return byPlace(db, asked, by).map((line) => ({ ...line, name: nameOf(db, by, line.id) }));
  }
}

function byColumn(db: Db, asked: Asked, column: 'provider'): GroupLine[] {
  const { sql, values } = countsFrom('clock_counts', asked);
  return db
    .prepare<unknown[], Row>(`SELECT ${column} AS id, ${TALLY} FROM ${sql} GROUP BY ${column}`)
    .all(...values)
    .map(lineOf)
    .sort(mostBreaches);
}

/** Each service has rows of its own in the sums; of a customer's or an address' clocks there are none. */
function byService(db: Db, asked: Asked): GroupLine[] {
  const { customer, address } = asked.filter;
  if (customer !== null || address !== null) return oneByOne(db, asked, 'service').slice(0, MOST);
  const all = countsFrom('clock_counts', { ...asked, filter: { ...asked.filter, service: null } });
  const chosen = asked.filter.service;
  return db
    .prepare<unknown[], Row>(
      `SELECT service AS id, ${TALLY} FROM ${all.sql.replace('service = ?', 'service > ?')} GROUP BY service`,
    )
    .all(...all.values)
    .map((row) => lineOf({ ...row, id: serviceOfCount(row.id!) }))
    .filter(({ id }) => chosen === null || (id ?? 'none') === chosen)
    .map((line) => ({ ...line, name: line.id }))
    .sort(mostBreaches)
    .slice(0, MOST);
}

/** Customers or addresses: there are very many, so those with breaches are found first, and only they are added up. */
function byPlace(db: Db, asked: Asked, column: 'customer' | 'address'): GroupLine[] {
  if (asked.filter[column] !== null) return oneByOne(db, asked, column);
  const { sql, values } = outcomesWhere(asked);
  const worst = db
    .prepare<unknown[], { id: string }>(
      `SELECT ${column} AS id FROM outcomes
       WHERE standing = 'breached' AND standing <> 'met' AND ${sql} AND ${column} IS NOT NULL
       GROUP BY ${column} ORDER BY count(*) DESC, ${column} LIMIT ${MOST}`,
    )
    .all(...values);
  return worst
    .flatMap(({ id }) => oneByOne(db, { ...asked, filter: { ...asked.filter, [column]: id } }, column))
    .sort(mostBreaches);
}

function oneByOne(db: Db, asked: Asked, column: Group): GroupLine[] {
  const { sql, values } = outcomesWhere(asked);
  return db
    .prepare<unknown[], Row>(
      `SELECT ${column} AS id, ${TALLY}
       FROM (SELECT ${column}, standing, 1 AS clocks FROM outcomes WHERE ${sql}) GROUP BY ${column}`,
    )
    .all(...values)
    .map(lineOf)
    .sort(mostBreaches);
}

function lineOf({ id, met, breached, apart }: Row): GroupLine {
  return { id, name: id, met: met ?? 0, breached: breached ?? 0, apart: apart ?? 0 };
}

function mostBreaches(a: GroupLine, b: GroupLine): number {
  return b.breached - a.breached || b.met - a.met || ((a.id ?? '') < (b.id ?? '') ? -1 : 1);
}
