import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from '../database/database-file.ts';

/** A fact as it is on file, by its columns. */
export interface FactRow {
  readonly fact: number;
  readonly source: string;
  readonly kind: string;
  readonly record: string;
  readonly ticket: string | null;
  readonly hash: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly arrived_at: Instant;
  readonly superseded_at: Instant | null;
  readonly body: string;
}

/** What a changed row of a table concerns. */
export interface ChangedRow {
  readonly source: string;
  readonly kind: string;
  readonly record: string;
  readonly addressId: string | null;
  readonly customerId: string | null;
}

export const ALL_OF_TICKET = `
SELECT * FROM facts INDEXED BY facts_of_ticket
WHERE source = @source AND ticket = @ticket AND superseded_at IS NULL AND ticket IS NOT NULL
UNION ALL
SELECT * FROM facts INDEXED BY superseded_of_ticket
WHERE source = @source AND ticket = @ticket AND superseded_at IS NOT NULL AND ticket IS NOT NULL`;

const CHANGED =
  "source, kind, record, body ->> '$.addressId' AS addressId, body ->> '$.customerId' AS customerId";
export const TABLES_CHANGED = `
SELECT ${CHANGED} FROM facts INDEXED BY table_facts_by_arrival WHERE ticket IS NULL AND arrived_at > @at
UNION
SELECT ${CHANGED} FROM facts INDEXED BY table_facts_by_end
WHERE ticket IS NULL AND superseded_at IS NOT NULL AND superseded_at > @at`;
export const TABLES_CHANGED_BETWEEN = `
SELECT ${CHANGED} FROM facts INDEXED BY table_facts_by_arrival
WHERE ticket IS NULL AND arrived_at > @from AND arrived_at <= @to
UNION
SELECT ${CHANGED} FROM facts INDEXED BY table_facts_by_end
WHERE ticket IS NULL AND superseded_at IS NOT NULL AND superseded_at > @from AND superseded_at <= @to`;
export const ANY_TABLE_CHANGED = `
SELECT EXISTS (SELECT 1 FROM facts INDEXED BY table_facts_by_arrival
    WHERE ticket IS NULL AND arrived_at > @from AND arrived_at <= @to)
  OR EXISTS (SELECT 1 FROM facts INDEXED BY table_facts_by_end
    WHERE ticket IS NULL AND superseded_at IS NOT NULL AND superseded_at > @from AND superseded_at <= @to) AS changed`;
/** Rows that were on file and are no more, or read otherwise. */
export const GONE_SINCE = `
SELECT * FROM facts INDEXED BY table_facts_by_end
WHERE ticket IS NULL AND superseded_at IS NOT NULL AND superseded_at > @at AND arrived_at <= @at`;

const CURRENT = 'SELECT * FROM facts WHERE kind = ? AND record = ? AND superseded_at IS NULL';
const OF_KEY = (index: string, kind: string, key: string) => `
SELECT * FROM facts INDEXED BY ${index}
WHERE kind = '${kind}' AND superseded_at IS NULL AND body ->> '$.${key}' = ?`;
const VERSIONS = (index: string, kind: string) => `
SELECT * FROM facts INDEXED BY ${index} WHERE kind = '${kind}' AND source = ? AND record = ? ORDER BY fact`;
export const DUTIES = `
SELECT * FROM facts INDEXED BY duty_by_end
WHERE kind = 'duty' AND superseded_at IS NULL AND body ->> '$.provider' = @provider
  AND body ->> '$.end' > @since AND body ->> '$.start' < @until`;

/** A fact as it was known at an instant; null when it was not, or no longer. */
export function knownAt(row: FactRow, at: Instant): FactRow | null {
  if (row.arrived_at > at) return null;
  if (row.superseded_at === null || row.superseded_at <= at) {
    return row.superseded_at === null ? row : null;
  }
  return { ...row, superseded_at: null };
}

/** A version of a record as it was known at an instant, also one that was superseded by then; null before it arrived. */
export function versionAt(row: FactRow, at: Instant): FactRow | null {
  if (row.arrived_at > at) return null;
  return row.superseded_at !== null && row.superseded_at > at ? { ...row, superseded_at: null } : row;
}

/** Facts as they are on file, with the versions that were superseded: what was known when follows from them. */
export function versionsOnFile(db: Db) {
  const ofTicket = db.prepare<[{ source: string; ticket: string }], FactRow>(ALL_OF_TICKET);
  const changed = db.prepare<[{ at: Instant }], ChangedRow>(TABLES_CHANGED);
  const changedBetween = db.prepare<[{ from: Instant; to: Instant }], ChangedRow>(TABLES_CHANGED_BETWEEN);
  const anyChanged = db.prepare<[{ from: Instant; to: Instant }], { changed: number }>(ANY_TABLE_CHANGED);
  const gone = db.prepare<[{ at: Instant }], FactRow>(GONE_SINCE);
  const rows = (sql: string) => db.prepare<string[], FactRow>(sql);
  const current = rows(CURRENT);
  const agreements = rows(OF_KEY('agreements_at_address', 'agreement', 'addressId'));
  const activations = rows(OF_KEY('activations_of_customer', 'activation', 'customerId'));
  const services = rows(OF_KEY('services_of_customer', 'service', 'customerId'));
  const works = rows(VERSIONS('work_versions', 'work'));
  const disruptions = rows(VERSIONS('disruption_versions', 'disruption'));
  const duties = db.prepare<[{ provider: string; since: Instant; until: Instant }], FactRow>(DUTIES);
  return {
    /** All versions of the facts of a ticket, by its id at the source. */
    ofTicket: (source: string, ticket: string) => ofTicket.all({ source, ticket }),
    /** The rows of tables that arrived after an instant, or were superseded after it. */
    tablesChangedSince: (at: Instant) => changed.all({ at }),
    /** The rows of tables that arrived or were superseded after `from`, up to `to`. */
    tablesChangedBetween: (from: Instant, to: Instant) => changedBetween.all({ from, to }),
    /** Whether some row of a table arrived or was superseded after `from`, up to `to`. */
    tablesChanged: (from: Instant, to: Instant) => anyChanged.get({ from, to })!.changed === 1,
    /** The rows of tables that were known at an instant and are superseded now. */
    goneSince: (at: Instant) => gone.all({ at }),
    current: (kind: 'customer' | 'address', record: string) => current.all(kind, record),
    agreementsAt: (address: string) => agreements.all(address),
    activationsOf: (customer: string) => activations.all(customer),
    servicesOf: (customer: string) => services.all(customer),
    work: (source: string, record: string) => works.all(source, record),
    disruption: (source: string, record: string) => disruptions.all(source, record),
    /** Current shifts of a provider that lie, at least in part, between two instants. */
    duties: (provider: string, since: Instant, until: Instant) => duties.all({ provider, since, until }),
  };
}

export type VersionsOnFile = ReturnType<typeof versionsOnFile>;
