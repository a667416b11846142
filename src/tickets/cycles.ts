import type { Instant } from '../calendars/period.ts';
import type { EventType, TicketEvent } from './event.ts';

/** How a cycle ended. */
export type CycleEnd = 'closed' | 'merged' | 'reopened';

/**
 * One life of a ticket, from being opened or reopened to its end. The numbers are indexes into the life's
 * events; flags, visits, repair and stopping events count from `first` up to, not including, `end`;
 * classifications count up to `next`, where the next cycle begins.
 */
export interface Cycle {
  /** 1 for the first. */
  readonly number: number;
  readonly first: number;
  readonly startedAt: Instant;
  /** The event that ended it, or null while it is open. */
  readonly end: number | null;
  readonly endedAt: Instant | null;
  readonly endedBy: CycleEnd | null;
  readonly next: number;
}

/** A ticket's events up to an instant, in order, and the cycles they make. */
export interface Life {
  readonly events: readonly TicketEvent[];
  readonly cycles: readonly Cycle[];
}

/** Events in their order: "by time, and in one instant as recorded". */
export function inOrder(events: readonly TicketEvent[]): TicketEvent[] {
  // Sorting is stable, so the recorded order holds within an instant.
  return [...events].sort((a, b) => a.at - b.at);
}

/**
 * The life of a ticket as of `now`; events after `now` do not exist yet, so a ticket opened later has no
 * cycles.
 *
 * "`reopened` begins a new cycle … when no cycle is open, or when the open one has been `restored` (the fault
 * came back; the cycle ends there); otherwise it changes nothing. `closed` or `merged` while no cycle is open
 * change nothing."
 */
export function lifeOf(recorded: readonly TicketEvent[], now: Instant): Life {
  const events = inOrder(recorded).filter((event) => event.at <= now);
  const cycles: Cycle[] = [];
  let open: { first: number; restored: boolean } | null = null;
  const finish = (end: number | null) => {
    const { first } = open!;
    cycles.push({
      number: cycles.length + 1,
      first,
      startedAt: events[first].at,
      end,
      endedAt: end === null ? null : events[end].at,
      endedBy: end === null ? null : (events[end].type as CycleEnd),
      next: events.length,
    });
    open = null;
  };
  for (const [i, event] of events.entries()) {
    if (event.type === 'opened') open = { first: i, restored: false };
    else if (event.type === 'restored' && open) open.restored = true;
    else if ((event.type === 'closed' || event.type === 'merged') && open) finish(i);
    else if (event.type === 'reopened') {
      if (open?.restored) finish(i);
      if (!open) open = { first: i, restored: false };
    }
  }
  if (open) finish(null);
  const ended = cycles.map((cycle, i) => ({ ...cycle, next: cycles[i + 1]?.first ?? events.length }));
  return { events, cycles: ended };
}

/** The index of the first event of one of `types` in `[from, to)`; null when there is none. */
export function firstOf(life: Life, types: readonly EventType[], from: number, to: number): number | null {
  for (let i = from; i < to; i++) if (types.includes(life.events[i].type)) return i;
  return null;
}

/** The index of the last event of one of `types` in `[from, to)`; null when there is none. */
export function lastOf(life: Life, types: readonly EventType[], from: number, to: number): number | null {
  for (let i = to - 1; i >= from; i--) if (types.includes(life.events[i].type)) return i;
  return null;
}

/** Where the events that count for a cycle's clocks stop: at its end, or after the last event so far. */
export function endIndex(life: Life, cycle: Cycle): number {
  return cycle.end ?? life.events.length;
}

/** The cycle that is open, or the last one; undefined for a ticket that is not opened yet. */
export function latestCycle(life: Life): Cycle | undefined {
  return life.cycles.at(-1);
}

/**
 * The changes of a switch that two kinds of event set and unset over the whole life: each index at which it
 * really changed, and to what. Setting what is set changes nothing. It carries over from cycle to cycle, and
 * events between cycles keep it up to date.
 */
export function switchChanges(life: Life, set: EventType, unset: EventType): readonly SwitchChange[] {
  const changes: SwitchChange[] = [];
  let on = false;
  for (const [i, event] of life.events.entries()) {
    if (event.type !== set && event.type !== unset) continue;
    if ((event.type === set) === on) continue;
    on = !on;
    changes.push({ index: i, on });
  }
  return changes;
}

export interface SwitchChange {
  readonly index: number;
  readonly on: boolean;
}

/** Whether the switch is on just before the event with this index. */
export function isOnBefore(changes: readonly SwitchChange[], index: number): boolean {
  return changes.findLast((change) => change.index < index)?.on ?? false;
}
