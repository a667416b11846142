import type { BoardAgreementEnd, BoardAgreements, BoardAgreementWeek } from '../../src/boards/board.ts';
import { addDays, type LocalDate, weekdayOf } from '../../src/calendars/wall-time.ts';
import type { Db } from './database-file.ts';

const WEEKS = 12;
const END_WITHIN_DAYS = 30;
const FIRST = 10;

/** Addresses by the tier that governs them on a day: what began up to then, less what ended. */
export const TODAY = `
SELECT tier, sum(begins - ends - ends_followed) AS addresses FROM agreement_days
WHERE provider = ? AND date <= ? GROUP BY tier HAVING addresses <> 0 ORDER BY tier`;

/** What ends from one day up to, not including, another. */
export const ENDING = `
SELECT date, tier, ends, ends_followed AS followed FROM agreement_days
WHERE provider = ? AND date >= ? AND date < ? AND (ends > 0 OR ends_followed > 0) ORDER BY date, tier`;

/** The addresses that lose their agreement first after a day. */
export const END_FIRST = `
SELECT address AS addressId, tier, to_date AS "to" FROM tier_spans INDEXED BY tier_spans_ending
WHERE provider = ? AND followed = 0 AND to_date > ? ORDER BY to_date, address LIMIT ${FIRST}`;

export const ADDRESSES = "SELECT count FROM agreement_counts WHERE name = 'addresses'";

const KNOWN = 'SELECT 1 FROM agreement_days WHERE provider = ? LIMIT 1';

interface EndingRow {
  date: LocalDate;
  tier: string;
  ends: number;
  followed: number;
}

/** How a question names an address as people write it. */
type TextOf = (address: string) => string | null;

/**
 * The question of the agreements wall: a provider's agreements added up, as of a local day; null when no
 * address and no agreement of it is on file. Nothing is counted here: it reads the sums that are kept by day.
 */
export function agreementTotalsIn(db: Db, textOf: TextOf) {
  const today = db.prepare<[string, LocalDate], { tier: string; addresses: number }>(TODAY);
  const ending = db.prepare<[string, LocalDate, LocalDate], EndingRow>(ENDING);
  const endFirst = db.prepare<[string, LocalDate], Omit<BoardAgreementEnd, 'address'>>(END_FIRST);
  const addresses = db.prepare<[], { count: number }>(ADDRESSES);
  const known = db.prepare<[string], object>(KNOWN);

  return (provider: string, date: LocalDate): BoardAgreements | null => {
    const { count } = addresses.get()!;
    if (count === 0 && !known.get(provider)) return null;
    const firstMonday = addDays(date, 1 - weekdayOf(date));
    const weeks = Array.from({ length: WEEKS }, (_, i) => addDays(firstMonday, 7 * i));
    const rows = ending.all(provider, firstMonday, addDays(firstMonday, 7 * WEEKS));
    const soon = ending.all(provider, addDays(date, 1), addDays(date, END_WITHIN_DAYS + 1));
    return {
      kind: 'agreements',
      id: provider,
      date,
      addresses: count,
      today: Object.fromEntries(today.all(provider, date).map((row) => [row.tier, row.addresses])),
      weeks: weeks.map((monday) => weekOf(monday, rows)),
      endWithin30Days: soon.reduce((sum, { ends }) => sum + ends, 0),
      endFirst: endFirst.all(provider, date).map((end) => ({ ...end, address: textOf(end.addressId) })),
    };
  };
}

function weekOf(monday: LocalDate, rows: readonly EndingRow[]): BoardAgreementWeek {
  const next = addDays(monday, 7);
  const ofWeek = rows.filter(({ date }) => monday <= date && date < next);
  return {
    monday,
    ends: byTier(ofWeek, ({ ends }) => ends),
    followed: byTier(ofWeek, ({ followed }) => followed),
  };
}

function byTier(rows: readonly EndingRow[], countOf: (row: EndingRow) => number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) if (countOf(row) > 0) counts[row.tier] = (counts[row.tier] ?? 0) + countOf(row);
  return counts;
}
