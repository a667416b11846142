import { lastAcknowledged } from '../../src/alarms/acknowledgement.ts';
import type { Alarm } from '../../src/alarms/alarm.ts';
import { type AlarmEntry, dated, type TellingEntry } from '../../src/alarms/alarm-entry.ts';
import { LATE_MS, TOO_LATE_MS } from '../../src/alarms/alarm-rules.ts';
import { delivery, type Message } from '../../src/alarms/delivery.ts';
import { type AlarmLife, alarmLife } from '../../src/alarms/life.ts';
import type { AlarmMessage } from '../../src/alarms/message.ts';
import { whomToReach } from '../../src/alarms/whom.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { StoredAlarm } from '../database/alarms.ts';
import type { Store } from '../database/store.ts';
import { messageOf } from './alarm-message.ts';

/** What a step of telling leaves to be done. */
export interface AlarmStep {
  /** Messages to be sent now, each already written down as an attempt. */
  readonly toSend: readonly AlarmToSend[];
  /** Alarms that read otherwise now. */
  readonly changed: readonly BoardAlarm[];
  /** Alarms that could not be looked at, each in a sentence: they hold up no other. */
  readonly failed: readonly string[];
  /** When the next step is due; null when there is none in sight. */
  readonly nextAt: Instant | null;
}

/** A message, and the channel by which it is to be sent. */
export interface AlarmToSend {
  readonly channel: string;
  readonly message: AlarmMessage;
}

/** Sources that a station has not heard yet since it started, and when that was. */
export interface Unheard {
  readonly sources: readonly string[];
  readonly since: Instant;
}

/** One that cannot be looked at is tried again after so long. */
const TRIED_AGAIN_MS = 60_000;
/** A try is over within this time: should nobody have written down what became of it, it is looked at again then. */
const SENDING_MS = 15_000;
/** What waits for its source is looked at again after so long. */
const UNHEARD_MS = 1_000;
/** Alarms that are looked at in one step. */
const MOST = 100;

/**
 * One step of telling, in one transaction: decides whom to tell of every alarm that is due by `now`, and writes down each
 * try before it is sent. `underWay` names, by their keys, the tries that this process is sending: others that were begun
 * and did not end were cut off, and are sent again, marked as possible repeats. An alarm that was known before a start waits
 * for its source while that is `unheard`: it may have been answered while the station was off.
 */
export function alarmStep(
  store: Store,
  underWay: readonly string[],
  now: Instant,
  unheard: Unheard = { sources: [], since: now },
): AlarmStep {
  return store.db.transaction((): AlarmStep => {
    const sending = new Set(underWay);
    const toSend: AlarmToSend[] = [];
    const changed: BoardAlarm[] = [];
    const failed: string[] = [];
    for (const id of store.alarms.due(now, MOST)) {
      try {
        store.db.transaction(() => look(id))();
      } catch (error) {
        if (isOfDatabase(error as { code?: string })) throw error;
        failed.push(
          `alarm ${id} cannot be looked at: ${(error as Error).message}; it is tried again in a minute`,
        );
        store.alarms.postpone(id, now + TRIED_AGAIN_MS);
      }
    }
    return { toSend, changed, failed, nextAt: store.alarms.next() };

    function look(id: string): void {
      const alarm = store.alarms.one(id)!;
      if (!isOurs(store, alarm)) {
        store.alarms.put({ ...alarm, nextAt: null });
        return;
      }
      if (alarm.knownAt < unheard.since && isOf(alarm, unheard.sources)) {
        store.alarms.postpone(id, now + UNHEARD_MS);
        return;
      }
      const entries = store.alarms.entriesOf(id);
      const known = entries.length;
      const life = decided(store, alarm, entries, now);
      const sent = send(store, alarm, entries, life, sending, now);
      const messages = sent.attempts.map((attempted) => {
        const told = tellingIn(entries, attempted.telling)!;
        const before = tellingIn(entries, attempted.telling - 1);
        const { demo } = store.alarming.plan;
        return {
          channel: attempted.channel,
          message: messageOf(store, alarm, told, before, attempted, demo),
        };
      });
      for (const entry of entries.slice(known)) store.alarms.add(id, entry);
      const nextAt = earliest([life.next?.dueAt ?? null, sent.nextAt]);
      const isTested = alarm.about.kind === 'test' && alarm.end === null && sent.isQuiet;
      store.alarms.put({ ...alarm, nextAt, end: isTested ? { kind: 'tested', at: now } : alarm.end });
      if (entries.length > known || isTested) changed.push(store.alarms.forBoard(id)!);
      // Nothing of an alarm that cannot be written down whole is sent.
      toSend.push(...messages);
    }
  })();
}

/**
 * What the database refuses is no fault of the alarm's, and may have ended the whole transaction; but for what breaks a
 * rule of its tables.
 */
function isOfDatabase({ code = '' }: { code?: string }): boolean {
  return code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT');
}

function tellingIn(entries: readonly AlarmEntry[], telling: number): TellingEntry | null {
  const isIt = (entry: AlarmEntry): entry is TellingEntry =>
    entry.kind === 'telling' && entry.telling === telling;
  return entries.find(isIt) ?? null;
}

/** Whether its source is synced, and its provider known: what came of one that was taken out stands still. */
function isOurs({ alarming, rules }: Store, alarm: Alarm): boolean {
  if (!rules.terms.some(({ provider }) => provider === alarm.provider)) return false;
  return alarm.about.kind !== 'ticket' || isOf(alarm, alarming.plan.sources);
}

/** Whether an alarm's ticket came from one of these sources. */
function isOf({ about }: Alarm, sources: readonly string[]): boolean {
  return about.kind === 'ticket' && sources.includes(about.ticket.slice(0, about.ticket.indexOf(':')));
}

/** Adds the tellings that are due by `now` to the entries; answers the life after them. */
function decided(store: Store, alarm: Alarm, entries: AlarmEntry[], now: Instant): AlarmLife {
  const { plan } = store.alarming;
  const topLevel = store.duty.topLevel(alarm.provider, now);
  for (;;) {
    const life = alarmLife(alarm, entries, plan.rules, topLevel, now);
    if (life.next === null || life.next.dueAt > now) return life;
    const { dueAt, reasons, level: dueLevel } = life.next;
    const { level, to } = whomToReach(
      store.duty.shiftsAt(alarm.provider, now),
      dueLevel,
      plan.fallback,
      (person) => (plan.channels.get(person) ?? []).length > 0,
    );
    entries.push({
      kind: 'telling',
      at: now,
      telling: life.tellings.length + 1,
      reasons,
      level,
      dueLevel,
      dueAt,
      late: now - dueAt > LATE_MS,
      to,
      escalations: alarm.escalations.length,
    });
  }
}

interface Attempted {
  readonly attempts: readonly Extract<AlarmEntry, { kind: 'attempt' }>[];
  /** When a message is to be tried next; null when none waits. */
  readonly nextAt: Instant | null;
  /** Nothing is under way or waits. */
  readonly isQuiet: boolean;
}

/** Adds the tries that are due by `now` to the entries. */
function send(
  store: Store,
  alarm: StoredAlarm,
  entries: AlarmEntry[],
  life: AlarmLife,
  underWay: ReadonlySet<string>,
  now: Instant,
): Attempted {
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

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
