import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { indexText } from './agreement-search.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

/** What is searched: an agreement as bought, or an address on file without any. */
export interface AgreementEntry {
  /** Where it stands in the list of all, as text to be compared. */
  readonly place: string;
  readonly address: string;
  /** Its place among the rows of its address, from 0. */
  readonly nth: number;
  /** The address as people write it; null when it is not on file. */
  readonly text: string | null;
  readonly provider: string | null;
  readonly tier: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly customer: string | null;
  /** Its `to`, where the address is then left without an agreement of this provider. */
  readonly ends: LocalDate | null;
  /** Folded: the address, the customer, and the tickets at the address. */
  readonly words: string;
}

const COLUMNS = `
place, address, nth, text, provider, tier, from_date AS "from", to_date AS "to", customer, ends, words`;

const AT_ADDRESS = `
SELECT number, ${COLUMNS} FROM agreement_rows WHERE address = ? ORDER BY nth`;

export const ROW_AT = `SELECT ${COLUMNS} FROM agreement_rows WHERE place = ?`;

const LAST = 'SELECT max(number) AS number FROM agreement_rows';

const INSERT = `
INSERT INTO agreement_rows
  (place, number, address, nth, text, provider, tier, from_date, to_date, customer, ends, words)
VALUES (@place, @number, @address, @nth, @text, @provider, @tier, @from, @to, @customer, @ends, @words)`;

/** A row as it is kept: with its number in the index of words. */
export type StoredEntry = AgreementEntry & { readonly number: number };

/** What the index of words and the counts have to take in of one address. */
export interface RowChange {
  readonly gone: readonly number[];
  readonly added: readonly { readonly number: number; readonly words: string }[];
  /** 1 when the address has come on file, -1 when it has left. */
  readonly onFile: number;
}

/** The rows that are searched. Writing happens within the caller's transaction. */
export interface AgreementRows {
  /** The rows of an address, in the order in which its agreements are listed. */
  atAddress(address: string): StoredEntry[];
  /** The row at a place of the list. */
  at(place: string): AgreementEntry | undefined;
  /**
   * Sets the rows of an address, given what it has. Answers what `follow` has to be told; null when each reads
   * as before, and none is written.
   */
  replace(address: string, before: readonly StoredEntry[], rows: readonly AgreementEntry[]): RowChange | null;
  /** Brings the index of words and the counts up to date; once for many changes, since it begins slowly. */
  follow(changes: readonly RowChange[]): void;
}

export function agreementRowsIn(db: Db): AgreementRows {
  const atAddress = prepared<[string], StoredEntry>(db, AT_ADDRESS);
  const at = prepared<[string], AgreementEntry>(db, ROW_AT);
  const clear = prepared(db, 'DELETE FROM agreement_rows WHERE address = ?');
  const insert = prepared(db, INSERT);
  const last = prepared<[], { number: number | null }>(db, LAST);
  const unfind = prepared(db, 'DELETE FROM agreement_search WHERE rowid = ?');
  const find = prepared(db, 'INSERT INTO agreement_search (rowid, words) VALUES (?, ?)');
  const count = prepared(db, 'UPDATE agreement_counts SET count = count + ? WHERE name = ?');
  return {
    atAddress: (address) => atAddress.all(address),
    at: (place) => at.get(place),
    replace(address, before, rows) {
      if (before.length === rows.length && rows.every((row, i) => isSame(row, before[i]))) return null;
      const first = (last.get()!.number ?? 0) + 1;
      if (before.length > 0) clear.run(address);
      const added = rows.map((row, i) => ({ number: first + i, words: row.words }));
      for (const [i, row] of rows.entries()) insert.run({ ...row, number: first + i });
      return { gone: before.map(({ number }) => number), added, onFile: isOnFile(rows) - isOnFile(before) };
    },
    follow(changes) {
      for (const { gone } of changes) for (const number of gone) unfind.run(number);
      for (const { added } of changes)
        for (const { number, words } of added) find.run(number, indexText(words));
      const sum = (of: (change: RowChange) => number) => changes.reduce((total, one) => total + of(one), 0);
      count.run(
        sum(({ added, gone }) => added.length - gone.length),
        'rows',
      );
      count.run(
        sum(({ onFile }) => onFile),
        'addresses',
      );
    },
  };
}

/** Whether the address of these rows is on file: 1 or 0. One that is has at least one row. */
function isOnFile(rows: readonly AgreementEntry[]): number {
  return rows.length > 0 && rows[0].text !== null ? 1 : 0;
}

/** Whether a row reads as the kept one does. */
function isSame(row: AgreementEntry, kept: AgreementEntry): boolean {
  return (Object.keys(row) as (keyof AgreementEntry)[]).every((key) => row[key] === kept[key]);
}
