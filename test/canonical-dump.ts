import Database from 'better-sqlite3';

/**
 * What a station's database says, as sorted lines: facts, how far they were read, the events, tickets and
 * verdicts that follow. Nothing in it depends on when or in which order things arrived: no fact's number, no
 * instant of arrival, nor a notice that is one, and superseded is yes or no. Two stations that know the same dump
 * the same.
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
  tier_spans: 'provider, address, from_date, to_date, tier, followed, customer',
  agreement_days: 'provider, tier, date, begins, ends, ends_followed',
  agreement_rows: 'place, address, nth, text, provider, tier, from_date, to_date, customer, ends, words',
  agreement_counts: 'name, count',
  address_objects: 'object, address',
  works:
    'source, record, provider, day, begins_at, over_at, body, unknown_objects, ' +
    `CASE body ->> '$.notice.kind' WHEN 'first-read' THEN NULL ELSE notice_at END AS notice_at, ` +
    `CASE body ->> '$.notice.kind' WHEN 'first-read' THEN NULL ELSE voided_at END AS voided_at`,
  work_reach: 'source, record, tier, addresses',
  disruptions: 'source, record, provider, title, objects, area, from_at, to_at IS NULL AS goes_on',
} as const;
