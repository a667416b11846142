import type { Alarm, AlarmAbout, AlarmStanding } from '../../src/alarms/alarm.ts';
import type { AlarmEntry } from '../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { alarmFiguresIn } from './alarm-figures.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

const COLUMNS =
  'id, ticket, provider, raised_at AS raisedAt, known_at AS knownAt, about, standing, next_at AS nextAt';
const ONE = `SELECT ${COLUMNS} FROM alarms WHERE id = ?`;
/** All alarms of a ticket, in the order in which they were raised. */
export const ALARMS_OF_TICKET = `SELECT ${COLUMNS} FROM alarms WHERE ticket = ? ORDER BY raised_at, id`;
/** Alarms with something to decide or to send, the longest due first. */
export const ALARMS_DUE = 'SELECT id FROM alarms WHERE next_at <= ? ORDER BY next_at, id LIMIT ?';
export const NEXT_ALARM = 'SELECT min(next_at) AS at FROM alarms WHERE next_at IS NOT NULL';
/** What goes on, or has something to decide or to send, by its id alone. */
export const ALARMS_TO_RESUME = `
SELECT id FROM alarms WHERE ended = 0 UNION SELECT id FROM alarms INDEXED BY alarms_next WHERE next_at IS NOT NULL`;
const IS_AHEAD = 'SELECT 1 FROM alarm_entries WHERE alarm = ? AND at > ? LIMIT 1';
export const ALARMS_GOING_ON = `SELECT ${COLUMNS} FROM alarms WHERE ended = 0`;
/** Alarms that some wall has to show: of its tickets, going on, or of no ticket and of late. */
export const ALARMS_ON_BOARD = `
SELECT alarms.id FROM tickets JOIN alarms ON alarms.ticket = tickets.ticket
WHERE tickets.on_board = 1 AND tickets.hidden IS NULL
UNION SELECT id FROM alarms WHERE ended = 0
UNION SELECT id FROM alarms INDEXED BY alarms_of_no_ticket WHERE ticket IS NULL AND raised_at > ?`;
const PUT = `
INSERT INTO alarms (id, ticket, provider, raised_at, known_at, about, standing, ended, next_at)
VALUES (@id, @ticket, @provider, @raisedAt, @knownAt, @about, @standing, @ended, @nextAt)
ON CONFLICT (id) DO UPDATE SET provider = excluded.provider, raised_at = excluded.raised_at, about = excluded.about,
  standing = excluded.standing, ended = excluded.ended, next_at = excluded.next_at`;
export const ENTRIES = 'SELECT kind, at, body FROM alarm_entries WHERE alarm = ? ORDER BY entry';
const ADD = `
INSERT INTO alarm_entries (alarm, at, kind, body, desk) VALUES (?, ?, ?, ?, ?) ON CONFLICT (desk) DO NOTHING`;

/** An alarm as it is on file; `nextAt`: when there is something to decide or to send; null when nothing is. */
export type StoredAlarm = Alarm & { readonly nextAt: Instant | null };

/** The alarms and what was done about them. Writing happens within the caller's transaction. */
export interface Alarms {
  one(id: string): StoredAlarm | null;
  /** All of a ticket that can be read; how one stands is put on file anew where it cannot. */
  ofTicket(ticket: string): StoredAlarm[];
  /** Those that have not ended and can be read: what cannot is said where it is looked at. */
  goingOn(): StoredAlarm[];
  /** The ids of those with something to decide or to send at `now`; at most so many, the longest due first. */
  due(now: Instant, most: number): string[];
  /** The ids of all that go on, or have something to decide or to send, now or later: also of what cannot be read. */
  toResume(): string[];
  /** Whether something that was done about an alarm is dated later than `now`. */
  isAhead(id: string, now: Instant): boolean;
  /** When there is something to decide or to send next; null when nothing is. */
  next(): Instant | null;
  /** Puts an alarm on file, in place of how it stood before. */
  put(alarm: StoredAlarm): void;
  /** Sets when an alarm is looked at next, and nothing else: also of one that cannot be read. */
  postpone(id: string, nextAt: Instant): void;
  /** What was done about an alarm, in order. */
  entriesOf(id: string): AlarmEntry[];
  /** Adds an entry; `desk` is the id of its line in the second file: one that is there already stays as it is. */
  add(id: string, entry: AlarmEntry, desk?: string | null): void;
  /** An alarm as the pages get it; null when it is not on file, or cannot be read. */
  forBoard(id: string): BoardAlarm | null;
  /** All of a ticket, as the pages get them, that can be read. */
  forBoardOf(ticket: string): BoardAlarm[];
  /** The ids of those that some wall has to show; of no ticket those raised since then. */
  onBoard(since: Instant): string[];
}

