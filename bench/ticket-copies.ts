import type { Db } from '../main/database/database-file.ts';

/** Columns that are instants: those of a copy are earlier. */
const INSTANTS = ['at', 'arrived_at', 'superseded_at', 'original_at', 'first_at', 'last_at', 'started_at'];
const MORE_INSTANTS = ['due_at', 'stopped_at', 'shown_until', 'emergency_until'];
const EARLIER = new Set([...INSTANTS, ...MORE_INSTANTS]);

const COLUMNS = 'SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0';

/**
 * Puts so many copies of a station's closed short tickets on file, each round of them `apart` milliseconds before the
 * one before: with their facts, events, spans and settled clocks, as if they had come in then. Their facts name themselves
 * anew. The sums of reports and the search don't count them.
 */
export function copiesOfTickets(db: Db, count: number, apart: number): void {
  for (const { name } of db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    .all()) {
    db.exec(`DROP TRIGGER ${name}`);
  }
  db.exec(`CREATE TEMP TABLE copied AS
    SELECT ticket, record, row_number() OVER (ORDER BY ticket) AS nth FROM tickets
    WHERE open = 0 AND record NOT LIKE 'L%';
    CREATE UNIQUE INDEX temp.copied_tickets ON copied (ticket)`);
  const { short } = db.prepare<[], { short: number }>('SELECT count(*) AS short FROM copied').get()!;
  const copy = (table: string, join: string, own: Readonly<Record<string, string>>) => {
    const names = db.prepare<[string], { name: string }>(COLUMNS).all(table);
    const columns = names.map(({ name }) => name).filter((name) => own[name] !== '');
    const values = columns.map(
      (name) => own[name] ?? (EARLIER.has(name) ? `one.${name} - @back` : `one.${name}`),
    );
    return db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')}
      FROM copied CROSS JOIN ${table} AS one ON ${join} WHERE copied.nth <= @most`);
  };
  const byId = 'one.ticket = copied.ticket';
  const id = "copied.ticket || '~' || @round";
  const inserts = [
    copy('facts', "one.source = 'bench' AND one.ticket = copied.record AND one.superseded_at IS NULL", {
      fact: '',
      record: "copied.record || '~' || @round || substr(one.record, length(copied.record) + 1)",
      ticket: "copied.record || '~' || @round",
      body: `iif(one.kind = 'ticket', one.body,
        json_set(one.body, '$.ticketId', copied.record || '~' || @round))`,
    }),
    copy('tickets', byId, { ticket: id, record: "copied.record || '~' || @round" }),
    copy('events', byId, {
      ticket: id,
      fact: `substr(one.fact, 1, instr(one.fact, '/')) || copied.record || '~' || @round ||
        substr(one.fact, instr(one.fact, '/') + 1 + length(copied.record))`,
    }),
    copy('outcomes', byId, { ticket: id }),
    copy('ticket_spans', byId, { ticket: id }),
  ];
  for (let round = 1, left = count; left > 0 && short > 0; round++, left -= short) {
    db.transaction(() => {
      for (const insert of inserts) insert.run({ round, back: round * apart, most: left });
    })();
  }
}
