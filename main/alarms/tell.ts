import type { Alarm } from '../../src/alarms/alarm.ts';
import type { AlarmEntry, TellingEntry } from '../../src/alarms/alarm-entry.ts';
import { LATE_MS } from '../../src/alarms/alarm-rules.ts';
import { type AlarmLife, alarmLife } from '../../src/alarms/life.ts';
import type { AlarmMessage } from '../../src/alarms/message.ts';
import { whomToReach } from '../../src/alarms/whom.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';
import { messageOf } from './alarm-message.ts';
import { earliest } from './earliest.ts';
import { addTries } from './tries.ts';

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
        // A test that nobody can be told of any more is over; else it would go on for ever.
        const isOver = alarm.about.kind === 'test' && alarm.end === null;
        store.alarms.put({ ...alarm, nextAt: null, end: isOver ? { kind: 'tested', at: now } : alarm.end });
        if (isOver) changed.push(store.alarms.forBoard(id)!);
        return;
      }
      if (alarm.knownAt < unheard.since && isOf(alarm, unheard.sources)) {
        store.alarms.postpone(id, now + UNHEARD_MS);
        return;
      }
      const entries = store.alarms.entriesOf(id);
      const known = entries.length;
      const life = decided(store, alarm, entries, now);
      const sent = addTries(store, alarm, entries, life, sending, now);
      const messages = sent.attempts.map((attempted) => {
        const told = tellingIn(entries, attempted.telling)!;
        const before = tellingIn(entries, attempted.telling - 1);
        const { demo } = store.alarming.plan;
        return {
          channel: attempted.channel,
          message: messageOf(
            store,
            alarm,
            { told, before, first: firstTo(entries, attempted.person) },
            attempted,
            demo,
          ),
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

/** The first telling of an alarm to a person. */
function firstTo(entries: readonly AlarmEntry[], person: string): number {
  const own = (entry: AlarmEntry) =>
    entry.kind === 'telling' && entry.to.some((one) => one.person === person) ? [entry.telling] : [];
  return entries.flatMap(own)[0];
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
