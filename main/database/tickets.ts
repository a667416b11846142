import type { Standing } from '../../src/boards/standing.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { DerivedTicket } from '../sync/mapping.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** A ticket's row: what it is about, and when it has to be looked at. */
export interface TicketRow extends DerivedTicket {
  /** `source:id`. */
  readonly ticket: string;
  readonly source: string;
  /** Its id at the source. */
  readonly record: string;
}

const PUT = `
INSERT INTO tickets (ticket, source, record, provider, service, service_kind, address, customer, subject, url,
  priority, request_kind, hidden, mapping)
VALUES (@ticket, @source, @record, @provider, @service, @serviceKind, @addressId, @customerId, @subject, @url,
  @priority, @requestKind, @hidden, @mapping)
ON CONFLICT (ticket) DO UPDATE SET provider = excluded.provider, service = excluded.service,
  service_kind = excluded.service_kind, address = excluded.address, customer = excluded.customer,
  subject = excluded.subject, url = excluded.url, priority = excluded.priority,
  request_kind = excluded.request_kind, hidden = excluded.hidden, mapping = excluded.mapping`;

const ONE = `
SELECT ticket, source, record, provider, service, service_kind AS serviceKind, address AS addressId,
  customer AS customerId, subject, url, priority, request_kind AS requestKind, hidden
FROM tickets WHERE ticket = ?`;

/** Asked from the command line only, so it may go through all tickets. */
const WITH_RECORD = 'SELECT ticket AS name FROM tickets WHERE record = ? ORDER BY ticket';

const STANDING = `
UPDATE tickets SET open = ?, on_board = ?, shown_until = ?, look_at = ?, emergency_until = ? WHERE ticket = ?`;

/** Served by the index on customers' parents, then by that on tickets' customers. */
export const CHILDREN = `
SELECT tickets.ticket AS name FROM facts INDEXED BY children_of_customer
JOIN tickets ON tickets.customer = facts.record
WHERE facts.kind = 'customer' AND facts.superseded_at IS NULL AND facts.body ->> '$.parentId' = ?`;

/** The tickets table. Writing happens within the caller's transaction. */
export interface Tickets {
  put(row: TicketRow, mapping: number): void;
  one(ticket: string): TicketRow | undefined;
  /** The tickets that have this id at their source. */
  withRecord(record: string): string[];
  setStanding(ticket: string, standing: Standing): void;
  /** Takes a ticket that cannot be judged off those to look at, until one of its facts changes. */
  lookNoMore(ticket: string): void;
  /** Has every open ticket that some wall shows settled anew, when there is time. */
  lookAtOpen(): void;
  /** Tickets some wall has to show. */
  onBoard(): string[];
  /** Which of these tickets some wall has to show. */
  onBoardAmong(tickets: readonly string[]): string[];
  /** Tickets whose verdict may change without an event up to `now`; at most so many, the longest due first. */
  toLookAt(now: Instant, most: number): string[];
  /** The next instant at which some verdict changes without an event; null when none will. */
  nextLook(): Instant | null;
  atAddress(address: string): string[];
  ofCustomer(customer: string): string[];
  /** Tickets of the customers of this customer. */
  ofChildren(parent: string): string[];
  /** Open tickets of a source, by their id there. */
  openAt(source: string): string[];
  /** Open tickets that their system no longer shows to us. */
  hiddenCount(): number;
  /** When the provider's last emergency ended; null when none is on file. */
  quietSince(provider: string): Instant | null;
}

export function ticketsIn(db: Db): Tickets {
  const names = (sql: string) => {
    const statement = prepared<unknown[], { name: string }>(db, sql);
    return (...values: unknown[]) => statement.all(...values).map((row) => row.name);
  };
  const value = (sql: string) => {
    const statement = prepared<unknown[], { value: number | null }>(db, sql);
    return (...values: unknown[]) => statement.get(...values)?.value ?? null;
  };
  const put = prepared(db, PUT);
  const one = prepared<[string], TicketRow>(db, ONE);
  const standing = prepared(db, STANDING);
  const atOpen = prepared(
    db,
    'UPDATE tickets SET look_at = 0 WHERE on_board = 1 AND open = 1 AND hidden IS NULL',
  );
  const noMore = prepared(db, 'UPDATE tickets SET look_at = NULL WHERE ticket = ?');
  const among = names(
    `SELECT ticket AS name FROM tickets
     WHERE ticket IN (SELECT value FROM json_each(?)) AND on_board = 1 AND hidden IS NULL`,
  );
  const hiddenCount = value('SELECT count(*) AS value FROM tickets WHERE open = 1 AND hidden IS NOT NULL');
  const due = names(
    'SELECT ticket AS name FROM tickets WHERE look_at > 0 AND look_at <= ? ORDER BY look_at LIMIT ?',
  );
  // Those that an update has settled anew can wait for clocks that run out now.
  const anew = names('SELECT ticket AS name FROM tickets WHERE look_at = 0 LIMIT ?');
  return {
    put: (row, mapping) => put.run({ ...row, mapping }),
    one: (ticket) => one.get(ticket),
    withRecord: names(WITH_RECORD),
    setStanding: (ticket, { open, onBoard, shownUntil, lookAt, emergencyUntil }) =>
      standing.run(open ? 1 : 0, onBoard ? 1 : 0, shownUntil, lookAt, emergencyUntil, ticket),
    lookNoMore: (ticket) => noMore.run(ticket),
    lookAtOpen: () => void atOpen.run(),
    onBoard: names('SELECT ticket AS name FROM tickets WHERE on_board = 1 AND hidden IS NULL'),
    onBoardAmong: (tickets) => among(JSON.stringify(tickets)),
    toLookAt(now, most) {
      const ranOut = due(now, most);
      return ranOut.length < most ? [...ranOut, ...anew(most - ranOut.length)] : ranOut;
    },
    nextLook: value('SELECT min(look_at) AS value FROM tickets WHERE look_at IS NOT NULL'),
    atAddress: names('SELECT ticket AS name FROM tickets WHERE address = ?'),
    ofCustomer: names('SELECT ticket AS name FROM tickets WHERE customer = ?'),
    ofChildren: names(CHILDREN),
    openAt: names('SELECT record AS name FROM tickets WHERE open = 1 AND source = ?'),
    hiddenCount: () => hiddenCount() ?? 0,
    quietSince: value(
      'SELECT max(emergency_until) AS value FROM tickets WHERE provider = ? AND emergency_until IS NOT NULL',
    ),
  };
}
