import type { AlarmAbout } from '../../src/alarms/alarm.ts';
import { alarmId } from '../../src/alarms/alarm.ts';
import type { AlarmEntry, TellingEntry } from '../../src/alarms/alarm-entry.ts';
import type { BoardAlarm, BoardEntity, BoardTicket } from '../../src/boards/board.ts';
import { EMAIL, fault, march } from './mock-board.ts';
import { burningScene, calmScene, type Scene } from './mock-data.ts';

type Entry = AlarmEntry;

/** An alarm that a test makes up; `about` names its ticket's first-reaction clock unless it says otherwise. */
export function alarm(
  about: AlarmAbout | string,
  raised: string,
  entries: readonly Entry[] = [],
  more: Partial<BoardAlarm> = {},
): BoardAlarm {
  const what: AlarmAbout =
    typeof about === 'string'
      ? { kind: 'ticket', ticket: about, clock: 'first-reaction', cycle: 1, ordinal: 1 }
      : about;
  const raisedAt = march(raised);
  return {
    kind: 'alarm',
    id: alarmId(what, raisedAt),
    about: what,
    provider: 'aurologic',
    raisedAt,
    knownAt: raisedAt,
    dueAt: raisedAt + 30 * 60_000,
    shares: [],
    once: false,
    escalations: [],
    acknowledged: [],
    end: null,
    entries,
    ...more,
  };
}

const PEOPLE = { weber: 'Jonas Weber', haddad: 'Amira Haddad' } as const;
type Person = keyof typeof PEOPLE;

/** It was decided to tell somebody; null: there is nobody. */
export function telling(at: string, n: number, who: Person | null, more: Partial<TellingEntry> = {}): Entry {
  const level = more.level ?? n;
  return {
    kind: 'telling',
    at: march(at),
    telling: n,
    reasons: [n === 1 ? 'raised' : 'not-acknowledged'],
    level,
    dueLevel: level,
    dueAt: march(at),
    late: false,
    to: who === null ? [] : [{ person: who, name: PEOPLE[who], level }],
    escalations: 0,
    ...more,
  };
}

/** A message was sent, and arrived or failed. */
export function sent(
  at: string,
  telling: number,
  person: Person,
  channel: string,
  outcome: 'arrived' | 'failed' | null = 'arrived',
): Entry[] {
  const one = { at: march(at), telling, person, channel, attempt: 1 };
  const attempt: Entry = { kind: 'attempt', ...one, repeat: false };
  if (outcome === null) return [attempt];
  if (outcome === 'arrived') return [attempt, { kind: 'arrived', ...one }];
  return [attempt, { kind: 'failed', ...one, why: 'mail.example refuses', mayHaveArrived: false }];
}

/** Somebody acknowledged it at a screen. */
export function acknowledgedAt(at: string, screen: string, onDuty: readonly string[]): Entry {
  return { kind: 'acknowledged', at: march(at), by: { kind: 'screen', screen, onDuty } };
}

/** The scene that burns, with what the station knows of its four alarms. */
export const alarmsScene: Scene = {
  ...burningScene,
  entities: [
    ...burningScene.entities,
    alarm('aurologic:101', '23 14:47:00', [
      telling('23 14:47:00', 1, 'weber'),
      ...sent('23 14:47:01', 1, 'weber', 'email'),
      acknowledgedAt('23 14:49:10', 'NOC left', ['Jonas Weber']),
      telling('23 14:59:10', 2, 'haddad', { level: 1, reasons: ['lapsed'] }),
      acknowledgedAt('23 15:12:00', 'NOC left', ['Jonas Weber']),
    ]),
    alarm('aurologic:102', '23 14:54:12', [
      telling('23 14:54:12', 1, 'weber'),
      ...sent('23 14:54:13', 1, 'weber', 'email'),
      acknowledgedAt('23 15:14:30', 'NOC left', ['Jonas Weber']),
    ]),
    alarm('aurologic:103', '23 15:02:40', [
      telling('23 15:02:40', 1, 'weber'),
      { kind: 'acknowledged', at: march('23 15:11:20'), by: { kind: 'link', name: 'Jonas Weber' } },
    ]),
    alarm('aurologic:104', '23 15:14:05', [
      telling('23 15:14:05', 1, 'weber'),
      ...sent('23 15:14:06', 1, 'weber', 'email'),
      telling('23 15:19:05', 2, 'haddad'),
      ...sent('23 15:19:06', 2, 'haddad', 'email'),
    ]),
  ],
};

/** A scene with some entities changed, and more of them. */
export function changed(
  scene: Scene,
  change: (entity: BoardEntity) => BoardEntity | null,
  more: readonly BoardEntity[] = [],
): Scene {
  return { ...scene, entities: [...scene.entities.flatMap((one) => change(one) ?? []), ...more] };
}

/** A fault for which its operator wants alarms, and another station that is not heard. */
export const apartScene: Scene = changed(calmScene, (entity) => entity, [
  fault({
    id: 'aura:700',
    opened: '23 10:50:00',
    address: 'Torvet 1, Odder',
    tier: 'pro',
    events: [],
  }) as BoardTicket,
  alarm(
    { kind: 'ticket', ticket: 'aura:700', clock: 'remote-reaction', cycle: 1, ordinal: 1 },
    '23 10:50:00',
    [telling('23 10:50:00', 1, 'weber'), ...sent('23 10:50:01', 1, 'weber', 'email', 'failed')],
    { provider: 'aura', dueAt: march('23 11:50:00') },
  ),
  alarm({ kind: 'silence', station: 'Station Skanderborg' }, '23 11:04:00', [
    telling('23 11:04:00', 1, null),
  ]),
]);

/** The e-mail does not arrive; a pager is there too. */
export const failingScene: Scene = changed(
  alarmsScene,
  (entity) =>
    entity.kind === 'channel'
      ? { ...entity, failing: { since: march('23 14:02:00'), why: 'mail.example refuses' } }
      : entity,
  [{ ...EMAIL, id: 'pager', title: 'Pager', provenAt: march('23 15:19:07') }],
);
