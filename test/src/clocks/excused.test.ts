import { expect, test } from 'vitest';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import { calendarFrom } from '../../../src/calendars/calendar.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { ALL_TIME } from '../../../src/calendars/period.ts';
import { judge } from '../../../src/clocks/verdict.ts';
import { AURA, AURA_CALENDARS } from '../../../src/providers/aura.ts';
import type { TicketEvent } from '../../../src/tickets/event.ts';

const pro = AURA_CALENDARS.find(({ id }) => id === 'aura-pro')!;
const CALENDARS = new Map([['aura-pro', calendarFrom(compile(pro, new Map(), '2026-01-01', '2027-01-01'))]]);
const REPORT = Date.parse('2026-03-20T13:00:00Z');
/** A visit to a Pro address is due three hours after the report. */
const DUE = REPORT + 3 * 3_600_000;

/** The visits' clocks, a cycle each, of a Pro fault to which nobody ever came. */
function visits(more: readonly TicketEvent[], accessRefused: 'excuses' | 'changes-nothing' = 'excuses') {
  const events: TicketEvent[] = [
    { type: 'opened', channel: 'phone', at: REPORT },
    { type: 'technician-required', at: REPORT },
    ...more,
  ];
  const ticket = {
    id: 't:1',
    provider: 'aura',
    service: null,
    serviceKind: null,
    addressId: 'A',
    customerId: 'C',
    events,
  };
  const agreements = [{ addressId: 'A', tier: 'pro', valid: ALL_TIME }];
  const terms = { ...AURA, readings: { ...AURA.readings, accessRefused } };
  const facts = { ticket, customer: null, activations: [], agreements };
  const { clocks } = judge(facts, unchanging(terms), CALENDARS, DUE + 86_400_000);
  return clocks.filter(({ kind }) => kind === 'onsite-reaction');
}

const visit = (...words: Parameters<typeof visits>) => visits(...words)[0];

const refused = (at: number): TicketEvent => ({ type: 'access-refused', at });

test('an access refused before the visit was due excuses a breach of it, up to the last millisecond', () => {
  expect(visit([refused(DUE - 1)])).toMatchObject({ state: { kind: 'breached' }, excusedBy: 2 });
});

test('one refused at due or later excuses nothing: the visit was "not yet due then"', () => {
  expect(visit([refused(DUE)]).excusedBy).toBeNull();
  expect(visit([refused(DUE + 1)]).excusedBy).toBeNull();
});

test('the first one counts, and a refusal of another cycle does not', () => {
  expect(visit([refused(DUE - 2), refused(DUE - 1)]).excusedBy).toBe(2);
  const restored: TicketEvent[] = [
    refused(REPORT + 1),
    { type: 'restored', at: REPORT + 2 },
    { type: 'reopened', at: REPORT + 3 },
  ];
  // The visit carries over; its clock of the second cycle is breached without an excuse.
  expect(visits(restored)).toMatchObject([
    { cycle: 1, state: { kind: 'met' } },
    { cycle: 2, state: { kind: 'breached' }, excusedBy: null },
  ]);
  expect(visits([...restored, refused(REPORT + 4)])[1].excusedBy).toBe(5);
});

test('by the other reading it changes nothing', () => {
  expect(visit([refused(DUE - 1)], 'changes-nothing').excusedBy).toBeNull();
});
