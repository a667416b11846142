import { dueAt } from '../../../../src/calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../../../../src/calendars/calendar-book.ts';
import { instantOf, type LocalDate, weekdayOf } from '../../../../src/calendars/wall-time.ts';
import { AUROLOGIC } from '../../../../src/providers/aurologic.ts';
import { Chance } from './chance.ts';
import { HOSTING_CUSTOMERS } from './customers.ts';
import { HIGHER_LEVEL, ZONE } from './duty.ts';
import { ACCOUNTING_SUBJECTS, TECHNICAL_SUBJECTS } from './subjects.ts';
import { TicketStory } from './ticket-story.ts';

/** Tickets without the flag that open on a local day: answered and closed while the office is open. */
export function requestsOn(seed: number, date: LocalDate, calendars: CalendarBook): TicketStory[] {
  const timing = new Chance(seed, 'requests', date);
  const weekend = weekdayOf(date) > 5;
  const from = instantOf(date, 7 * 60, ZONE);
  const to = instantOf(date, 21 * 60, ZONE);
  const openings = timing.spread(from, to, weekend ? 200 : 55, weekend ? 500 : 125);
  return openings.map((openedAt, i) => request(new Chance(seed, 'request', date, i), openedAt, calendars));
}

function request(chance: Chance, openedAt: number, calendars: CalendarBook): TicketStory {
  const office = calendarOf(calendars, AUROLOGIC.office);
  const after = (at: number, low: number, high: number) => dueAt(office, at, chance.minutes(low, high));
  const customer = chance.pick(HOSTING_CUSTOMERS.filter(({ parentId }) => !parentId));
  const accounting = chance.happens(0.4);
  const service = accounting ? null : chance.pick(customer.services);
  const story = new TicketStory(
    'AL*r',
    {
      provider: 'aurologic',
      service: service?.name ?? null,
      serviceKind: service?.kind ?? null,
      addressId: null,
      customerId: customer.id,
      subject: chance.pick(accounting ? ACCOUNTING_SUBJECTS : TECHNICAL_SUBJECTS),
      priority: chance.pick(['low', 'normal', 'normal', 'high']),
      requestKind: accounting ? 'accounting' : 'technical',
    },
    openedAt,
    chance.happens(0.92) ? 'ticket-system' : 'email',
  );
  let at = after(openedAt, 10, 300);
  story.tell(at, { type: 'staff-replied' }, chance.pick(HIGHER_LEVEL));
  for (let i = Math.floor(chance.between(0, 2.6)); i > 0; i--) {
    const reply = at + chance.minutes(15, 200);
    story.tell(reply, { type: 'customer-replied' });
    at = after(reply, 10, 240);
    story.tell(at, { type: 'staff-replied' }, chance.pick(HIGHER_LEVEL));
  }
  story.tell(after(at, 60, 700), { type: 'closed' }, chance.pick(HIGHER_LEVEL));
  return story;
}
