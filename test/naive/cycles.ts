// The cycles of a ticket, and which events belong to which.
import type { NaiveEvent } from './lines.ts';

export interface Cycle {
  readonly number: number;
  /** The `opened` or `reopened` that begins it. */
  readonly start: NaiveEvent;
  /** The `closed`, `merged` or `reopened` that ends it. */
  readonly end: NaiveEvent | null;
  /** The `reopened` that begins the next one. */
  readonly next: NaiveEvent | null;
}

function endOf(events: readonly NaiveEvent[], start: NaiveEvent): NaiveEvent | null {
  for (const event of events.filter((one) => one.order > start.order)) {
    if (event.type === 'closed' || event.type === 'merged') return event;
    // "or when the open one has been `restored` (the fault came back; the cycle ends there)"
    const restored = events.some(
      (one) => one.type === 'restored' && one.order > start.order && one.order < event.order,
    );
    if (event.type === 'reopened' && restored) return event;
  }
  return null;
}

function nextOf(events: readonly NaiveEvent[], end: NaiveEvent | null): NaiveEvent | null {
  if (end === null) return null;
  // "`reopened` begins a new cycle ... when no cycle is open"
  return events.find((one) => one.type === 'reopened' && one.order >= end.order) ?? null;
}

export function cyclesOf(events: readonly NaiveEvent[]): Cycle[] {
  const cycles: Cycle[] = [];
  let start = events.find((event) => event.type === 'opened') ?? null;
  while (start !== null) {
    const end = endOf(events, start);
    const next = nextOf(events, end);
    cycles.push({ number: cycles.length + 1, start, end, next });
    start = next;
  }
  return cycles;
}

// "Flags, visits, repair and stopping events count for a cycle's clocks from its start until it ends."
export function eventsInCycle(events: readonly NaiveEvent[], cycle: Cycle): NaiveEvent[] {
  return events.filter(
    (event) => event.order >= cycle.start.order && (cycle.end === null || event.order < cycle.end.order),
  );
}

// "a cycle's are those made from its start up to the next cycle's start"
export function eventsUntilNextCycle(events: readonly NaiveEvent[], cycle: Cycle): NaiveEvent[] {
  return events.filter(
    (event) => event.order >= cycle.start.order && (cycle.next === null || event.order < cycle.next.order),
  );
}

// "Classifications (impact, coverage) begin each cycle as `unknown` and `provider` ... the last one counting"
export function impactOf(events: readonly NaiveEvent[], cycle: Cycle): string {
  const made = eventsUntilNextCycle(events, cycle).filter((event) => event.type === 'impact-classified');
  return made.at(-1)?.impact ?? 'unknown';
}

export function coverageOf(events: readonly NaiveEvent[], cycle: Cycle): string {
  const made = eventsUntilNextCycle(events, cycle).filter((event) => event.type === 'coverage-classified');
  return made.at(-1)?.coverage ?? 'provider';
}
