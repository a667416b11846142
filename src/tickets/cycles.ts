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
export function inOrder(events: readonly TicketEvent[]): readonly TicketEvent[] {
  for (let i = 1; i < events.length; i++) {
    // Sorting is stable, so the recorded order holds within an instant.
    if (events[i].at < events[i - 1].at) return events.toSorted((a, b) => a.at - b.at);
  }
  return events;
}

/** The events up to `now`, in order; the same list where that is all of them. */
function upTo(recorded: readonly TicketEvent[], now: Instant): readonly TicketEvent[] {
  const events = inOrder(recorded);
  let count = events.length;
  while (count > 0 && events[count - 1].at > now) count--;
  return count === events.length ? events : events.slice(0, count);
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
  const events = upTo(recorded, now);
  const cycles: ReturnType<typeof cycleOf>[] = [];
  let first = -1;
  let restored = false;
  for (let i = 0; i < events.length; i++) {
    const { type } = events[i];
    const open = first >= 0;
    if (type === 'restored') restored = open;
    else if (open && (type === 'closed' || type === 'merged' || (type === 'reopened' && restored))) {
      cycles.push(cycleOf(events, cycles.length + 1, first, i));
      first = -1;
    }
    if (type === 'opened' || (type === 'reopened' && first < 0)) {
      first = i;
      restored = false;
    }
  }
  if (first >= 0) cycles.push(cycleOf(events, cycles.length + 1, first, null));
  for (let i = 0; i + 1 < cycles.length; i++) cycles[i].next = cycles[i + 1].first;
  return { events, cycles };
}

/** A cycle of a life whose events are known, before the next one is: it reaches up to the last event. */
function cycleOf(events: readonly TicketEvent[], number: number, first: number, end: number | null) {
  return {
    number,
    first,
    startedAt: events[first].at,
    end,
    endedAt: end === null ? null : events[end].at,
    endedBy: end === null ? null : (events[end].type as CycleEnd),
    next: events.length,
  };
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
  for (let index = 0; index < life.events.length; index++) {
    const { type } = life.events[index];
    if (type !== (on ? unset : set)) continue;
    on = !on;
    changes.push({ index, on });
  }
  return changes;
}

export interface SwitchChange {
  readonly index: number;
  readonly on: boolean;
}

/** Whether the switch is on just before the event with this index. */
export function isOnBefore(changes: readonly SwitchChange[], index: number): boolean {
  for (let i = changes.length - 1; i >= 0; i--) if (changes[i].index < index) return changes[i].on;
  return false;
}
