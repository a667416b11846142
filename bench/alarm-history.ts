import { openForWriting } from '../main/database/database-file.ts';
import { type Rules, storeIn } from '../main/database/store.ts';
import type { Instant } from '../src/calendars/period.ts';

/** One ticket in so many raised an alarm, which was told, acknowledged, and is over. */
const ONE_IN = 10;
/** Milliseconds from one ticket to the next. */
const APART_MS = 300_000;

const SERIES = 'WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < @tickets)';

/** What each table has of a ticket that was closed long ago; `@now` less so many times the distance is when it was opened. */
const FILLED = [
  `INSERT INTO facts (source, kind, record, ticket, hash, sequence, at, arrived_at, body)
   ${SERIES} SELECT 'rt', 'ticket', 'H' || n, 'H' || n, 'h', 0, 0, @now - n * @apart,
     json_object('provider', 'aurologic', 'subject', 'a fault of ' || n) FROM series`,
  `INSERT INTO tickets (ticket, source, record, provider, service_kind, subject, mapping)
   ${SERIES} SELECT 'rt:H' || n, 'rt', 'H' || n, 'aurologic', 'IP-Transit', 'a fault of ' || n, 1 FROM series`,
  `INSERT INTO events (ticket, position, at, type, detail, fact)
   ${SERIES} SELECT 'rt:H' || n, 0, @now - n * @apart, 'opened', '{"channel":"ticket-system"}', 'ticket.event/' || n
   FROM series`,
  `INSERT INTO events (ticket, position, at, type, detail, fact)
   ${SERIES} SELECT 'rt:H' || n, 1, @now - n * @apart + 1000, 'closed', '{}', 'ticket.event/c' || n FROM series`,
  `INSERT INTO alarms (id, ticket, provider, raised_at, known_at, about, standing, ended)
   ${SERIES} SELECT 'rt:H' || n || '/first-reaction/1/1', 'rt:H' || n, 'aurologic', @now - n * @apart, @now - n * @apart,
     json_object('kind', 'ticket', 'ticket', 'rt:H' || n, 'clock', 'first-reaction', 'cycle', 1, 'ordinal', 1),
     json_object('dueAt', @now - n * @apart + 1800000, 'shares', json('[]'), 'once', json('false'),
       'escalations', json('[]'), 'acknowledged', json('[]'),
       'end', json_object('kind', 'cycle-ended', 'at', @now - n * @apart + 1000)), 1
   FROM series WHERE n % ${ONE_IN} = 0`,
  ...['telling', 'attempt', 'arrived', 'acknowledged'].map(
    (kind) => `INSERT INTO alarm_entries (alarm, at, kind, body)
   ${SERIES} SELECT 'rt:H' || n || '/first-reaction/1/1', @now - n * @apart, '${kind}',
     json_object('telling', 1, 'person', 'weber', 'channel', 'page', 'attempt', 1) FROM series WHERE n % ${ONE_IN} = 0`,
  ),
];

/** Fills a new database with a history of so many tickets. */
export function alarmHistory(file: string, rules: Rules, tickets: number, now: Instant): void {
  const { db } = storeIn(openForWriting(file), rules);
  for (const { name } of db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%search%'",
    )
    .all()) {
    // The words of the search have a benchmark of their own.
    db.exec(`DROP TRIGGER ${name}`);
  }
  db.transaction(() => {
    for (const sql of FILLED) db.prepare(sql).run({ tickets, now, apart: APART_MS });
  })();
  db.close();
}
