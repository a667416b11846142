import { createHash } from 'node:crypto';
import type { Instant } from '../../src/calendars/period.ts';
import type { SourceRecord } from '../sync/source.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';
import { unnumberedChangesIn } from './unnumbered-changes.ts';

/** A current fact: a source's record as it reads now. */
export interface Fact extends SourceRecord {
  readonly arrivedAt: Instant;
}

const CURRENT = `
SELECT hash FROM facts WHERE source = ? AND kind = ? AND record = ? AND superseded_at IS NULL`;

const SUPERSEDE = `
UPDATE facts SET superseded_at = ? WHERE source = ? AND kind = ? AND record = ? AND superseded_at IS NULL`;

const INSERT = `
INSERT INTO facts (source, kind, record, ticket, hash, sequence, at, arrived_at, body)
VALUES (@source, @kind, @record, @ticket, @hash, @sequence, @at, @arrivedAt, @body)`;

const OF_TICKET = `
SELECT kind, record, sequence, at, arrived_at AS arrivedAt, body FROM facts
WHERE source = ? AND ticket = ? AND superseded_at IS NULL
ORDER BY at, sequence, fact`;

const OF_KIND = `
SELECT record, body FROM facts WHERE source = ? AND kind = ? AND superseded_at IS NULL`;

const COUNT = `
SELECT count(*) AS count FROM facts WHERE source = ? AND kind = ? AND superseded_at IS NULL`;

/** Also those that no mapping understood yet, which have facts but no row in the tickets table. */
export const TICKETS_AFTER = `
SELECT DISTINCT ticket FROM facts
WHERE source = ? AND ticket > ? AND superseded_at IS NULL AND ticket IS NOT NULL ORDER BY ticket LIMIT ?`;

const TICKET_COUNT = `
SELECT count(DISTINCT ticket) AS count FROM facts
WHERE source = ? AND superseded_at IS NULL AND ticket IS NOT NULL`;

/** The facts table. Writing happens within the caller's transaction. */
export interface Facts {
  /** Stores a record unless it reads as it did before; answers whether it is new or reads otherwise now. */
  store(source: string, record: SourceRecord, ticket: string | null, now: Instant): boolean;
  /** Marks the current fact of a record as superseded without another taking its place. */
  retire(source: string, kind: string, record: string, now: Instant): void;
  /** The current facts of one ticket, by its id at the source, in recorded order. */
  ofTicket(source: string, ticket: string): Fact[];
  /** The current facts of one kind at one source: bodies by record. */
  ofKind(source: string, kind: string): Map<string, object>;
  count(source: string, kind: string): number;
  /** Tickets that have facts, by their id at the source, in order, after the given one; at most so many. */
  ticketsAfter(source: string, after: string, most: number): string[];
  ticketCount(source: string): number;
}

export function factsIn(db: Db): Facts {
  const current = prepared<[string, string, string], { hash: string }>(db, CURRENT);
  const supersede = prepared(db, SUPERSEDE);
  const ofTicket = prepared<[string, string], Omit<Fact, 'body'> & { body: string }>(db, OF_TICKET);
  const ofKind = prepared<[string, string], { record: string; body: string }>(db, OF_KIND);
  const count = prepared<[string, string], { count: number }>(db, COUNT);
  const ticketsAfter = prepared<[string, string, number], { ticket: string }>(db, TICKETS_AFTER);
  const ticketCount = prepared<[string], { count: number }>(db, TICKET_COUNT);
  const insert = prepared(db, INSERT);
  const unnumbered = unnumberedChangesIn(db);
  return {
    store(source, record, ticket, now) {
      const body = canonicalJson(record.body);
      const hash = digest(`${record.at} ${record.sequence} ${body}`);
      const before = current.get(source, record.kind, record.record);
      if (before?.hash === hash) return false;
      if (before) supersede.run(now, source, record.kind, record.record);
      insert.run({ ...record, source, ticket, hash, arrivedAt: now, body });
      return true;
    },
    retire(source, kind, record, now) {
      supersede.run(now, source, kind, record);
      unnumbered.count();
    },
    ofTicket: (source, ticket) =>
      ofTicket.all(source, ticket).map((row) => ({ ...row, body: JSON.parse(row.body) })),
    ofKind: (source, kind) =>
      new Map(ofKind.all(source, kind).map((row) => [row.record, JSON.parse(row.body)])),
    count: (source, kind) => count.get(source, kind)!.count,
    ticketsAfter: (source, after, most) => ticketsAfter.all(source, after, most).map((row) => row.ticket),
    ticketCount: (source) => ticketCount.get(source)!.count,
  };
}

/** A fingerprint of a text: SHA-256, shortened to 128 bits. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** JSON with the keys of every object in order, so that equal data is equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : item,
  );
}
