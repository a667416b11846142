/** Mutants of the fold of a ticket's events into cycles. */
export const TICKET_MUTANTS = [
  {
    name: 'an event of now does not exist yet',
    file: 'src/tickets/cycles.ts',
    from: 'while (count > 0 && events[count - 1].at > now) count--;',
    to: 'while (count > 0 && events[count - 1].at >= now) count--;',
  },
  {
    name: 'order within an instant is turned round',
    file: 'src/tickets/cycles.ts',
    from: 'if (events[i].at < events[i - 1].at) return events.toSorted((a, b) => a.at - b.at);',
    to: 'if (events[i].at <= events[i - 1].at) return events.toReversed().sort((a, b) => a.at - b.at);',
  },
  {
    name: 'every reopening begins a cycle, restored or not',
    file: 'src/tickets/cycles.ts',
    from: "(type === 'closed' || type === 'merged' || (type === 'reopened' && restored))) {",
    to: "(type === 'closed' || type === 'merged' || type === 'reopened')) {",
  },
  {
    name: 'a fault that came back begins no cycle',
    file: 'src/tickets/cycles.ts',
    from: "(type === 'closed' || type === 'merged' || (type === 'reopened' && restored))) {",
    to: "(type === 'closed' || type === 'merged')) {",
  },
  {
    name: 'a flag set between two cycles is forgotten',
    file: 'src/tickets/cycles.ts',
    from: 'if (changes[i].index < index) return changes[i].on;',
    to: 'if (changes[i].index < index - 1) return changes[i].on;',
  },
  {
    name: 'a classification after the end of a cycle belongs to none',
    file: 'src/tickets/cycles.ts',
    from: 'cycles[i].next = cycles[i + 1].first;',
    to: 'cycles[i].next = cycles[i].end ?? cycles[i + 1].first;',
  },
];
