import type { BoardTicket } from '../../src/boards/board.ts';
import { ticketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { OutcomeRow } from '../../src/compliance/outcome-row.ts';
import type { Why } from '../../src/compliance/why.ts';
import { at } from './compliance-lines.ts';
import { rulesOf, SONDERGADE, ticketOf } from './ticket-scenes.ts';

const person = (id: string, name: string) => ({ id, name, parentId: null, monthlyRevenueEur: 900 });

/** The six breaches of the design, latest first, and what is said of them besides their ledgers. */
export const BREACHED: readonly {
  ticket: BoardTicket;
  kind: OutcomeRow['kind'];
  hour: number;
  why: readonly Why[];
}[] = [
  {
    ticket: ticketOf({
      id: 'aurologic:101',
      provider: 'aurologic',
      tier: null,
      addressId: null,
      service: 'Colocation',
      channel: 'ticket-system',
      opened: '2026-03-23T14:47:00+01:00',
      events: [
        ['2026-03-23T14:47:00+01:00', 'emergency-flagged'],
        ['2026-03-23T15:11:00+01:00', { type: 'escalated', level: 2 }],
      ],
      more: { customer: person('customer-Nordlicht Datacenter', 'Nordlicht Datacenter') },
    }),
    kind: 'first-reaction',
    hour: 15,
    why: [
      { kind: 'not-stopped', awaits: 'reply' },
      { kind: 'escalated', level: '2', at: at('2026-03-23T15:11:00'), told: false },
    ],
  },
  {
    ticket: SONDERGADE,
    kind: 'onsite-reaction',
    hour: 14,
    why: [
      { kind: 'not-stopped', awaits: 'technician' },
      { kind: 'visit-required', at: at('2026-03-20T14:35:20') },
    ],
  },
  {
    ticket: ticketOf({
      id: 'aura:A-20388',
      tier: 'pro',
      channel: 'email',
      opened: '2026-03-19T09:20:00+01:00',
      events: [['2026-03-19T10:32:00+01:00', 'repair-started']],
      more: { address: 'Havnegade 4, Aarhus' },
    }),
    kind: 'remote-reaction',
    hour: 3 * 24 + 10,
    why: [
      { kind: 'stopped', by: 'repair-started', at: at('2026-03-19T10:32:00') },
      { kind: 'reported', channel: 'email' },
    ],
  },
  {
    ticket: ticketOf({
      id: 'aura:A-20361',
      opened: '2026-03-16T09:30:00+01:00',
      events: [
        ['2026-03-16T15:20:00+01:00', 'technician-required'],
        ['2026-03-17T10:05:00+01:00', 'technician-arrived'],
      ],
      more: { address: 'Torvet 1, Odder' },
    }),
    kind: 'onsite-reaction',
    hour: 24 + 9,
    why: [
      { kind: 'stopped', by: 'technician-arrived', at: at('2026-03-17T10:05:00') },
      { kind: 'visit-required', at: at('2026-03-16T15:20:00') },
    ],
  },
  {
    ticket: ticketOf({
      id: 'aura:A-20330',
      opened: '2026-03-10T13:40:00+01:00',
      events: [['2026-03-11T08:52:00+01:00', 'repair-started']],
      more: { address: 'Kirkevej 9, Ry' },
    }),
    kind: 'remote-reaction',
    hour: 2 * 24 + 9,
    why: [{ kind: 'stopped', by: 'repair-started', at: at('2026-03-11T08:52:00') }],
  },
  {
    ticket: ticketOf({
      id: 'aurologic:77',
      provider: 'aurologic',
      tier: null,
      addressId: null,
      service: 'Colocation',
      channel: 'ticket-system',
      opened: '2026-03-07T06:18:00+01:00',
      events: [
        ['2026-03-07T06:18:00+01:00', 'emergency-flagged'],
        ['2026-03-07T06:52:00+01:00', 'staff-replied', 'Jonas Weber'],
      ],
      more: { customer: person('customer-Kestrel Hosting', 'Kestrel Hosting') },
    }),
    kind: 'first-reaction',
    hour: 5 * 24 + 6,
    why: [
      { kind: 'stopped', by: 'staff-replied', at: at('2026-03-07T06:52:00') },
      { kind: 'acknowledged', at: at('2026-03-07T06:44:00'), by: 'Jonas Weber', afterMs: 26 * 60_000 },
    ],
  },
];

/** How the clocks of a ticket came about. */
export const ledgersOf = (ticket: BoardTicket, now: number) =>
  ticketLedgers(ticket, rulesOf(ticket.ticket.provider), { works: [], disruptions: [], blind: [] }, now);
