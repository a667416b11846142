import type { Body } from './row-rules.ts';

/**
 * Records on file that must not be retired although no good row names them: each may be what a bad row of
 * the table once was. A bad row may be any record that agrees with it in every cell of the key that could
 * be read; one of which nothing could be read may be any at all.
 */
export function keptRows(
  lost: readonly Body[],
  current: ReadonlyMap<string, object>,
  good: ReadonlySet<string>,
): string[] {
  // Bad rows by the cells that could be read, so that each record is compared once for each such set.
  const readable = new Map<string, { columns: string[]; keys: Set<string> }>();
  for (const key of lost) {
    const columns = Object.keys(key).sort();
    const name = columns.join();
    if (!readable.has(name)) readable.set(name, { columns, keys: new Set() });
    readable.get(name)!.keys.add(JSON.stringify(columns.map((column) => key[column])));
  }
  const mayBe = (body: Body) =>
    [...readable.values()].some(({ columns, keys }) =>
      keys.has(JSON.stringify(columns.map((column) => body[column]))),
    );
  return [...current].filter(([id, body]) => !good.has(id) && mayBe(body as Body)).map(([id]) => id);
}
