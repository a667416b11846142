import type { GivenReason, SavedView } from '../../src/compliance/reason-code.ts';
import type { HandOverNote } from '../../src/duty/hand-over.ts';
import type { DeskEntry, NoteEntry, ReasonEntry, ViewEntry } from './desk-entry.ts';
import { addToDeskFile } from './desk-file.ts';
import type { Store } from './store.ts';

/** What became of a reason code: all codes of the ticket, or why it was not taken. */
export type ReasonTaken =
  | { readonly kind: 'taken'; readonly given: readonly GivenReason[] }
  /** There is no such ticket, or it has no such clock that is settled. */
  | { readonly kind: 'unknown'; readonly sentence: string }
  | { readonly kind: 'not-breached'; readonly sentence: string };

/**
 * Keeps a reason code, first in the second file and then in the database; only for a clock that is on file as
 * breached, excused or not. Throws `NotKept` when the file cannot be written.
 */
export function giveReason(store: Store, file: string, given: ReasonEntry): ReasonTaken {
  const { ticket, kind, cycle, ordinal } = given;
  if (!store.tickets.one(ticket)) {
    return { kind: 'unknown', sentence: `there is no ticket ${ticket} on file` };
  }
  const outcome = store.outcomes
    .ofTicket(ticket)
    .find((one) => one.kind === kind && one.cycle === cycle && one.ordinal === ordinal);
  const clock = `${kind} ${ordinal} of cycle ${cycle} of ${ticket}`;
  if (!outcome) return { kind: 'unknown', sentence: `${clock} is not on file as settled` };
  if (outcome.state !== 'breached') {
    const sentence = `${clock} is ${outcome.state}: only a breached clock is given a reason`;
    return { kind: 'not-breached', sentence };
  }
  keep(store, file, given);
  return { kind: 'taken', given: store.deskWritings.reasonsOfTicket(ticket) };
}

/** Keeps a view, or that it was taken away; answers the views that stand. Throws as `giveReason` does. */
export function saveView(store: Store, file: string, view: ViewEntry): readonly SavedView[] {
  keep(store, file, view);
  return store.deskWritings.views();
}

/** What became of a note: all notes of the ticket, or why it was not taken. */
export type NoteTaken =
  | { readonly kind: 'taken'; readonly notes: readonly HandOverNote[] }
  | { readonly kind: 'unknown'; readonly sentence: string };

/** Keeps a hand-over note on a ticket that is on file. Throws as `giveReason` does. */
export function writeNote(store: Store, file: string, note: NoteEntry): NoteTaken {
  const { ticket } = note;
  if (!store.tickets.one(ticket)) {
    return { kind: 'unknown', sentence: `there is no ticket ${ticket} on file` };
  }
  keep(store, file, note);
  return { kind: 'taken', notes: store.deskWritings.notes.ofTicket(ticket) };
}

function keep(store: Store, file: string, entry: DeskEntry): void {
  const takeAway = addToDeskFile(file, [entry]);
  try {
    // What the process does not get to here is taken in from the file at the next start.
    store.db.transaction(() => store.deskWritings.add(entry))();
  } catch (error) {
    // Whoever is told that it failed writes it again.
    takeAway();
    throw error;
  }
}

/**
 * Brings file and database in step at a start: what the database lacks is taken in, also for tickets that are not on
 * file yet, and what the file lacks, as after it was lost, is added to it. Throws when the file cannot be written.
 */
export function takeInDeskFile(store: Store, file: string, entries: readonly DeskEntry[]): void {
  store.db.transaction(() => {
    for (const entry of entries) store.deskWritings.add(entry);
  })();
  const inFile = new Set(entries.map(({ id }) => id));
  addToDeskFile(
    file,
    store.deskWritings.all().filter(({ id }) => !inFile.has(id)),
  );
}
