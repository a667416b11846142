import type { Instant } from '../calendars/period.ts';
import { type Alarm, firstDueAt } from './alarm.ts';
import { type AlarmEntry, dated, isSent, type SentEntry, type TellingEntry } from './alarm-entry.ts';
import { LATE_MS } from './alarm-rules.ts';

/** Where an alarm is counted: each in exactly one. */
export const ALARM_STANDINGS = [
  /** Somebody acknowledged it, once at least. */
  'acknowledged',
  /** It is over, and nobody ever did. */
  'never-acknowledged',
  /** It goes on, and nobody has yet. */
  'waiting',
  /** Void from the start, or a test: it was told, and nobody was waited for. */
  'told-once',
  /** It was over, and too long ago to be told, when the station learnt of it: nobody was ever told. */
  'missed',
] as const;
export type AlarmStanding = (typeof ALARM_STANDINGS)[number];

/** What reports count of an alarm, or of the part that one level, person or channel has in it. */
export interface AlarmFigures {
  readonly standing: AlarmStanding;
  /** From when it was due to be told until the first message arrived, or was told by the walls alone; milliseconds. */
  readonly toldMs: number | null;
  /** From when it was due to be told until somebody first acknowledged it. */
  readonly acknowledgedMs: number | null;
  /** From when it was due to be told until the reaction that ended it. */
  readonly reactedMs: number | null;
  /** `toldMs` is so long that it has to be said. */
  readonly late: boolean;
  /** An acknowledgement of it timed out without a reaction. */
  readonly lapsed: boolean;
  /** The highest level that was due to be told, whoever stood in for it; 0 for none. */
  readonly level: number;
  /** How many tries to send a message of it failed. */
  readonly failures: number;
}

/** The part that one level, person or channel has in an alarm. */
export interface AlarmPart extends AlarmFigures {
  readonly of: 'level' | 'person' | 'channel';
  /** The level as a number, or the id. */
  readonly key: string;
  readonly name: string;
}

/** What is counted of an alarm: of all of it, from when it was first to be told on. */
export function alarmFigures(alarm: Alarm, recorded: readonly AlarmEntry[]): AlarmFigures {
  const entries = dated(recorded);
  const tellings = entries.filter((entry) => entry.kind === 'telling');
  return figuresOf(alarm, entries, tellings, firstDueAt(alarm), () => true);
}

/**
 * The parts that levels, persons and channels have in an alarm, each measured from when they were first due to be told: a
 * second level does not answer for the time of the first. A channel is measured from its first try on.
 */
export function alarmParts(alarm: Alarm, recorded: readonly AlarmEntry[]): AlarmPart[] {
  const entries = dated(recorded);
  const tellings = entries.filter((entry) => entry.kind === 'telling');
  const parts: AlarmPart[] = [];
  for (const level of new Set(tellings.map((one) => one.level))) {
    const own = tellings.filter((one) => one.level === level);
    const numbers = new Set(own.map(({ telling }) => telling));
    const figures = figuresOf(alarm, entries, own, own[0].dueAt, ({ telling }) => numbers.has(telling));
    parts.push({ of: 'level', key: String(level), name: '', ...figures });
  }
  const names = new Map(tellings.flatMap(({ to }) => to.map(({ person, name }) => [person, name] as const)));
  for (const [person, name] of names) {
    const own = tellings.filter(({ to }) => to.some((told) => told.person === person));
    const figures = figuresOf(alarm, entries, own, own[0].dueAt, (one) => one.person === person);
    parts.push({ of: 'person', key: person, name, ...figures });
  }
  const sent = entries.filter((entry) => entry.kind === 'attempt');
  for (const channel of new Set(sent.map((one) => one.channel))) {
    const isOwn = (one: SentEntry) => one.channel === channel;
    const numbers = new Set(sent.filter(isOwn).map(({ telling }) => telling));
    const own = tellings.filter(({ telling }) => numbers.has(telling));
    const figures = figuresOf(alarm, entries, own, sent.find(isOwn)!.at, isOwn);
    // Nobody acknowledges, or reacts to, a channel.
    parts.push({
      of: 'channel',
      key: channel,
      name: '',
      ...figures,
      acknowledgedMs: null,
      reactedMs: null,
    });
  }
  return parts;
}

function figuresOf(
  alarm: Alarm,
  entries: readonly AlarmEntry[],
  tellings: readonly TellingEntry[],
  from: Instant,
  isOwn: (one: SentEntry) => boolean,
): AlarmFigures {
  const { end } = alarm;
  const after = (at: Instant | null) => (at === null ? null : Math.max(0, at - from));
  const own = entries.filter(isSent).filter(isOwn);
  const acknowledgedAt = firstAcknowledged(alarm, entries, from);
  const reactedAt = end?.kind === 'reaction' && end.at >= from ? end.at : null;
  const toldMs = after(firstTold(tellings, own, entries));
  return {
    standing: standingOf(alarm, tellings.length > 0, acknowledgedAt !== null),
    toldMs,
    acknowledgedMs: after(acknowledgedAt),
    reactedMs: after(reactedAt),
    late: toldMs !== null && toldMs > LATE_MS,
    lapsed: tellings.some(({ reasons }) => reasons.includes('lapsed')),
    level: Math.max(0, ...tellings.map(({ dueLevel }) => dueLevel)),
    failures: own.filter(({ kind }) => kind === 'failed').length,
  };
}

/** The first message that arrived; a telling of which nothing was ever sent is told by the walls alone, at once. */
function firstTold(
  tellings: readonly TellingEntry[],
  own: readonly SentEntry[],
  entries: readonly AlarmEntry[],
): Instant | null {
  const sent = new Set(entries.flatMap((entry) => (entry.kind === 'attempt' ? [entry.telling] : [])));
  const told = [
    ...own.filter(({ kind }) => kind === 'arrived').map(({ at }) => at),
    ...tellings.filter(({ telling }) => !sent.has(telling)).map(({ at }) => at),
  ];
  return told.length > 0 ? Math.min(...told) : null;
}

function firstAcknowledged(alarm: Alarm, entries: readonly AlarmEntry[], from: Instant): Instant | null {
  const given = [
    ...alarm.acknowledged.map(({ at }) => at),
    ...entries.filter(({ kind }) => kind === 'acknowledged').map(({ at }) => at),
  ].filter((at) => at >= from);
  return given.length > 0 ? Math.min(...given) : null;
}

function standingOf({ end, once }: Alarm, isTold: boolean, isAcknowledged: boolean): AlarmStanding {
  if (isAcknowledged) return 'acknowledged';
  if (!isTold && end !== null) return 'missed';
  if (once) return 'told-once';
  return end === null ? 'waiting' : 'never-acknowledged';
}
