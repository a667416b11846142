import type { Problem } from './problem.ts';
import type { GoodRow, ReadTable } from './read-table.ts';

/**
 * The agreements with `listed`, their place among the rows of their address, counted from 1: "of two valid
 * the later `from` governs, then the later listed". It is counted within the address, so that a row added
 * elsewhere in the table changes no other agreement.
 */
export function withPlaceListed(rows: readonly GoodRow[]): GoodRow[] {
  const counts = new Map<string, number>();
  return rows.map((good) => {
    const address = addressOf(good);
    const listed = (counts.get(address) ?? 0) + 1;
    counts.set(address, listed);
    const body = { ...good.body, listed };
    return { ...good, body, record: { ...good.record, body } };
  });
}

/** Agreements of one address that overlap: both are taken in, and it is said which one governs. */
export function overlaps(table: ReadTable): Problem[] {
  const byAddress = new Map<string, GoodRow[]>();
  for (const good of table.good) {
    const rows = byAddress.get(addressOf(good));
    if (rows) rows.push(good);
    else byAddress.set(addressOf(good), [good]);
  }
  return [...byAddress.values()].filter((rows) => rows.length > 1).flatMap((rows) => overlapsOf(rows, table));
}

function overlapsOf(rows: readonly GoodRow[], table: ReadTable): Problem[] {
  // In the order in which one takes over from another.
  const ordered = rows.toSorted((a, b) => compare(fromOf(a), fromOf(b)) || a.row - b.row);
  return ordered.flatMap((later, i) => {
    const earlier = ordered
      .slice(0, i)
      .findLast(({ body }) => body.to === null || String(body.to) > fromOf(later));
    if (!earlier) return [];
    const line = table.raw.lineOf(earlier.row);
    const end = earlier.body.to ?? 'open';
    const other = `the one on line ${line} (${earlier.body.tier}, from ${fromOf(earlier)} to ${end})`;
    const why = fromOf(earlier) === fromOf(later) ? 'it is listed later' : 'its from is later';
    const remedy =
      fromOf(earlier) === fromOf(later) ? 'leave one of the two out' : `end line ${line} at ${fromOf(later)}`;
    const reason =
      `the agreement of address ${later.body.addressId} overlaps ${other}; this one governs where both are ` +
      `valid, since ${why}. If that is not meant, ${remedy}`;
    return [{ line: table.raw.lineOf(later.row), column: 'from', raw: table.raw.rawOf(later.row), reason }];
  });
}

function addressOf({ body }: GoodRow): string {
  return `${body.provider}\n${body.addressId}`;
}

function fromOf({ body }: GoodRow): string {
  return String(body.from);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
