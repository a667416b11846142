import type { Instant } from '../calendars/period.ts';
import { impossible } from '../impossible.ts';
import type { Alarm } from './alarm.ts';
import type { AcknowledgedBy, AlarmEntry } from './alarm-entry.ts';
import type { AlarmRules } from './alarm-rules.ts';

/** Who acknowledged an alarm: at a screen, by a link, or in the ticket's own system. */
export type Acknowledger = AcknowledgedBy | { readonly kind: 'source'; readonly by: string };

/** An acknowledgement; without a reaction it counts until then. */
export interface Acknowledged {
  readonly at: Instant;
  readonly by: Acknowledger;
  readonly until: Instant;
}

/** What the last acknowledgement of an alarm is worth. */
export type Acknowledgement =
  | { readonly kind: 'counts'; readonly acknowledged: Acknowledged }
  /** "An acknowledgement without a reaction times out." */
  | { readonly kind: 'lapsed'; readonly since: Instant }
  /** There is none, or a higher level, or a flag that was set anew, reset it. `since`: since when somebody is waited for. */
  | { readonly kind: 'none'; readonly since: Instant };

/**
 * What the last acknowledgement of an alarm is worth at `now`. "Acknowledging stops the sound, not the clock"; it
 * "times out" without a reaction, and "a higher level resets it". `entries` are dated.
 */
export function acknowledgement(
  alarm: Alarm,
  entries: readonly AlarmEntry[],
  rules: AlarmRules,
  now: Instant,
): Acknowledgement {
  const last = lastAcknowledged(alarm, entries, now);
  const reset = [alarm.raisedAt, ...alarm.escalations].filter((at) => at <= now).at(-1) ?? null;
  if (!last || (reset !== null && reset > last.at)) {
    return { kind: 'none', since: reset ?? alarm.raisedAt };
  }
  const until = countsUntil(alarm, entries, last.at, rules);
  return until <= now
    ? { kind: 'lapsed', since: until }
    : { kind: 'counts', acknowledged: { ...last, until } };
}

/**
 * Until when an acknowledgement that was given at an instant counts without a reaction: as the rule was when it was given,
 * so that another rule since changes nothing that was; by `rules` where that is not on record. `entries` are dated.
 */
export function countsUntil(
  alarm: Pick<Alarm, 'acknowledged'>,
  entries: readonly AlarmEntry[],
  given: Instant,
  { reactWithinMs }: AlarmRules,
): Instant {
  const here = entries.filter((entry) => entry.kind === 'acknowledged');
  const one = [...alarm.acknowledged, ...here].findLast(({ at }) => at === given);
  return given + (one?.countsMs ?? reactWithinMs);
}

/** The last acknowledgement of an alarm by `now`, whatever it is worth; null without any. `entries` are dated. */
export function lastAcknowledged(
  alarm: Pick<Alarm, 'acknowledged'>,
  entries: readonly AlarmEntry[],
  now: Instant,
): Omit<Acknowledged, 'until'> | null {
  const here = entries.filter((entry) => entry.kind === 'acknowledged').map(({ at, by }) => ({ at, by }));
  const there = alarm.acknowledged.map(({ at, by }) => ({ at, by: { kind: 'source' as const, by } }));
  return [...there, ...here]
    .filter(({ at }) => at <= now)
    .reduce<Omit<Acknowledged, 'until'> | null>(
      (later, one) => (later && later.at > one.at ? later : one),
      null,
    );
}

/** Who acknowledged an alarm, for the record: "at screen X, on duty J. Weber". */
export function acknowledgerText(by: Acknowledger): string {
  switch (by.kind) {
    case 'screen': {
      const { onDuty, screen } = by;
      return `at screen ${screen}, ${onDuty.length > 0 ? `on duty ${onDuty.join(', ')}` : 'nobody on duty'}`;
    }
    case 'link':
      return by.name;
    case 'source':
      return by.by;
    default:
      return impossible(by);
  }
}
