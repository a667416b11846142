import type { Instant } from '../../../../src/calendars/period.ts';
import type { Source } from '../../source.ts';
import { checkFields, checkRt } from './rt-check.ts';
import { rtClient } from './rt-client.ts';
import { rtCompletion } from './rt-completion.ts';
import { providersNamed, type RtSourceConfig } from './rt-config.ts';
import { rtDirectory } from './rt-directory.ts';
import { rtPages } from './rt-pages.ts';
import { reconcile } from './rt-reconcile.ts';
import { rtTransactions } from './rt-transactions.ts';

/**
 * Request Tracker 5 as a source of tickets, read over REST 2.0: first the new transactions, then the tickets
 * that they touch as they are now, and from time to time a look at whether the open ones are still there.
 */
export function rtSource(config: RtSourceConfig, token: () => string | null): Source {
  const get = rtClient({ url: config.url, token, timeoutMs: config.timeoutSeconds * 1000 });
  const directory = rtDirectory(get, config.queues);
  const pages = rtPages(get, config.queues);
  const transactions = rtTransactions(pages, directory, config);
  const completion = rtCompletion(pages, directory, transactions);
  const odd = new Set<string>();
  let queuesRead = false;
  let reconciledAt: Instant | null = null;
  return {
    id: config.id,
    title: config.title ?? config.id,
    delivers: ['tickets'],
    providers: config.providers ?? providersNamed(config.mapping),
    intervalMs: config.intervalSeconds * 1000,

    async *poll(poll) {
      if (!queuesRead) {
        await directory.readQueues(poll.signal);
        // A field that RT does not have would mean nothing, and a wall that shows nothing looks calm.
        checkFields(config, directory);
        queuesRead = true;
      }
      yield* transactions.readNew(poll);
      yield* completion.completeAll(poll);
      const due = reconciledAt === null || poll.now() - reconciledAt >= config.reconcileMinutes * 60_000;
      if (due) {
        await directory.readQueues(poll.signal);
        directory.forget();
        yield* reconcile(pages, directory, completion, odd, poll);
        reconciledAt = poll.now();
      }
    },

    check: (signal, now) => checkRt(config, get, directory, signal, now),
  };
}
