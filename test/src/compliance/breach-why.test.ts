import { expect, test } from 'vitest';
import type { TermsHistory } from '../../../src/agreements/terms-history.ts';
import { judge } from '../../../src/clocks/verdict.ts';
import { whyBreached } from '../../../src/compliance/breach-why.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { AUROLOGIC } from '../../../src/providers/aurologic.ts';
import type { Channel, TicketEvent } from '../../../src/tickets/event.ts';
import type { Case } from '../../../src/tickets/ticket.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { standardCalendars } from '../../naive/standard-calendars.ts';
import { engineCalendars } from '../clocks/engine-terms.ts';

const calendars = engineCalendars(Object.values(standardCalendars(naiveHolidays())));
const at = (time: string) => Date.parse(`2026-03-23T${time}:00+01:00`);
const EVENING = at('18:00');

/** Why the one clock of a ticket that was breached was. */
function why(
  provider: 'aura' | 'aurologic',
  channel: Channel,
  events: readonly TicketEvent[],
  acknowledgedAt: number | null = null,
) {
  const opened: TicketEvent = { at: at('10:00'), type: 'opened', channel };
  const facts: Case = {
    ticket: {
      id: 's:1',
      provider,
      service: 'IP-Transit',
      serviceKind: null,
      addressId: 'A',
      customerId: null,
      events: [opened, ...events],
    },
    customer: null,
    agreements: [{ addressId: 'A', tier: 'pro', valid: { start: 0, end: Number.MAX_SAFE_INTEGER } }],
    activations: [],
  };
  const terms = provider === 'aura' ? AURA : AUROLOGIC;
  const history: TermsHistory = [{ version: '1', from: Number.NEGATIVE_INFINITY, terms }];
  const verdict = judge(facts, history, calendars, EVENING);
  const clock = verdict.clocks.find(({ state }) => state.kind === 'breached')!;
  const acknowledgements =
    acknowledgedAt === null ? [] : [{ alarmAt: clock.startedAt, at: acknowledgedAt, by: 'K. Weber' }];
  return whyBreached(clock, verdict, acknowledgements);
}

test('nothing has stopped it: what it waits for, and whether an escalated customer was told', () => {
  const flagged: TicketEvent = { at: at('10:00'), type: 'emergency-flagged' };
  const escalated: TicketEvent = { at: at('10:24'), type: 'escalated', level: 2 };
  expect(why('aurologic', 'ticket-system', [flagged, escalated])).toEqual([
    { kind: 'not-stopped', awaits: 'reply' },
    { kind: 'escalated', level: '2', at: at('10:24'), told: false },
  ]);
  const told: TicketEvent = { at: at('10:40'), type: 'customer-informed' };
  expect(why('aurologic', 'ticket-system', [flagged, escalated, told])[1]).toMatchObject({ told: true });
});

test('it stopped late: by what and when, after a report by e-mail', () => {
  expect(why('aura', 'email', [{ at: at('11:12'), type: 'repair-started' }])).toEqual([
    { kind: 'stopped', by: 'repair-started', at: at('11:12') },
    { kind: 'reported', channel: 'email' },
  ]);
});

test('the technician came late: since when the visit was required', () => {
  const required: TicketEvent = { at: at('12:20'), type: 'technician-required' };
  expect(why('aura', 'phone', [required, { at: at('13:05'), type: 'technician-arrived' }])).toEqual([
    { kind: 'stopped', by: 'technician-arrived', at: at('13:05') },
    { kind: 'visit-required', at: at('12:20') },
  ]);
});

test('its cycle ended and nothing had stopped it; who acknowledged its alarm, and how long after', () => {
  const events: TicketEvent[] = [
    { at: at('10:00'), type: 'emergency-flagged' },
    { at: at('11:00'), type: 'closed' },
  ];
  expect(why('aurologic', 'ticket-system', events, at('10:26'))).toEqual([
    { kind: 'ended', by: 'closed', at: at('11:00') },
    { kind: 'acknowledged', at: at('10:26'), by: 'K. Weber', afterMs: 26 * 60_000 },
  ]);
});
