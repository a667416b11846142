import type { Terms } from '../../src/agreements/terms.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** A version of a provider's terms as it was adopted. */
export interface AdoptedTerms {
  /** Counts up over all providers. */
  readonly adoption: number;
  readonly provider: string;
  readonly version: string;
  readonly from: Instant;
  readonly adoptedAt: Instant;
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly terms: Terms;
  /** The calendars that they name, by the ids of then. */
  readonly calendars: readonly CalendarDefinition[];
}

/** Tickets that a version governs anew, still to be settled. */
export interface Resettling {
  readonly adoption: number;
  /** The last ticket done; '' before the first. */
  readonly after: string;
}

const ALL = `
SELECT adoption, provider, version, governs_from AS "from", adopted_at AS adoptedAt, reason, approved_by AS approvedBy, body
FROM terms_versions ORDER BY adoption`;
const PUT = `
INSERT INTO terms_versions (provider, version, governs_from, adopted_at, reason, approved_by, body)
VALUES (@provider, @version, @from, @adoptedAt, @reason, @approvedBy, @body)`;

/** The latest start of a cycle of the provider that is on file: one was opened or reopened then. */
const LAST_CYCLE = `
SELECT max(events.at) AS at FROM tickets JOIN events USING (ticket)
WHERE provider = ? AND type IN ('opened', 'reopened')`;

/** The next tickets of a provider with a cycle that may have started at an instant or later, by their ids. */
const TICKETS_SINCE = `
SELECT ticket FROM tickets
WHERE provider = ? AND ticket > ?
  AND EXISTS (SELECT 1 FROM events WHERE events.ticket = tickets.ticket AND at >= ? AND type IN ('opened', 'reopened'))
ORDER BY ticket LIMIT ?`;

const RESETTLE = 'INSERT INTO resettling (adoption, after) VALUES (?, ?)';
const RESETTLED = 'UPDATE resettling SET after = ? WHERE adoption = ?';

/** The versions of the providers' terms. Writing happens within the caller's transaction. */
export interface TermsVersions {
  /** All of them, in the order in which they were adopted. */
  all(): AdoptedTerms[];
  /** Adds one; `resettle`: the tickets that it governs are to be settled anew. */
  add(adopted: Omit<AdoptedTerms, 'adoption'>, resettle: boolean): void;
  /** The latest start of a cycle on file; null when there is none. Goes through all tickets of the provider. */
  lastCycleAt(provider: string): Instant | null;
  ticketsSince(provider: string, at: Instant, after: string, most: number): string[];
  /** What is still to be settled, the first one first; undefined when nothing is. */
  resettling(): Resettling | undefined;
  /** Notes the last ticket that was settled; null when all are. */
  resettled(adoption: number, after: string | null): void;
}

export function termsVersionsIn(db: Db): TermsVersions {
  type Row = Omit<AdoptedTerms, 'terms' | 'calendars'> & { body: string };
  const put = prepared(db, PUT);
  const lastCycle = prepared<[string], { at: Instant | null }>(db, LAST_CYCLE);
  const tickets = prepared<[string, string, Instant, number], { ticket: string }>(db, TICKETS_SINCE);
  const next = prepared<[], Resettling>(
    db,
    'SELECT adoption, after FROM resettling ORDER BY adoption LIMIT 1',
  );
  return {
    all: () =>
      db
        .prepare<[], Row>(ALL)
        .all()
        .map(({ body, ...row }) => ({ ...row, ...JSON.parse(body) })),
    add({ terms, calendars, ...row }, resettle) {
      const { lastInsertRowid } = put.run({ ...row, body: JSON.stringify({ terms, calendars }) });
      if (resettle) db.prepare(RESETTLE).run(lastInsertRowid, '');
    },
    lastCycleAt: (provider) => lastCycle.get(provider)!.at,
    ticketsSince: (provider, at, after, most) =>
      tickets.all(provider, after, at, most).map(({ ticket }) => ticket),
    resettling: () => next.get(),
    resettled(adoption, after) {
      if (after === null) db.prepare('DELETE FROM resettling WHERE adoption = ?').run(adoption);
      else db.prepare(RESETTLED).run(after, adoption);
    },
  };
}
