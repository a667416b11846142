import type { Instant } from '../../src/calendars/period.ts';
import type { GivenReason, SavedView } from '../../src/compliance/reason-code.ts';
import { impossible } from '../../src/impossible.ts';
import type { Alarms } from './alarms.ts';
import type { Db } from './database-file.ts';
import type { AcknowledgementEntry, DeskEntry, ReasonEntry, ViewEntry } from './desk-entry.ts';
import { type Notes, notesIn } from './notes.ts';
import { prepared } from './prepared.ts';

/** All codes of a ticket, the last one first. */
export const REASONS_OF_TICKET = `
SELECT ticket, kind, cycle, ordinal, code, note, by, at FROM reason_codes WHERE ticket = ? ORDER BY entry DESC`;

/** The last code of one clock. */
export const LAST_REASON = `
SELECT code, note, by, at FROM reason_codes
WHERE ticket = ? AND kind = ? AND cycle = ? AND ordinal = ? ORDER BY at DESC, entry DESC LIMIT 1`;

/** The views that stand: of each name the last line, unless it takes the view away. */
export const STANDING_VIEWS = `
SELECT name, query, by, at FROM saved_views AS view
WHERE removed = 0 AND entry = (SELECT entry FROM saved_views WHERE name = view.name ORDER BY at DESC, entry DESC LIMIT 1)
ORDER BY name`;

const PUT_REASON = `
INSERT INTO reason_codes (id, ticket, kind, cycle, ordinal, code, note, by, at)
VALUES (@id, @ticket, @kind, @cycle, @ordinal, @code, @note, @by, @at) ON CONFLICT (id) DO NOTHING`;
const PUT_VIEW = `
INSERT INTO saved_views (id, name, query, by, at, removed)
VALUES (@id, @name, @query, @by, @at, @removed) ON CONFLICT (id) DO NOTHING`;

/** What people wrote at the desks. Writing happens within the caller's transaction. */
export interface DeskWritings {
  /** Adds an entry; one that is there already stays as it is. */
  add(entry: DeskEntry): void;
  /** Everything, in the order in which it was added, reason codes first. */
  all(): DeskEntry[];
  reasonsOfTicket(ticket: string): GivenReason[];
  views(): SavedView[];
  /** The hand-over notes. */
  readonly notes: Notes;
}

export function deskWritingsIn(db: Db, alarms: Pick<Alarms, 'add'>): DeskWritings {
  const putReason = prepared(db, PUT_REASON);
  const putView = prepared(db, PUT_VIEW);
  const ofTicket = prepared<[string], GivenReason>(db, REASONS_OF_TICKET);
  const standing = prepared<[], SavedView>(db, STANDING_VIEWS);
  const reasons = prepared<[], ReasonEntry>(
    db,
    `SELECT 'reason-code' AS entry, id, ticket, kind, cycle, ordinal, code, note, by, at
     FROM reason_codes ORDER BY reason_codes.entry`,
  );
  const views = prepared<[], Omit<ViewEntry, 'removed'> & { removed: number }>(
    db,
    `SELECT 'view' AS entry, id, name, query, by, at, removed FROM saved_views ORDER BY saved_views.entry`,
  );
  const acknowledgements = prepared<[], { id: string; alarm: string; at: Instant; body: string }>(
    db,
    'SELECT desk AS id, alarm, at, body FROM alarm_entries WHERE desk IS NOT NULL ORDER BY entry',
  );
  const notes = notesIn(db);
  return {
    add(given) {
      switch (given.entry) {
        case 'reason-code':
          putReason.run(given);
          break;
        case 'view':
          putView.run({ ...given, removed: given.removed ? 1 : 0 });
          break;
        case 'acknowledgement':
          alarms.add(
            given.alarm,
            {
              kind: 'acknowledged',
              at: given.at,
              by: given.by,
              countsMs: given.countsMs,
              ...(given.by.kind === 'link' ? { link: given.id } : {}),
            },
            given.id,
          );
          break;
        case 'note':
          notes.add(given);
          break;
        default:
          impossible(given);
      }
    },
    all() {
      return [
        ...reasons.all(),
        ...views.all().map((view) => ({ ...view, removed: view.removed === 1 })),
        ...acknowledgements.all().map(({ body, ...one }): AcknowledgementEntry => {
          const { by, countsMs } = JSON.parse(body) as Pick<AcknowledgementEntry, 'by' | 'countsMs'>;
          return { entry: 'acknowledgement', ...one, by, countsMs };
        }),
        ...notes.all(),
      ];
    },
    reasonsOfTicket: (ticket) => ofTicket.all(ticket),
    views: () => standing.all(),
    notes,
  };
}