interface Row {
  readonly id: string;
  readonly ticket: string | null;
  readonly provider: string;
  readonly raisedAt: Instant;
  readonly knownAt: Instant;
  readonly about: string;
  readonly standing: string;
  readonly nextAt: Instant | null;
}

export function alarmsIn(db: Db): Alarms {
  const one = prepared<[string], Row>(db, ONE);
  const ofTicket = prepared<[string], Row>(db, ALARMS_OF_TICKET);
  const goingOn = prepared<[], Row>(db, ALARMS_GOING_ON);
  const due = prepared<[Instant, number], { id: string }>(db, ALARMS_DUE);
  const next = prepared<[], { at: Instant | null }>(db, NEXT_ALARM);
  const toResume = prepared<[], { id: string }>(db, ALARMS_TO_RESUME);
  const isAhead = prepared<[string, Instant], object>(db, IS_AHEAD);
  const onBoard = prepared<[Instant], { id: string }>(db, ALARMS_ON_BOARD);
  const put = prepared(db, PUT);
  const postpone = prepared(db, 'UPDATE alarms SET next_at = ? WHERE id = ?');
  const entries = prepared<[string], { kind: string; at: Instant; body: string }>(db, ENTRIES);
  const add = prepared(db, ADD);
  const figures = alarmFiguresIn(db);
  const read = ({ ticket: _, about, standing, ...row }: Row): StoredAlarm => ({
    ...row,
    about: JSON.parse(about) as AlarmAbout,
    ...(JSON.parse(standing) as AlarmStanding),
  });
  const entriesOf = (id: string) =>
    entries.all(id).map(({ kind, at, body }) => ({ kind, at, ...JSON.parse(body) }) as AlarmEntry);
  const boardAlarm = (row: Row): BoardAlarm => {
    const { nextAt: _, ...alarm } = read(row);
    return { kind: 'alarm', ...alarm, entries: entriesOf(row.id) };
  };
  const count = (id: string) => {
    const row = one.get(id);
    // One that is not on file yet is counted when it is.
    if (row) figures.keep(read(row), entriesOf(id));
  };
  return {
    one(id) {
      const row = one.get(id);
      return row ? read(row) : null;
    },
    ofTicket: (ticket) => readable(ofTicket.all(ticket), read),
    goingOn: () => readable(goingOn.all(), read),
    due: (now, most) => due.all(now, most).map(({ id }) => id),
    toResume: () => toResume.all().map(({ id }) => id),
    isAhead: (id, now) => isAhead.get(id, now) !== undefined,
    next: () => next.get()!.at,
    put({ id, about, provider, raisedAt, knownAt, nextAt, ...standing }) {
      put.run({
        id,
        ticket: about.kind === 'ticket' ? about.ticket : null,
        provider,
        raisedAt,
        knownAt,
        about: JSON.stringify(about),
        standing: JSON.stringify(standing),
        ended: standing.end === null ? 0 : 1,
        nextAt,
      });
      count(id);
    },
    postpone: (id, nextAt) => void postpone.run(nextAt, id),
    entriesOf,
    add(id, { kind, at, ...body }, desk = null) {
      add.run(id, at, kind, JSON.stringify(body), desk);
      // What the station itself does about an alarm ends with how the alarm stands then.
      if (desk !== null) count(id);
    },
    forBoard(id) {
      const row = one.get(id);
      return readable(row ? [row] : [], boardAlarm)[0] ?? null;
    },
    forBoardOf: (ticket) => readable(ofTicket.all(ticket), boardAlarm),
    onBoard: (since) => onBoard.all(since).map(({ id }) => id),
  };
}

/** What can be read of these: a text that is no JSON any more holds up no other alarm. */
function readable<Row, Read>(rows: readonly Row[], read: (row: Row) => Read): Read[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}
