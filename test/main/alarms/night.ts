// A night of one station, second by second: what its sources say, who acknowledges, what fails, and when it is killed.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { acknowledge } from '../../../main/alarms/acknowledge.ts';
import { type AlarmPlan, USUAL_ALARM_PLAN } from '../../../main/alarms/alarm-plan.ts';
import type { Sent } from '../../../main/alarms/channel.ts';
import { resumeAlarms } from '../../../main/alarms/resume.ts';
import { alarmSent, type SentOne } from '../../../main/alarms/sent.ts';
import { alarmStep } from '../../../main/alarms/tell.ts';
import { attemptKey } from '../../../main/alarms/tries.ts';
import { openForWriting } from '../../../main/database/database-file.ts';
import { deskFile } from '../../../main/database/desk-file.ts';
import { type Store, storeIn } from '../../../main/database/store.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import type { AlarmMessage } from '../../../src/alarms/message.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import type { Shift } from '../../../src/duty/shift.ts';
import { RULES, temporaryFolder } from '../temporary-store.ts';
import { eventRecord, ticketRecord } from './emergency-records.ts';

export const SECOND = 1_000;
export const MINUTE = 60_000;
/** What a try by a channel comes to: it arrives; it surely does not; it arrives, and the answer is lost. */
export type Fate = 'arrives' | 'fails' | 'answer-lost';
/** Where in a second the station is killed: before or after each of its commits and sendings. */
export const PHASES = ['polled', 'decided', 'sent', 'answered', 'settled'] as const;
export type Phase = (typeof PHASES)[number];

export interface Night {
  readonly start: Instant;
  readonly seconds: number;
  readonly shifts: readonly Shift[];
  /** Who is told when nobody is on duty; null: nobody. */
  readonly fallback: string | null;
  readonly tickets: readonly NightTicket[];
  /** Somebody takes the oldest alarm that waits; `lost`: the station never hears of it. */
  readonly answers: readonly { readonly second: number; readonly lost: boolean }[];
  /** From and to which second tries by a channel come to something else. */
  readonly faults: readonly { channel: string; from: number; to: number; fate: Fate }[];
  readonly kills: readonly { readonly second: number; readonly phase: Phase; readonly downSeconds: number }[];
  /** How many seconds a try takes, in turn. */
  readonly latencies: readonly number[];
  /** The station's clock is set by so many seconds, while the sources' go on. */
  readonly steps?: readonly { readonly second: number; readonly by: number }[];
}

export interface NightTicket {
  readonly id: string;
  readonly serviceKind: string;
  /** Second of the night and what happens, in order; the first is the opening. */
  readonly events: readonly {
    readonly second: number;
    readonly type: string;
    readonly [more: string]: unknown;
  }[];
}

export interface Received {
  readonly at: Instant;
  readonly channel: string;
  readonly message: AlarmMessage;
}

export interface NightTold {
  readonly alarms: readonly BoardAlarm[];
  /** What arrived at people, repeats too. */
  readonly received: readonly Received[];
  /** The seconds in which the station ran to their end. */
  readonly up: readonly boolean[];
  /** Acknowledgements that were taken: of which alarm, in which second. */
  readonly taken: readonly { readonly alarm: string; readonly second: number }[];
}

export const CHANNELS = ['pager', 'mail'] as const;
const SOURCE = 's';
const MAPPING = { number: 1, map: plainMapping };

class Killed extends Error {}

