import { AHEAD_MS } from '../../src/boards/data-age.ts';
import type { Sight } from '../../src/boards/review.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import { OUTCOMES_OF } from '../database/board-questions.ts';
import type { GatheredTicket } from '../database/cases.ts';
import type { Db } from '../database/database-file.ts';
import { deriveTicket, type NumberedMapping } from '../sync/derive-ticket.ts';
import { settleTicket } from '../sync/settle-ticket.ts';
import type { Candidates } from './candidates.ts';
import type { Concerns } from './changed-tables.ts';
import type { GatheredOnce } from './gathered-once.ts';
import type { PastTables } from './past-tables.ts';
import type { Scratch } from './scratch.ts';
import { type FactRow, knownAt, type VersionsOnFile } from './versions-on-file.ts';

/** For which instants a ticket in the scratch is as it was: what it was brought to, and how it was settled. */
interface Brought {
  readonly from: Instant;
  readonly until: Instant;
  /** Since when its verdict has not changed without an event. */
  readonly since: Instant;
  /** When its verdict changes next without an event. */
  readonly lookAt: Instant | null;
}

/** A ticket that was brought to some instant, with all that a board and settling it anew follow from. */
interface BroughtTicket {
  readonly gathered: GatheredTicket;
  readonly span: Brought;
  readonly row: object;
  readonly outcomes: readonly object[];
  readonly alarms: readonly object[];
}

/** The tickets of a scratch. */
export interface PastTickets {
  /** Moves to an instant; `asOf` is up to when the station's facts are read. */
  moveTo(candidates: Candidates, at: Instant, asOf: Instant): void;
  /** Puts one ticket in besides, whether or not a board has it; the next move takes it out again. */
  include(id: string, at: Instant, asOf: Instant): void;
  /** Takes from another scratch the tickets that a change of tables between both does not concern. */
  takeOver(other: PastTickets, changed: Concerns): void;
  broughtUnless(changed: Concerns): Iterable<BroughtTicket>;
}

/**
 * When a verdict of `at` changed last without an event, and when it will next: it does just after a clock is due, and when
 * what is owed leaves the walls. Clocks that were due by then are settled.
 */
const CHANGES = `
SELECT look_at AS lookAt, max(
  ifnull((SELECT max(due_at) + 1 FROM outcomes WHERE outcomes.ticket = tickets.ticket AND due_at < @at), @from),
  iif(shown_until <= @at, shown_until, @from), @from) AS since
FROM tickets WHERE ticket = @id`;

/** How people acknowledged the alarms of a ticket here, by the instants at which they did. */
const ACKNOWLEDGED = `
SELECT NULL AS entry, alarm, at, kind, entries.body, NULL AS desk FROM alarms
JOIN alarm_entries AS entries ON entries.alarm = alarms.id AND kind = 'acknowledged' WHERE ticket = ?`;

/** The alarms of a ticket that were known at an instant; how they stand is worked out anew. */
const ALARMS_KNOWN = 'SELECT * FROM alarms WHERE ticket = @id AND known_at <= @at';

const HALF_READ = `
SELECT from_at AS "from", to_at AS "to" FROM half_read WHERE source = @source AND ticket = @ticket
UNION ALL
SELECT since AS "from", 9007199254740991 AS "to" FROM incomplete WHERE source = @source AND ticket = @ticket`;

const SETTLED_OF = `SELECT * FROM outcomes WHERE ticket = ? AND kind = '${OUTCOMES_OF}'`;

const CLEAR = [
  'DELETE FROM alarm_entries WHERE alarm IN (SELECT id FROM alarms WHERE ticket = @id)',
  ...['tickets', 'events', 'outcomes', 'running_clocks', 'charge_lines', 'alarms'].map(
    (table) => `DELETE FROM ${table} WHERE ticket = @id`,
  ),
  'DELETE FROM waiting WHERE source = @source AND ticket = @record',
  'DELETE FROM facts WHERE source = @source AND ticket = @record AND superseded_at IS NULL',
];

/**
 * Tickets in a scratch as they stood at an instant, derived and settled by the writer's own code. Moved to another
 * instant, only those are derived or settled anew that are another then.
 */
