// What is true about a ticket follows from its events up to now, in the order of time, however they were recorded.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TicketEvent } from '../../../src/tickets/event.ts';
import { auraTicketLine, aurologicTicketLine } from '../../naive/arbitraries.ts';
import { caseOfLine } from '../clocks/generated-case.ts';
import { story, underTerms, withEvents } from '../clocks/ticket-story.ts';

/** Events in another recorded order, those of one instant still as recorded. */
function recordedAnew(events: readonly TicketEvent[], keys: readonly number[]): TicketEvent[] {
  const instants = [...new Set(events.map(({ at }) => at))];
  const piles = new Map(instants.map((at) => [at, events.filter((event) => event.at === at)]));
  // Each place is given to an instant; the instant's next event takes it.
  const places = events.map(({ at }, i) => ({ at, key: keys[i % keys.length] }));
  return places.sort((a, b) => a.key - b.key).map(({ at }) => piles.get(at)!.shift()!);
}

const keys = fc.array(fc.nat(), { minLength: 1, maxLength: 30 });

test('events after now change nothing, whatever they are', () => {
  const others = fc.oneof(auraTicketLine(), aurologicTicketLine());
  fc.assert(
    fc.property(underTerms, others, fc.nat(86_400_000), (told, otherLine, later) => {
      const ticket = story(told);
      const { events } = ticket.facts.ticket;
      const expected = ticket.at(ticket.now);
      const known = events.filter((event) => event.at <= ticket.now);
      expect(ticket.at(ticket.now, withEvents(ticket.facts, known))).toEqual(expected);
      const ahead = caseOfLine(otherLine).facts.ticket.events.map((event, i) => {
        return { ...event, at: ticket.now + 1 + later * i };
      });
      expect(ticket.at(ticket.now, withEvents(ticket.facts, [...ahead, ...known]))).toEqual(expected);
    }),
    { numRuns: 800 },
  );
});

test('any recorded order of the same events gives the same verdict, while one instant keeps its own', () => {
  fc.assert(
    fc.property(underTerms, keys, (told, some) => {
      const ticket = story(told);
      const events = recordedAnew(ticket.facts.ticket.events, some);
      expect(ticket.at(ticket.now, withEvents(ticket.facts, events))).toEqual(ticket.at(ticket.now));
    }),
    { numRuns: 800 },
  );
});
