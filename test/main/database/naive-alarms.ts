// Counts alarms over their raw entries, one number at a time, as a supervisor would by hand.
import type { AlarmEntry } from '../../../src/alarms/alarm-entry.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';

type Of = { readonly by: 'all' | 'level' | 'person' | 'channel'; readonly key: string };

interface Part {
  readonly from: number;
  readonly tellings: readonly Extract<AlarmEntry, { kind: 'telling' }>[];
  readonly isSent: (entry: AlarmEntry) => boolean;
}

/** The part of something in an alarm; null where it has none. */
function partOf({ entries, raisedAt }: BoardAlarm, { by, key }: Of): Part | null {
  const tellings = entries.filter((entry) => entry.kind === 'telling');
  const sent = (entry: AlarmEntry) =>
    entry.kind === 'attempt' || entry.kind === 'arrived' || entry.kind === 'failed' ? entry : null;
  if (by === 'all') return { from: raisedAt, tellings, isSent: (entry) => sent(entry) !== null };
  if (by === 'channel') {
    const first = entries.find((entry) => entry.kind === 'attempt' && entry.channel === key);
    if (!first) return null;
    const own = tellings.filter(({ telling }) =>
      entries.some((one) => one.kind === 'attempt' && one.channel === key && one.telling === telling),
    );
    return { from: first.at, tellings: own, isSent: (entry) => sent(entry)?.channel === key };
  }
  const own =
    by === 'level'
      ? tellings.filter(({ level }) => String(level) === key)
      : tellings.filter(({ to }) => to.some(({ person }) => person === key));
  if (own.length === 0) return null;
  const isSent = (entry: AlarmEntry) => {
    const one = sent(entry);
    if (!one) return false;
    return by === 'person' ? one.person === key : own.some(({ telling }) => telling === one.telling);
  };
  return { from: own[0].dueAt, tellings: own, isSent };
}

/** How long each of three things took of what an alarm has to do with something, and in which numbers it is. */
export function naively(alarm: BoardAlarm, of: Of) {
  const part = partOf(alarm, of);
  if (!part) return null;
  const { entries, end, once, acknowledged } = alarm;
  const { from, tellings, isSent } = part;
  const told: number[] = [];
  for (const entry of entries) if (entry.kind === 'arrived' && isSent(entry)) told.push(entry.at);
  for (const { telling, at } of tellings) {
    if (!entries.some((entry) => entry.kind === 'attempt' && entry.telling === telling)) told.push(at);
  }
  const given: number[] = [];
  for (const entry of entries) if (entry.kind === 'acknowledged') given.push(entry.at);
  for (const { at } of acknowledged) given.push(at);
  const after = given.filter((at) => at >= from);
  const isChannel = of.by === 'channel';
  const least = (all: readonly number[]) => (all.length === 0 ? null : Math.max(0, Math.min(...all) - from));
  const reacted = end?.kind === 'reaction' && end.at >= from && !isChannel ? end.at - from : null;
  const has = after.length > 0;
  return {
    told: least(told),
    acknowledged: isChannel ? null : least(after),
    reacted,
    numbers: {
      alarms: true,
      told: told.length > 0,
      'told-late': (least(told) ?? 0) > 60_000,
      acknowledged: has,
      'never-acknowledged': !has && tellings.length > 0 && !once && end !== null,
      waiting: !has && !once && end === null,
      'told-once': !has && once && !(tellings.length === 0 && end !== null),
      missed: !has && tellings.length === 0 && end !== null,
      lapsed: tellings.some(({ reasons }) => reasons.includes('lapsed')),
      'level-2': tellings.some(({ dueLevel }) => dueLevel >= 2),
      'level-3': tellings.some(({ dueLevel }) => dueLevel >= 3),
      reacted: end?.kind === 'reaction' && end.at >= from && !isChannel,
      failed: entries.some((entry) => entry.kind === 'failed' && isSent(entry)),
      'going-on': end === null,
      ended: end !== null,
    },
  };
}
