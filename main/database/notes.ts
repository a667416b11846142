import type { Instant } from '../../src/calendars/period.ts';
import type { HandOverNote, OpenNote } from '../../src/duty/hand-over.ts';
import type { Db } from './database-file.ts';
import type { NoteEntry } from './desk-entry.ts';

const COLUMNS = 'ticket, text, by, at';
/** All notes of a ticket, the last one first. */
export const NOTES_OF_TICKET = `SELECT ${COLUMNS} FROM notes WHERE ticket = ? ORDER BY at DESC, entry DESC`;

/** The notes since an instant on tickets that are open and still shown to us, the last one first. */
export const NOTES_OF_OPEN = `
SELECT notes.ticket, text, by, at, tickets.subject, tickets.provider
FROM notes CROSS JOIN tickets ON tickets.ticket = notes.ticket
WHERE at >= ? AND tickets.open = 1 AND tickets.hidden IS NULL
ORDER BY at DESC, notes.entry DESC LIMIT ?`;

const ADD = `
INSERT INTO notes (id, ticket, text, by, at) VALUES (@id, @ticket, @text, @by, @at) ON CONFLICT (id) DO NOTHING`;

/** The hand-over notes on tickets. Writing happens within the caller's transaction. */
export interface Notes {
  /** Adds a note; one that is there already stays as it is. */
  add(note: NoteEntry): void;
  /** Everything, in the order in which it was added. */
  all(): NoteEntry[];
  /** Those of a ticket, the last one first; of one that is not on file too. */
  ofTicket(ticket: string): HandOverNote[];
  /** Those on open tickets since an instant, the last one first; at most so many. */
  ofOpen(since: Instant, most: number): OpenNote[];
}

export function notesIn(db: Db): Notes {
  const add = db.prepare(ADD);
  const ofTicket = db.prepare<[string], HandOverNote>(NOTES_OF_TICKET);
  const ofOpen = db.prepare<[Instant, number], OpenNote>(NOTES_OF_OPEN);
  return {
    add: (note) => void add.run(note),
    all: () =>
      db
        .prepare<[], NoteEntry>(`SELECT 'note' AS entry, id, ${COLUMNS} FROM notes ORDER BY notes.entry`)
        .all(),
    ofTicket: (ticket) => ofTicket.all(ticket),
    ofOpen: (since, most) => ofOpen.all(since, most),
  };
}
