import { isDeepStrictEqual } from 'node:util';
import type { Batch, Poll } from '../../source.ts';
import type { RtCompletion } from './rt-completion.ts';
import type { RtDirectory } from './rt-directory.ts';
import type { RtPages } from './rt-pages.ts';
import { type StoredFacts, snapshotOf, ticketsNow } from './rt-tickets.ts';

/**
 * Compares what the station believes to be open with what RT shows: a ticket that was moved out of sight
 * leaves no transaction. Those that read otherwise are completed anew.
 */
export async function* reconcile(
  pages: RtPages,
  directory: RtDirectory,
  completion: RtCompletion,
  poll: Poll,
): AsyncGenerator<Batch> {
  const open = await poll.open();
  const stored = new Map<string, StoredFacts>();
  for (const id of open) stored.set(id, await poll.stored(id));
  const now = await ticketsNow(open, (id) => stored.get(id)!, pages, directory, poll);
  const changed = open.filter((id) => {
    const record = now.get(id);
    return record && !isDeepStrictEqual(record.body, snapshotOf(stored.get(id)!)?.body);
  });
  if (changed.length > 0) yield* completion.complete(changed, poll);
}
