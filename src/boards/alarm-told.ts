import { dated, isSent, type SentEntry, type TellingEntry } from '../alarms/alarm-entry.ts';
import { retryAfterMs } from '../alarms/delivery.ts';
import type { Instant } from '../calendars/period.ts';
import type { BoardAlarm, BoardChannel } from './board.ts';

/** What became of telling somebody, as far as a wall knows. Channels go by their titles. */
export type ToldState =
  /** Nobody was sent anything, since nobody is on duty or no channel reaches them: the walls alone tell it. */
  | { readonly kind: 'walls' }
  | { readonly kind: 'sending'; readonly channel: string }
  | { readonly kind: 'arrived'; readonly channel: string; readonly at: Instant }
  /** It did not arrive yet; `nextTryAt` is when it is tried again. */
  | { readonly kind: 'failing'; readonly channel: string; readonly why: string; readonly nextTryAt: Instant };

/** One telling of an alarm, and what became of it. */
export interface ToldNow {
  readonly at: Instant;
  readonly level: number;
  /** "another than was due where nobody was on duty at that". */
  readonly dueLevel: number;
  /** Of whom the state is true: at whom it arrived, to whom it is sent; where the walls alone tell it, who is on duty. */
  readonly names: readonly string[];
  /** Who was to be told besides, and no channel reaches. */
  readonly unreached: readonly string[];
  readonly late: boolean;
  readonly state: ToldState;
}

/** What became of the tellings of an alarm, in their order. Told means: it arrived at one of those who were to be told. */
export function toldOf(alarm: BoardAlarm, channels: readonly BoardChannel[], now: Instant): ToldNow[] {
  const entries = dated(alarm.entries).filter(({ at }) => at <= now);
  const sent = entries.filter(isSent);
  const tellings = entries.filter((entry) => entry.kind === 'telling');
  return tellings.map((telling) => {
    const { at, level, dueLevel, late } = telling;
    return { at, level, dueLevel, late, ...outcomeOf(telling, sent, channels) };
  });
}

/** The ids of those to whom nothing of a telling was sent: a try is written down with it wherever a channel reaches. */
export function unreachedBy({ telling, to }: TellingEntry, sent: readonly SentEntry[]): ReadonlySet<string> {
  const tried = new Set(sent.filter((entry) => entry.telling === telling).map(({ person }) => person));
  return new Set(to.map(({ person }) => person).filter((person) => !tried.has(person)));
}

type Outcome = Pick<ToldNow, 'names' | 'unreached' | 'state'>;

/** The best that is known of anybody. */
const BEST_FIRST = ['arrived', 'sending', 'failing'] as const;

function outcomeOf(
  telling: TellingEntry,
  sent: readonly SentEntry[],
  channels: readonly BoardChannel[],
): Outcome {
  const unreached = unreachedBy(telling, sent);
  const tried = telling.to
    .filter(({ person }) => !unreached.has(person))
    .map(({ person, name }) => {
      const own = sent.filter((entry) => entry.telling === telling.telling && entry.person === person);
      return { name, state: stateOf(own, channels) };
    });
  for (const kind of BEST_FIRST) {
    const so = tried.filter(({ state }) => state.kind === kind);
    if (so.length === 0) continue;
    const first = so.reduce((one, other) => (instantOf(other.state) < instantOf(one.state) ? other : one));
    return {
      names: so.map(({ name }) => name),
      unreached: telling.to.filter(({ person }) => unreached.has(person)).map(({ name }) => name),
      state: first.state,
    };
  }
  const onDuty = telling.to.filter(({ level }) => level !== null);
  return { names: onDuty.map(({ name }) => name), unreached: [], state: { kind: 'walls' } };
}

type TriedState = Exclude<ToldState, { kind: 'walls' }>;

/** Of several people whoever is told, or tried again, first stands for all. */
function instantOf(state: TriedState): Instant {
  if (state.kind === 'arrived') return state.at;
  return state.kind === 'failing' ? state.nextTryAt : 0;
}

/** What became of what was sent to one person; at least one try was made. */
function stateOf(own: readonly SentEntry[], channels: readonly BoardChannel[]): TriedState {
  const title = (id: string) => channels.find((channel) => channel.id === id)?.title ?? id;
  const arrived = own.find((entry) => entry.kind === 'arrived');
  if (arrived) return { kind: 'arrived', channel: title(arrived.channel), at: arrived.at };
  const last = own.at(-1)!;
  if (last.kind !== 'failed') return { kind: 'sending', channel: title(last.channel) };
  // The next try of any channel; of tries that were made again since, the instant has passed.
  const nextTries = own
    .filter((entry) => entry.kind === 'failed')
    .map(({ at, attempt }) => at + retryAfterMs(attempt))
    .filter((at) => at >= last.at);
  return {
    kind: 'failing',
    channel: title(last.channel),
    why: last.why,
    nextTryAt: Math.min(...nextTries),
  };
}
