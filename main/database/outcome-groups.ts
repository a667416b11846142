import type { GroupLine } from '../../src/compliance/group-line.ts';
import { tallyOf } from '../../src/compliance/report-lines.ts';
import { countsTogether, nameOfPart, type Sum } from '../../src/compliance/sums.ts';
import { impossible } from '../../src/impossible.ts';
import { nameOf } from './compliance-report.ts';
import type { Db } from './database-file.ts';
import { type Asked, outcomesWhere, reportSums } from './report-source.ts';
import type { Store } from './store.ts';

/** What attainment can be told by, besides kind and tier. */
export const GROUPS = ['provider', 'service', 'customer', 'address'] as const;
export type Group = (typeof GROUPS)[number];

/** As many as somebody reads. */
const MOST = 50;

const TALLY = `count(*) FILTER (WHERE standing = 'met') AS met,
  count(*) FILTER (WHERE standing = 'breached') AS breached,
  count(*) FILTER (WHERE standing NOT IN ('met', 'breached')) AS apart`;

/** Attainment by one thing: those with most breaches first, at most 50. */
export function outcomeGroups(store: Store, asked: Asked, by: Group): GroupLine[] {
  const { db, rules } = store;
  switch (by) {
    case 'provider': {
      const names = new Map(rules.terms.map(({ provider, name }) => [provider, name]));
      const sums = reportSums(store, asked).lines(['standing']);
      return grouped(sums, ({ provider }) => provider).map((line) => ({
        ...line,
        name: names.get(line.id!) ?? line.id,
      }));
    }
    case 'service':
      return byService(store, asked).slice(0, MOST);
    case 'customer':
    case 'address':
      return byPlace(db, asked, by).map((line) => ({ ...line, name: nameOf(db, by, line.id) }));
    default:
      return impossible(by);
  }
}

/** Sums by standing, by what they are of. */
function grouped(sums: readonly Sum[], by: (sum: Sum) => string | null): GroupLine[] {
  return [...Map.groupBy(sums, by)]
    .map(([id, ofGroup]) => {
      const tally = tallyOf(ofGroup);
      const all = Object.values(countsTogether(ofGroup, 'standing')).reduce((sum, clocks) => sum + clocks, 0);
      return { id, name: id, ...tally, apart: all - tally.met - tally.breached };
    })
    .sort(mostBreaches);
}

/** Each service has sums of its own, but not those of a customer or an address. */
function byService(store: Store, asked: Asked): GroupLine[] {
  const { filter } = asked;
  if (filter.customer !== null || filter.address !== null) return oneByOne(store.db, asked, 'service');
  const services = servicesIn(store.db, asked).filter(
    (service) => filter.service === null || service === filter.service,
  );
  return services
    .flatMap((service) => {
      const sums = reportSums(store, { ...asked, filter: { ...filter, service } }).lines(['standing']);
      return grouped(sums, ({ service: part }) => nameOfPart(part));
    })
    .sort(mostBreaches);
}

/** The services of the months asked about, `none` for tickets that name none. */
function servicesIn(db: Db, { providers, from, until }: Asked): string[] {
  return db
    .prepare<unknown[], { part: string }>(
      `SELECT DISTINCT service AS part FROM month_sums
       WHERE service > '' AND provider IN (SELECT value FROM json_each(?))
         AND month BETWEEN ? AND ?`,
    )
    .all(JSON.stringify(providers.map(({ provider }) => provider)), from, until)
    .map(({ part }) => nameOfPart(part) ?? 'none');
}

/** Customers or addresses: there are very many, so those with breaches are found first, and only they are added up. */
function byPlace(db: Db, asked: Asked, column: 'customer' | 'address'): GroupLine[] {
  if (asked.filter[column] !== null) return oneByOne(db, asked, column);
  const { sql, values } = outcomesWhere(asked);
  const worst = db
    .prepare<unknown[], { id: string }>(
      `SELECT ${column} AS id FROM outcomes INDEXED BY outcomes_not_met
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
    .prepare<unknown[], Omit<GroupLine, 'name'>>(
      `SELECT ${column} AS id, ${TALLY} FROM outcomes WHERE standing IS NOT NULL AND ${sql} GROUP BY ${column}`,
    )
    .all(...values)
    .map((line) => ({ ...line, name: line.id }))
    .sort(mostBreaches);
}

function mostBreaches(a: GroupLine, b: GroupLine): number {
  return b.breached - a.breached || b.met - a.met || ((a.id ?? '') < (b.id ?? '') ? -1 : 1);
}
