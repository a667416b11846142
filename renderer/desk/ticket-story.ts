import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { isLive } from '../../src/clocks/clock.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { inOrder } from '../../src/tickets/cycles.ts';
import type { TicketEvent } from '../../src/tickets/event.ts';
import { sameClock } from './chosen-clock.ts';

/** What an event did to a clock or to a cycle, as a ledger says it. */
export type Effect =
  | {
      readonly kind: 'starts' | 'calls-for' | 'void' | 'met' | 'breached' | 'ends' | 'excuses';
      readonly ledger: Ledger;
    }
  | { readonly kind: 'cycle-begins' | 'cycle-ends'; readonly number: number };

/** One thing in a ticket's story, in order. `later`: it lies after the instant shown. */
export type StoryEntry =
  | {
      readonly kind: 'event';
      readonly key: string;
      readonly event: TicketEvent;
      readonly effects: readonly Effect[];
      readonly later: boolean;
    }
  /** The due instant of a clock; `known` is its ledger as far as that is known. */
  | {
      readonly kind: 'due';
      readonly key: string;
      readonly at: Instant;
      readonly known: Ledger;
      readonly later: boolean;
    };

/**
 * What happened to a ticket, in order, with the due instant of one clock among it. What lies after the instant shown
 * is told from `known`, which is as of now.
 */
export function storyOf(shown: TicketLedgers, known: TicketLedgers, clock: Ledger | null): StoryEntry[] {
  const events = inOrder(shown.ticket.ticket.events);
  const then = effectsOf(shown);
  const since = effectsOf(known);
  const entries: StoryEntry[] = events.map((event, index) => {
    const later = event.at > shown.at;
    const effects = (later ? since : then).get(index) ?? [];
    return { kind: 'event', key: `event ${index}`, event, effects, later };
  });
  const dueAt = clock?.clock.dueAt ?? null;
  if (!clock || dueAt === null || clock.clock.state.kind === 'void') return entries;
  const later = dueAt > shown.at;
  const due: StoryEntry = {
    kind: 'due',
    key: 'due',
    at: dueAt,
    known: (later ? sameClock(known.ledgers, clock) : null) ?? clock,
    later,
  };
  // A clock that is stopped at its due instant is met, so what happens then comes first.
  const place = entries.findIndex((entry) => momentOfEntry(entry) > dueAt);
  return place < 0 ? [...entries, due] : entries.toSpliced(place, 0, due);
}

/** When an entry of a story is. */
export function momentOfEntry(entry: StoryEntry): Instant {
  return entry.kind === 'due' ? entry.at : entry.event.at;
}

/** What each event did, by its index among the events in their order. */
function effectsOf({ ledgers, cycles, ticket }: TicketLedgers): Map<number, Effect[]> {
  const effects = new Map<number, Effect[]>();
  const add = (index: number | null | undefined, effect: Effect) => {
    if (index === null || index === undefined) return;
    effects.set(index, [...(effects.get(index) ?? []), effect]);
  };
  const events = inOrder(ticket.ticket.events);
  for (const { number, startedAt, endedAt, endedBy } of cycles) {
    if (number > 1) {
      const index = events.findIndex(({ at, type }) => at === startedAt && type === 'reopened');
      add(index < 0 ? null : index, { kind: 'cycle-begins', number });
    }
    if (endedBy === 'reopened') continue;
    const index = events.findIndex(({ at, type }) => at === endedAt && type === endedBy);
    add(index < 0 ? null : index, { kind: 'cycle-ends', number });
  }
  for (const ledger of ledgers) addClock(ledger, add);
  return effects;
}

function addClock(ledger: Ledger, add: (index: number | null | undefined, effect: Effect) => void): void {
  const { clock, steps } = ledger;
  const { evidence, state } = clock;
  const calls = steps.flatMap(({ what }) => (what.kind === 'clock' ? [what.cause.index] : []))[0];
  if (calls !== undefined && calls > evidence.start) add(calls, { kind: 'calls-for', ledger });
  else add(evidence.start, { kind: 'starts', ledger });
  if (state.kind === 'void') {
    // A promise that never applied is said where it would have started.
    add(evidence.reason ?? evidence.start, { kind: 'void', ledger });
    return;
  }
  if (isLive(clock)) return;
  if (evidence.stop !== null) {
    add(evidence.stop, { kind: state.kind === 'met' ? 'met' : 'breached', ledger });
  } else {
    add(evidence.end, { kind: 'ends', ledger });
  }
  if (state.kind === 'breached') add(clock.excusedBy, { kind: 'excuses', ledger });
}