/** Lives through a night. Each second the station polls, decides, sends and settles; a kill may come between. */
export function livedThrough(night: Night): NightTold {
  const folder = temporaryFolder();
  const file = join(folder, 'wallclock.sqlite');
  const people = new Set([
    ...night.shifts.map(({ person }) => person),
    ...(night.fallback ? [night.fallback] : []),
  ]);
  const plan: AlarmPlan = {
    ...USUAL_ALARM_PLAN,
    channels: new Map([...people].map((person) => [person, CHANNELS])),
    fallback: night.fallback ? [{ person: night.fallback, name: night.fallback, level: null }] : [],
    sources: [SOURCE],
  };
  const received: Received[] = [];
  const up: boolean[] = [];
  const taken: { alarm: string; second: number }[] = [];
  let store = opened(file, plan, night.start);
  arrive(store, dutyRecords(night.shifts), night.start);
  let underWay = new Map<string, { doneAt: number; one: SentOne }>();
  let downUntil = 0;
  let tries = 0;
  let offset = 0;
  let told = -1;

  const fateOf = (channel: string, second: number) =>
    night.faults.find((one) => one.channel === channel && one.from <= second && second < one.to)?.fate ??
    'arrives';

  const live = (second: number, reach: (phase: Phase) => void) => {
    const now = night.start + second * SECOND + offset * SECOND;
    const records = night.tickets.flatMap((ticket) => recordsOf(ticket, night.start, told, second));
    if (records.length > 0) arrive(store, records, now);
    told = second;
    reach('polled');
    for (const [key, { doneAt, one }] of underWay) {
      if (doneAt > second) continue;
      underWay.delete(key);
      alarmSent(store, one, now);
    }
    reach('answered');
    const { toSend } = alarmStep(store, [...underWay.keys()], now);
    reach('decided');
    for (const { channel, message } of toSend) {
      const fate = fateOf(channel, second);
      if (fate !== 'fails') received.push({ at: now, channel, message });
      const { alarm, telling, person, attempt } = message;
      const sent: Sent =
        fate === 'arrives'
          ? { kind: 'arrived' }
          : { kind: 'failed', why: `${channel} ${fate}`, mayHaveArrived: fate === 'answer-lost' };
      const doneAt = second + night.latencies[tries++ % night.latencies.length];
      const one = { alarm, telling, person, channel, attempt, sent };
      underWay.set(attemptKey(alarm, telling, person, channel, attempt), { doneAt, one });
    }
    reach('sent');
    for (const ticket of store.tickets.toLookAt(now, 100)) settleTicket(store, ticket, 'time passed', now);
    for (const { lost } of night.answers.filter((one) => one.second === second)) {
      const oldest = waiting(store)[0];
      if (!oldest || lost) continue;
      acknowledge(
        store,
        deskFile(folder),
        { id: randomUUID(), alarm: oldest, by: { kind: 'screen', screen: 'NOC' } },
        now,
      );
      taken.push({ alarm: oldest, second });
    }
    reach('settled');
  };

  for (let second = 0; second < night.seconds; second++) {
    if (second < downUntil) {
      up.push(false);
      continue;
    }
    const step = night.steps?.find((one) => one.second === second);
    if (step) {
      offset += step.by;
      if (step.by < 0) resumeAlarms(store, night.start + (second + offset) * SECOND);
    }
    if (!store.db.open) {
      store = opened(file, plan, night.start + (second + offset) * SECOND);
      underWay = new Map();
      resumeAlarms(store, night.start + (second + offset) * SECOND);
    }
    const kill = night.kills.find((one) => one.second === second);
    try {
      live(second, (phase) => {
        if (kill?.phase === phase) throw new Killed();
      });
      up.push(true);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      store.db.close();
      downUntil = second + Math.max(1, kill!.downSeconds);
      up.push(false);
    }
  }
  if (!store.db.open) store = opened(file, plan, night.start + (night.seconds + offset) * SECOND);
  const alarms = night.tickets
    .flatMap(({ id }) => store.alarms.ofTicket(`${SOURCE}:${id}`))
    .map(({ id }) => store.alarms.forBoard(id)!);
  store.db.close();
  return { alarms, received, up, taken };
}

function opened(file: string, plan: AlarmPlan, now: Instant): Store {
  const store = storeIn(openForWriting(file), RULES);
  store.alarming.plan = plan;
  const put = store.db.prepare('INSERT INTO station (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING');
  put.run('alarms-since', String(now));
  const since = store.db.prepare<[string], { value: string }>('SELECT value FROM station WHERE key = ?');
  store.alarming.since = Number(since.get('alarms-since')!.value);
  return store;
}

function waiting(store: Store): string[] {
  return store.alarms
    .goingOn()
    .toSorted((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1))
    .filter(
      ({ id, once }) => !once && !store.alarms.entriesOf(id).some(({ kind }) => kind === 'acknowledged'),
    )
    .map(({ id }) => id);
}

function arrive(store: Store, records: readonly SourceRecord[], now: Instant): void {
  const tickets = records.map(({ kind, record, body }) =>
    kind === 'ticket' ? record : ((body as { ticketId?: string }).ticketId ?? null),
  );
  const complete = [...new Set(tickets.filter((id) => id !== null))];
  storeBatch(store, SOURCE, { ...NOTHING, records, complete }, MAPPING, now);
}

function dutyRecords(shifts: readonly Shift[]): SourceRecord[] {
  return shifts.map((shift, nth) => ({
    kind: 'duty',
    record: `shift ${nth}`,
    sequence: 0,
    at: shift.start,
    body: { provider: 'aurologic', ...shift },
  }));
}

/** What the source has of a ticket that happened after one second and not after another. */
function recordsOf(
  { id, serviceKind, events }: NightTicket,
  start: Instant,
  after: number,
  until: number,
): SourceRecord[] {
  return events.flatMap(({ second, ...event }, nth): SourceRecord[] => {
    if (second <= after || second > until) return [];
    const happened = eventRecord(id, nth, start + second * SECOND, event);
    return nth === 0 ? [ticketRecord(id, { serviceKind }), happened] : [happened];
  });
}
