import { isDeepStrictEqual } from 'node:util';
import { type Batch, NOTHING, type Poll } from '../../source.ts';
import type { RtCompletion } from './rt-completion.ts';
import type { RtDirectory } from './rt-directory.ts';
import type { RtPages } from './rt-pages.ts';
import { type StoredFacts, snapshotOf, ticketsNow } from './rt-tickets.ts';

/**
 * Compares what the station believes to be open with what RT shows: a ticket that was moved out of sight
 * leaves no transaction. Those that read otherwise are completed anew, and those that could not be read the
 * last time, by their numbers in `odd`, which is brought up to date.
 */
export async function* reconcile(
  pages: RtPages,
  directory: RtDirectory,
  completion: RtCompletion,
  odd: Set<string>,
  poll: Poll,
): AsyncGenerator<Batch> {
  const open = await poll.open();
  const stored = new Map<string, StoredFacts>();
  for (const id of open) stored.set(id, await poll.stored(id));
  const { now, odd: unread } = await ticketsNow(open, (id) => stored.get(id)!, pages, directory, poll);
  if (unread.length > 0) yield { ...NOTHING, quarantined: unread.map(({ item }) => item) };
  const changed = open.filter((id) => {
    const record = now.get(id);
    return record && (odd.has(id) || !isDeepStrictEqual(record.body, snapshotOf(stored.get(id)!)?.body));
  });
  if (changed.length > 0) yield* completion.complete(changed, poll);
  odd.clear();
  for (const { id } of unread) odd.add(id);
}
