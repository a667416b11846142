import type { CalendarBook } from '../../../../src/calendars/calendar-book.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import { instantOf, type LocalDate, weekdayOf } from '../../../../src/calendars/wall-time.ts';
import { ADDRESSES, type DemoAddress } from './addresses.ts';
import { Chance } from './chance.ts';
import { BUSINESS_CUSTOMERS } from './customers.ts';
import { AURA_STAFF, ZONE } from './duty.ts';
import { type Tier, tellFault } from './fault-story.ts';
import { ONSITE_FAULTS, OWN_NETWORK_FAULTS, REMOTE_FAULTS } from './subjects.ts';
import { type TicketFacts, TicketStory } from './ticket-story.ts';

/** Which day of the story it is: negative before it begins, and a day by its date. */
export interface StoryDay {
  readonly number: number;
  readonly date: LocalDate;
}

/** From this day on faults come as often as in the present, so that some wait when the story begins. */
const LIVELY_FROM_DAY = -3;
const MOST_A_DAY = 60;

/** The faults that are reported on a local day. */
export function faultsOn(seed: number, day: StoryDay, calendars: CalendarBook): TicketStory[] {
  const at = (hour: number) => instantOf(day.date, hour * 60, ZONE);
  const lively = day.number >= LIVELY_FROM_DAY;
  const weekend = weekdayOf(day.date) > 5;
  const timing = new Chance(seed, 'faults', day.number);
  const pro = timing.spread(at(0), at(24), lively ? 26 : 500, lively ? 55 : 1300);
  const [open, close] = weekend ? [10, 14] : [8, 20];
  const basis = timing.spread(at(open), at(close), lively ? (weekend ? 90 : 75) : 200, lively ? 130 : 400);
  const odd = timing.spread(at(7), at(23), lively ? 90 : 600, lively ? 240 : 2400);
  return [
    ...pro.map((openedAt, i) => usual(seed, day, 'pro', openedAt, i, calendars)),
    ...basis.map((openedAt, i) => usual(seed, day, 'basis', openedAt, i, calendars)),
    ...odd.map((openedAt, i) => unusual(new Chance(seed, 'odd', day.number, i), openedAt)),
  ];
}

function usual(
  seed: number,
  day: StoryDay,
  tier: Tier,
  openedAt: Instant,
  i: number,
  calendars: CalendarBook,
): TicketStory {
  const chance = new Chance(seed, tier, day.number, i);
  // In one order for the whole story, so that the same address does not come again soon.
  const addresses = new Chance(seed, 'addresses', tier).shuffled(
    ADDRESSES.filter((one) => one.tier === tier),
  );
  const turn = day.number * MOST_A_DAY + i + 100 * MOST_A_DAY * addresses.length;
  const address = addresses[turn % addresses.length];
  const visit = chance.happens(tier === 'pro' ? 0.5 : 0.6);
  const facts = factsOf(chance, address, chance.pick(visit ? ONSITE_FAULTS : REMOTE_FAULTS));
  const byEmail = chance.happens(tier === 'pro' ? 0.3 : 0.08);
  const story = new TicketStory(`AA*${tier[0]}`, facts, openedAt, byEmail ? 'email' : 'phone');
  tellFault(story, chance, tier, visit, calendars);
  return story;
}

/** Faults without a promise: nobody knows where, nothing was bought, or it is the customer's own network. */
function unusual(chance: Chance, openedAt: Instant): TicketStory {
  const staff = chance.pick(AURA_STAFF);
  const plot = chance.pick(['address-unknown', 'no-agreement', 'not-covered', 'not-covered'] as const);
  const bought = plot === 'not-covered';
  const address =
    plot === 'address-unknown'
      ? null
      : chance.pick(ADDRESSES.filter(({ tier }) => (bought ? tier !== null : tier === null)));
  const facts = factsOf(chance, address, chance.pick(bought ? OWN_NETWORK_FAULTS : REMOTE_FAULTS));
  const story = new TicketStory('AA*o', facts, openedAt, 'phone');
  story.tell(openedAt + chance.minutes(5, 25), { type: 'staff-replied' }, staff);
  if (bought) {
    const at = openedAt + chance.minutes(15, 50);
    story.tell(at, { type: 'coverage-classified', coverage: 'customer-network' }, staff);
  }
  story.tell(openedAt + chance.minutes(70, 220), { type: 'closed' }, staff);
  return story;
}

/** What a fault at an address is about. */
export function factsOf(chance: Chance, address: DemoAddress | null, subject: string): TicketFacts {
  // One in ten forgets to say the customer number.
  const business = address && !chance.happens(0.1) ? BUSINESS_CUSTOMERS[address.business] : null;
  return {
    provider: 'aura',
    service: chance.pick(['Fiber 300', 'Fiber 1000', 'Fiber 1000', 'MPLS']),
    serviceKind: null,
    addressId: address?.id ?? null,
    customerId: business?.id ?? null,
    subject,
    priority: null,
    requestKind: 'technical',
  };
}
