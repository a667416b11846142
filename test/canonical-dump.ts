import Database from 'better-sqlite3';

/** What must be the same however often a sync was interrupted: without row numbers and instants of arrival. */
const QUESTIONS: Readonly<Record<string, string>> = {
  facts: `SELECT source, kind, record, ticket, hash, sequence, at, superseded_at IS NOT NULL AS superseded, body
    FROM facts ORDER BY source, kind, record, superseded, hash`,
  tickets: `SELECT ticket, provider, service, service_kind, address, customer, subject, url, priority, request_kind,
    hidden, mapping, on_board, look_at, emergency_until FROM tickets ORDER BY ticket`,
  events:
    'SELECT ticket, position, at, original_at, type, by, detail, fact FROM events ORDER BY ticket, position',
  outcomes: `SELECT ticket, kind, cycle, ordinal, provider, tier, state, reason, excused, started_at, due_at,
    stopped_at, goal_ms, used_ms, terms, follows_from FROM outcomes ORDER BY ticket, kind, cycle, ordinal`,
  quarantine: 'SELECT source, place, raw, reason FROM quarantine ORDER BY source, place, reason',
};

/** A database's lasting content as sorted lines of text, to be compared with another's. */
export function canonicalDump(file: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    return Object.entries(QUESTIONS).flatMap(([table, sql]) =>
      db
        .prepare<[], Record<string, unknown>>(sql)
        .all()
        .map((row) => `${table} ${JSON.stringify(row)}`),
    );
  } finally {
    db.close();
  }
}
