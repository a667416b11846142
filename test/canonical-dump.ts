import Database from 'better-sqlite3';

/**
 * What a station's database says, as sorted lines: facts, how far they were read, the events, tickets and
 * verdicts that follow. Nothing in it depends on when or in which order things arrived: no fact's number, no
 * instant of arrival, and superseded is yes or no. Two stations that know the same dump the same.
 */
export function canonicalDump(file: string): readonly string[] {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return Object.entries(TABLES).flatMap(([table, columns]) =>
      db
        .prepare<[], Record<string, unknown>>(`SELECT ${columns} FROM ${table}`)
        .all()
        .map((row) => `${table} ${JSON.stringify(row)}`)
        .sort(),
    );
  } finally {
    db.close();
  }
}

const TABLES = {
  facts: 'source, kind, record, ticket, hash, sequence, at, superseded_at IS NOT NULL AS superseded, body',
  cursors: 'source, cursor',
  incomplete: 'source, ticket',
  quarantine: 'source, place, about, raw, reason',
  mappings: 'source, number, digest',
  tickets:
    'ticket, source, record, provider, service, service_kind, address, customer, subject, url, priority, ' +
    'request_kind, hidden, mapping, on_board, look_at, emergency_until',
  events: 'ticket, position, at, original_at IS NOT NULL AS moved, type, by, detail, fact',
  outcomes:
    'ticket, kind, cycle, ordinal, provider, tier, state, reason, excused, started_at, due_at, stopped_at, ' +
    'goal_ms, used_ms, terms, follows_from',
  verdict_changes: 'ticket, kind, cycle, ordinal, was, became',
} as const;
