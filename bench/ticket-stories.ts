import type { SourceRecord } from '../main/sync/source.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What came of a ticket: milliseconds since it was opened, and what happened then. */
export type Story = readonly (readonly [after: number, happening: object])[];

const FAULT: Story = [
  [0, { type: 'opened', channel: 'phone' }],
  [40 * MINUTE, { type: 'repair-started' }],
  [90 * MINUTE, { type: 'restored' }],
  [95 * MINUTE, { type: 'all-clear-sent' }],
  [100 * MINUTE, { type: 'closed' }],
];
const EMERGENCY: Story = [
  [0, { type: 'opened', channel: 'ticket-system' }],
  [MINUTE, { type: 'emergency-flagged' }],
  [12 * MINUTE, { type: 'staff-replied' }],
  [60 * MINUTE, { type: 'customer-replied' }],
  [100 * MINUTE, { type: 'closed' }],
];

/** A ticket of less than two hours: at an address, or an emergency of a customer, in turn. */
export const shortStory = (nth: number): Story => (nth % 2 === 0 ? FAULT : EMERGENCY);

/** A ticket that goes on for a month: a few events on its first day, and a reply every third day. */
export function longStory(nth: number, random: () => number): Story {
  const begun = nth % 2 === 0 ? FAULT.slice(0, 2) : EMERGENCY.slice(0, 3);
  const replies = Array.from({ length: 9 }, (_, i) => {
    const after = Math.floor((i * 3 + 1 + 2 * random()) * DAY);
    return [after, { type: i % 2 === 0 ? 'customer-replied' : 'staff-replied' }] as const;
  });
  const end = Array.from([{ type: 'restored' }, { type: 'all-clear-sent' }, { type: 'closed' }], (one, i) => {
    return [30 * DAY + i * MINUTE, one] as const;
  });
  return [...begun, ...replies, ...(nth % 2 === 0 ? end : end.slice(2))];
}

/** The records of a story up to `until`: the ticket's own with the first of its events. */
export function recordsOf(id: string, body: object, story: Story, opened: number, until: number) {
  return story
    .map(([after, happening], n) => {
      const at = opened + after;
      const event = record('ticket.event', `${id}#${n}`, { ticketId: id, ...happening }, at, n);
      return { at, ticket: id, records: n === 0 ? [record('ticket', id, body), event] : [event] };
    })
    .filter(({ at }) => at <= until);
}

export function record(kind: string, id: string, body: object, at = 0, sequence = 0): SourceRecord {
  return { kind, record: id, sequence, at, body };
}
