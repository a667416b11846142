import { lastAcknowledged } from '../../src/alarms/acknowledgement.ts';
import type { Alarm } from '../../src/alarms/alarm.ts';
import { type AlarmEntry, dated, type TellingEntry } from '../../src/alarms/alarm-entry.ts';
import { TOO_LATE_MS } from '../../src/alarms/alarm-rules.ts';
import { delivery, type Message } from '../../src/alarms/delivery.ts';
import type { AlarmLife } from '../../src/alarms/life.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';
import { earliest } from './earliest.ts';

/** What there is to send of an alarm. */
export interface Tries {
  readonly attempts: readonly Extract<AlarmEntry, { kind: 'attempt' }>[];
  /** When a message is to be tried next; null when none waits. */
  readonly nextAt: Instant | null;
  /** Nothing is under way or waits. */
  readonly isQuiet: boolean;
}

/** A try is over within this time: should nobody have written down what became of it, it is looked at again then. */
const SENDING_MS = 15_000;

/**
 * Adds the tries that are due by `now` to the entries of an alarm. `underWay` are the keys of those that this process is
 * sending.
 */
export function addTries(
  store: Store,
  alarm: Alarm,
  entries: AlarmEntry[],
  life: AlarmLife,
  underWay: ReadonlySet<string>,
  now: Instant,
): Tries {
  const attempts: Extract<AlarmEntry, { kind: 'attempt' }>[] = [];
  let nextAt: Instant | null = null;
  let isQuiet = true;
  for (const { message, dueAt } of wantedMessages(alarm, entries, life, store.alarming.plan.channels, now)) {
    const { telling, person } = message;
    const key = (channel: string, attempt: number) => attemptKey(alarm.id, telling, person, channel, attempt);
    const own = alarm.about.kind === 'test' ? entries.filter(isBy(message.channels)) : entries;
    const how = delivery(message, own, dueAt, (channel, attempt) => underWay.has(key(channel, attempt)));
    if (how.kind === 'sending') {
      isQuiet = false;
      nextAt = earliest([nextAt, now + SENDING_MS]);
    }
    if (how.kind !== 'to-send') continue;
    const { channel, attempt, repeat } = how;
    // A test tries each channel once, and says what came of it.
    const hasFailed = entries.some(
      (entry) =>
        entry.kind === 'failed' &&
        entry.telling === telling &&
        entry.person === person &&
        entry.channel === channel,
    );
    if (alarm.about.kind === 'test' && hasFailed) continue;
    isQuiet = false;
    if (how.at > now) {
      nextAt = earliest([nextAt, how.at]);
      continue;
    }
    const entry = { kind: 'attempt', at: now, telling, person, channel, attempt, repeat } as const;
    entries.push(entry);
    attempts.push(entry);
    nextAt = earliest([nextAt, now + SENDING_MS]);
  }
  return { attempts, nextAt, isQuiet };
}

/** Each channel is tested by itself: what arrived by one says nothing of another. */
function isBy(channels: readonly string[]) {
  return (entry: AlarmEntry): boolean => !('channel' in entry) || channels.includes(entry.channel);
}

/** The name of one try, by which the process knows what it is sending. */
export function attemptKey(
  alarm: string,
  telling: number,
  person: string,
  channel: string,
  attempt: number,
): string {
  return JSON.stringify([alarm, telling, person, channel, attempt]);
}

/**
 * The messages that are still to arrive: to each person the newest, as long as nobody has acknowledged since it was
 * decided, and the alarm goes on. One that ended before anybody was told is told all the same.
 */
function wantedMessages(
  alarm: Alarm,
  entries: readonly AlarmEntry[],
  { tellings }: AlarmLife,
  channels: ReadonlyMap<string, readonly string[]>,
  now: Instant,
): { message: Message; dueAt: Instant }[] {
  const isTold = entries.some(({ kind }) => kind === 'arrived');
  const isOver = alarm.end !== null && (isTold || now - alarm.raisedAt > TOO_LATE_MS);
  // Also one that has lapsed since: what was decided before it is told by what is decided after it.
  const answeredAt = lastAcknowledged(alarm, dated(entries), now)?.at ?? Number.NEGATIVE_INFINITY;
  if (isOver && alarm.about.kind !== 'test') return [];
  // By their order too: a clock that was set back has both at one instant.
  const answered = entries.findLastIndex(({ kind }) => kind === 'acknowledged');
  const decidedSince = new Set(
    entries.slice(answered + 1).map((entry) => (entry.kind === 'telling' ? entry.telling : null)),
  );
  const newest = new Map<string, TellingEntry>();
  for (const telling of tellings) {
    if (telling.at < answeredAt || (telling.at === answeredAt && !decidedSince.has(telling.telling)))
      continue;
    for (const { person } of telling.to) newest.set(person, telling);
  }
  return [...newest].flatMap(([person, { telling, at }]) => {
    const reaching = channels.get(person) ?? [];
    // "Test alarm": each channel is tried, whichever would come first.
    const each = alarm.about.kind === 'test' ? reaching.map((one) => [one]) : [reaching];
    return each.map((own) => ({ message: { telling, person, channels: own }, dueAt: at }));
  });
}
