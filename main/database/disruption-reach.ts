import { disruptionTouches } from '../../src/boards/affected.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from './database-file.ts';
import { prepared } from './prepared.ts';

const MOST_NAMED = 5;

/** The objects of a disruption that no address on file has; only the first of very many. */
const UNKNOWN_OBJECTS = `
SELECT value AS name FROM disruptions, json_each(disruptions.objects)
WHERE source = ? AND record = ? AND NOT EXISTS (SELECT 1 FROM address_objects WHERE object = value)
ORDER BY key LIMIT ${MOST_NAMED + 1}`;

const DISRUPTION = `
SELECT area FROM disruptions
WHERE source = ? AND record = ? AND ifnull(to_at, 8640000000000000) > ?`;
const NOT_OVER = `
SELECT source, record FROM disruptions WHERE ifnull(to_at, 8640000000000000) > ?`;
const ADDRESSES = `
SELECT body ->> '$.text' AS text FROM facts WHERE kind = 'address' AND superseded_at IS NULL`;

/** What a disruption does not touch on file, although it names it. */
export interface DisruptionReach {
  /** What is wrong with what a disruption names, with the remedy; null where there is nothing, or it is over at `now`. */
  doubt(source: string, record: string, now: Instant): string | null;
  /** The disruptions that were not over at `now`. */
  notOver(now: Instant): { readonly source: string; readonly record: string }[];
}

export function disruptionReachIn(db: Db): DisruptionReach {
  const disruption = prepared<[string, string, Instant], { area: string | null }>(db, DISRUPTION);
  const unknown = prepared<[string, string], { name: string }>(db, UNKNOWN_OBJECTS);
  const addresses = prepared<[], { text: string }>(db, ADDRESSES);
  const notOver = prepared<[Instant], { source: string; record: string }>(db, NOT_OVER);
  const touchesAny = (area: string): boolean => {
    for (const { text } of addresses.iterate()) {
      const place = { addressId: null, lines: [], address: text };
      if (disruptionTouches({ objects: [], area }, place)) return true;
    }
    return false;
  };
  return {
    doubt(source, record, now) {
      const row = disruption.get(source, record, now);
      if (!row) return null;
      const unknowns = unknown.all(source, record).map(({ name }) => `'${name}'`);
      const areaIsKnown = row.area === null || touchesAny(row.area);
      if (unknowns.length === 0 && areaIsKnown) return null;
      const names = [...unknowns.slice(0, MOST_NAMED), ...(unknowns.length > MOST_NAMED ? ['others'] : [])];
      const said = [
        ...(names.length > 0 ? [`${names.join(', ')}: no address on file, and no line of one`] : []),
        ...(areaIsKnown ? [] : [`the area '${row.area}' touches no address on file`]),
      ];
      return `${said.join('; ')}; correct it, or see that the addresses are synced`;
    },
    notOver: (now) => notOver.all(now),
  };
}
