import type { Instant } from '../calendars/period.ts';
import { type AlarmEntry, dated, isSent, type SentEntry } from './alarm-entry.ts';

/** One message of a telling to one person. */
export interface Message {
  readonly telling: number;
  readonly person: string;
  /** The channels that reach the person, the first to be tried first. */
  readonly channels: readonly string[];
}

/** How a message stands. */
export type Delivery =
  | { readonly kind: 'arrived'; readonly channel: string; readonly at: Instant }
  /** No channel reaches the person. */
  | { readonly kind: 'no-channel' }
  /** To be sent at `at`, which may have passed. `repeat`: an earlier try, by whichever channel, may have arrived. */
  | {
      readonly kind: 'to-send';
      readonly at: Instant;
      readonly channel: string;
      readonly attempt: number;
      readonly repeat: boolean;
    }
  /** Under way: what became of it is not known yet. */
  | { readonly kind: 'sending'; readonly channel: string; readonly attempt: number };

/** How long a channel is left alone after so many failures of one message, in milliseconds. */
export function retryAfterMs(failures: number): number {
  return [15_000, 30_000, 60_000, 120_000][failures - 1] ?? 300_000;
}

/**
 * How a message stands by the entries of its alarm: "each with its own retry, order and failure visible; a failing
 * channel falls through to the next at once". `isUnderWay` says whether this process is sending a try now: one that is
 * begun, not ended and not under way was cut off, and is sent once more, marked as a possible repeat. What arrived by a
 * channel that is gone has arrived.
 */
export function delivery(
  { telling, person, channels }: Message,
  recorded: readonly AlarmEntry[],
  dueAt: Instant,
  isUnderWay: (channel: string, attempt: number) => boolean,
): Delivery {
  if (channels.length === 0) return { kind: 'no-channel' };
  const own = dated(recorded)
    .filter(isSent)
    .filter((entry) => entry.telling === telling && entry.person === person);
  const arrived = own.find(({ kind }) => kind === 'arrived');
  if (arrived) return { kind: 'arrived', channel: arrived.channel, at: arrived.at };
  const repeat = own.some((entry) => entry.kind === 'attempt' && !isKnownLost(entry, own));
  const tries = channels.map((channel) => nextTry(channel, own, repeat, dueAt, isUnderWay));
  const sending = tries.find((one) => one.kind === 'sending');
  if (sending) return sending;
  return tries.reduce((first, one) =>
    one.kind === 'to-send' && first.kind === 'to-send' && one.at < first.at ? one : first,
  );
}

function isKnownLost({ channel, attempt }: SentEntry, own: readonly SentEntry[]): boolean {
  return own.some(
    (entry) =>
      entry.kind === 'failed' &&
      entry.channel === channel &&
      entry.attempt === attempt &&
      !entry.mayHaveArrived,
  );
}

function nextTry(
  channel: string,
  own: readonly SentEntry[],
  repeat: boolean,
  dueAt: Instant,
  isUnderWay: (channel: string, attempt: number) => boolean,
): Delivery {
  const sent = own.filter((entry) => entry.channel === channel);
  const attempts = sent.filter(({ kind }) => kind === 'attempt');
  const failed = sent.filter((entry) => entry.kind === 'failed');
  const last = attempts.at(-1);
  const isOpen = last !== undefined && !failed.some(({ attempt }) => attempt === last.attempt);
  if (isOpen && isUnderWay(channel, last.attempt)) return { kind: 'sending', channel, attempt: last.attempt };
  const attempt = (last?.attempt ?? 0) + 1;
  // What was cut off is sent at once; a channel that was not tried yet too, in its order.
  const at = failed.length === 0 || isOpen ? dueAt : failed.at(-1)!.at + retryAfterMs(failed.length);
  return { kind: 'to-send', at, channel, attempt, repeat };
}