export function pastTickets(
  { db: station, versions }: { db: Db; versions: VersionsOnFile },
  { copy }: Scratch,
  once: GatheredOnce,
  tables: PastTables,
  sight: Sight,
  mappingOf: (source: string) => NumberedMapping | null,
): PastTickets {
  const { store } = once;
  const brought = new Map<string, Brought>();
  const rest = new Set<string>();
  const halfRead = station.prepare<[{ source: string; ticket: string }], { from: Instant; to: Instant }>(
    HALF_READ,
  );
  const row = station.prepare<[string], object>('SELECT * FROM tickets WHERE ticket = ?');
  const events = station.prepare<[string], { at: Instant }>('SELECT * FROM events WHERE ticket = ?');
  const acknowledgedHere = station.prepare<[string], { at: Instant }>(ACKNOWLEDGED);
  const alarmsKnown = station.prepare<[{ id: string; at: Instant }], object>(ALARMS_KNOWN);
  const clears = CLEAR.map((sql) => store.db.prepare(sql));
  const settledOf = station.prepare<[string], object>(SETTLED_OF);
  const changes = store.db.prepare<
    [{ id: string; from: Instant; at: Instant }],
    Pick<Brought, 'since' | 'lookAt'>
  >(CHANGES);
  const clear = (id: string) => {
    once.forget(id);
    const [source, record] = namesOf(id);
    for (const statement of clears) statement.run({ id, source, record });
  };

  /** Puts a ticket in by the facts that were known; answers from when until when they were just these. */
  const bringKnown = (id: string, at: Instant): readonly Instant[] => {
    const [source, record] = namesOf(id);
    const mapping = mappingOf(source);
    if (!mapping) return [];
    const half = halfRead.all({ source, ticket: record });
    const reading = half.find(({ from, to }) => from <= at && at < to);
    const all = versions.ofTicket(source, record);
    const own = all.filter(({ kind }) => kind !== 'acknowledgement');
    const horizon = reading ? derivedLast(own, reading.from - 1, at) : at;
    const put = (rows: readonly FactRow[], when: Instant) =>
      copy(
        'facts',
        rows.map((one) => knownAt(one, when)).filter((one) => one !== null),
      );
    put(own, horizon);
    deriveTicket(store, source, record, mapping, at);
    // One that was understood before and was not then stayed as it had been.
    for (const when of instantsOf(own).filter((one) => one < horizon)) {
      if (store.tickets.one(id)) break;
      clear(id);
      put(own, when);
      deriveTicket(store, source, record, mapping, when);
    }
    put(
      all.filter(({ kind }) => kind === 'acknowledgement'),
      at,
    );
    // One that is dated ahead is taken when its instant has come.
    const ahead = own.filter((one) => one.at > one.arrived_at).map((one) => one.at);
    return [...instantsOf(all), ...ahead, ...half.flatMap(({ from, to }) => [from, to])];
  };

  /** Puts a ticket in as it is on file, with what happened up to the instant. */
  const bringOnFile = (id: string, at: Instant): readonly Instant[] => {
    const [source, record] = namesOf(id);
    const onFile = row.get(id);
    if (!onFile) return [];
    const all = events.all(id);
    const acknowledged = versions
      .ofTicket(source, record)
      .filter(({ kind, superseded_at }) => kind === 'acknowledgement' && superseded_at === null);
    copy('tickets', [
      { ...onFile, open: 0, on_board: 0, shown_until: null, look_at: null, emergency_until: null },
    ]);
    copy(
      'events',
      all.filter((event) => event.at <= at),
    );
    copy(
      'facts',
      acknowledged.filter((one) => one.at <= at),
    );
    return [...all, ...acknowledged].map((one) => one.at);
  };

  const settle = (id: string, at: Instant, span: Pick<Brought, 'from' | 'until'>) => {
    settleTicket(store, id, 'review', at);
    const { from, until } = span;
    const settled = changes.get({ id, from: Math.max(from, ALL_TIME.start), at });
    brought.set(id, { from, until, since: settled?.since ?? from, lookAt: settled?.lookAt ?? null });
  };

  const bring = (id: string, at: Instant, asOf: Instant) => {
    clear(id);
    const acknowledged = acknowledgedHere.all(id);
    copy('alarms', alarmsKnown.all({ id, at }));
    copy(
      'alarm_entries',
      acknowledged.filter((one) => one.at <= at),
    );
    const own = sight === 'known' ? bringKnown(id, at) : bringOnFile(id, at);
    const instants = [...own, ...acknowledged.map((one) => one.at)];
    const about = store.tickets.one(id);
    tables.takeCustomer(about?.customerId ?? null);
    tables.takeAddress(about?.addressId ?? null);
    const from = Math.max(Number.NEGATIVE_INFINITY, ...instants.filter((one) => one <= at));
    const until = Math.min(asOf + 1, ...instants.filter((one) => one > at));
    settle(id, at, { from, until });
    // Which alarm was acknowledged is told by its start, as it was known then.
    if (acknowledged.length > 0) once.forget(id);
  };

  const rowOf = store.db.prepare<[string], object>('SELECT * FROM tickets WHERE ticket = ?');
  const alarmsOf = store.db.prepare<[string], object>('SELECT * FROM alarms WHERE ticket = ?');
  const outcomesOf = store.db.prepare<[string], object>('SELECT * FROM outcomes WHERE ticket = ?');
  const broughtUnless = function* ({ concerns, customers }: Concerns): Generator<BroughtTicket> {
    for (const [id, span] of brought) {
      const gathered = once.known(id);
      if (!gathered) continue;
      const { customerId, addressId } = gathered.ticket;
      const parent = gathered.customer?.parentId ?? null;
      if (concerns(customerId, addressId) || (parent !== null && customers.has(parent))) continue;
      yield { gathered, span, row: rowOf.get(id)!, outcomes: outcomesOf.all(id), alarms: alarmsOf.all(id) };
    }
  };

  return {
    broughtUnless,
    include(id, at, asOf) {
      const before = brought.get(id);
      if (before && at >= before.from && at < before.until) return;
      bring(id, at, asOf);
      // What a board has of it besides went with it.
      rest.delete(id);
    },
    takeOver(other, changed) {
      for (const { gathered, span, row, outcomes, alarms } of other.broughtUnless(changed)) {
        copy('tickets', [row]);
        copy('outcomes', outcomes);
        copy('alarms', alarms);
        once.take(gathered);
        brought.set(gathered.id, span);
      }
    },
    moveTo({ judged, settled, quiet }, at, asOf) {
      const others = new Set([...settled, ...quiet.map(({ ticket }) => ticket as string)]);
      for (const id of [...brought.keys()].filter((one) => !judged.has(one))) {
        clear(id);
        brought.delete(id);
      }
      for (const id of [...rest].filter((one) => !others.has(one))) {
        clear(id);
        rest.delete(id);
      }
      for (const id of judged) {
        const before = brought.get(id);
        if (!before || at < before.from || at >= before.until) bring(id, at, asOf);
        else if (at < before.since || (before.lookAt !== null && at >= before.lookAt)) settle(id, at, before);
      }
      for (const id of others) if (!rest.has(id)) copy('outcomes', settledOf.all(id));
      copy(
        'tickets',
        quiet.map((one) => ({ ...one, open: 0, on_board: 0, shown_until: null, look_at: null })),
      );
      for (const id of others) rest.add(id);
    },
  };
}

/** The source and the record of a ticket's id. */
function namesOf(id: string): readonly [source: string, record: string] {
  const colon = id.indexOf(':');
  return [id.slice(0, colon), id.slice(colon + 1)];
}

/**
 * When a ticket that is read in part was derived last, up to `at`: after `from`, only when an event's instant had come for
 * which it waited.
 */
function derivedLast(own: readonly FactRow[], from: Instant, at: Instant): Instant {
  const next = own
    .filter(
      (one) => knownAt(one, from) && one.at > one.arrived_at + AHEAD_MS && one.at > from && one.at <= at,
    )
    .reduce((first, one) => Math.min(first, one.at), Number.POSITIVE_INFINITY);
  return next === Number.POSITIVE_INFINITY ? from : derivedLast(own, next, at);
}

/** The instants at which something about these facts changed, the latest first. */
function instantsOf(rows: readonly FactRow[]): readonly Instant[] {
  const instants = rows.flatMap(({ arrived_at, superseded_at }) =>
    superseded_at === null ? [arrived_at] : [arrived_at, superseded_at],
  );
  return [...new Set(instants)].sort((a, b) => b - a);
}
