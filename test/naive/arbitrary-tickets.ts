// Generated ticket lines of both providers.
import fc from 'fast-check';
import {
  anyNow,
  anyRecording,
  auraSteps,
  aurologicSteps,
  type NowWish,
  type Recording,
  record,
  resolveNow,
  type Step,
  type Told,
  tellAll,
} from './arbitrary-events.ts';
import { type Line, type Maybe, mostly, put, seldom } from './arbitrary-fields.ts';
import {
  anyInstant,
  anyWriting,
  beforeMidnight,
  longTiming,
  shortTiming,
  type Writing,
  writeInstant,
} from './arbitrary-instants.ts';
import { localDateAt } from './calendars.ts';

const zone = 'Europe/Copenhagen';

function dayAfter(instant: number, days: number): string {
  return localDateAt(instant, zone).add({ days }).toString();
}

interface Validity {
  readonly from: number;
  readonly length: number | null;
}

/** In days from the opening of the ticket; many begin on the same day, many end about now. */
const anyValidity: fc.Arbitrary<Validity> = fc.record({
  from: fc.constantFrom(-400, -400, -30, -1, 0, 0, 1, 2),
  length: fc.constantFrom(null, null, null, 0, 1, 2, 30, 31, 400, 401, 402),
});

function validity(wish: Validity, openedAt: number): { from: string; to: string | null } {
  return {
    from: dayAfter(openedAt, wish.from),
    to: wish.length === null ? null : dayAfter(openedAt, wish.from + wish.length),
  };
}

const anyAgreements = fc.array(
  fc.record({
    addressId: fc.constantFrom('Havnegade 1', 'Havnegade 1', 'Havnegade 1', 'Havnegade 3'),
    tier: fc.constantFrom('basis', 'pro'),
    validity: anyValidity,
  }),
  { maxLength: 4 },
);

/** Most tickets have an agreement that covers them. */
const mostlyCovered = fc.oneof(
  {
    weight: 7,
    arbitrary: fc
      .tuple(fc.constantFrom('basis', 'basis', 'pro'), anyAgreements)
      .map(([tier, more]) => [
        { addressId: 'Havnegade 1', tier, validity: { from: -400, length: null } },
        ...more,
      ]),
  },
  { weight: 2, arbitrary: anyAgreements },
);

const services = [
  'IP-Transit',
  'ip transit',
  'IPTRANSIT',
  ' I P - Transit ',
  'DDoS-Protection',
  'dDOS protec-tion',
  'Colocation',
  'Co-Location',
  'IP-Transit 10G',
  'Dedicated Server',
  'dedicated-server',
  'Rack 7',
];

const anyService = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...services) },
  { weight: 3, arbitrary: fc.constant('IP-Transit') },
  { weight: 2, arbitrary: fc.constant('Dedicated Server') },
);
const activated = fc.constantFrom(
  'Dedicated Server',
  'DEDICATED-server',
  'rack-7',
  'Rack7',
  'IP-Transit 10G',
);
const activationValidity = fc.oneof(
  { weight: 2, arbitrary: anyValidity },
  // that begin or end at the midnight after the opening
  { weight: 1, arbitrary: fc.constantFrom<Validity>({ from: 1, length: null }, { from: -400, length: 401 }) },
);
const anyActivations = fc.array(fc.record({ service: activated, validity: activationValidity }), {
  maxLength: 3,
});

const anyCustomer = fc.record({
  parentId: fc.constantFrom(null, null, 'P'),
  revenue: mostly(fc.constantFrom(0, 120, 499.99, 500, 500.01, 12_000)),
});

interface TicketWishes {
  readonly provider: 'aurologic' | 'aura';
  readonly openedAt: number;
  readonly channel: string;
  readonly openedWriting: Writing;
  readonly steps: readonly Step[];
  readonly recording: Recording;
  readonly now: NowWish;
  readonly nowWriting: Writing;
  readonly service: Maybe<string>;
  readonly serviceKind: Maybe<string>;
  readonly addressId: Maybe<string>;
  readonly customerId: Maybe<string>;
  readonly customer: { readonly parentId: string | null; readonly revenue: Maybe<number> } | null;
  readonly activations: readonly { service: string; validity: Validity }[] | null;
  readonly agreements: readonly { addressId: string; tier: string; validity: Validity }[] | null;
}

function ticketLine(wishes: TicketWishes): Line {
  const { openedAt } = wishes;
  const opened: Told = {
    at: openedAt,
    event: { at: writeInstant(openedAt, wishes.openedWriting), type: 'opened', channel: wishes.channel },
  };
  const others = tellAll(opened, wishes.steps);
  const now = resolveNow(wishes.now, [opened, ...others]);
  const ticket: Line = { id: 'T' };
  put(ticket, 'service', wishes.service);
  put(ticket, 'serviceKind', wishes.serviceKind);
  put(ticket, 'addressId', wishes.addressId);
  put(ticket, 'customerId', wishes.customerId);
  ticket.events = record(opened, others, wishes.recording).map((told) => told.event);
  const line: Line = {
    id: 'p',
    now: writeInstant(now, wishes.nowWriting),
    provider: wishes.provider,
    ticket,
  };
  if (wishes.customer !== null) {
    const customer: Line = { id: 'C', parentId: wishes.customer.parentId };
    put(customer, 'monthlyRevenueEur', wishes.customer.revenue);
    line.customer = customer;
  }
  if (wishes.activations !== null) {
    line.activations = wishes.activations.map((activation) => ({
      service: activation.service,
      ...validity(activation.validity, openedAt),
    }));
  }
  if (wishes.agreements !== null) {
    line.agreements = wishes.agreements.map((agreement) => ({
      addressId: agreement.addressId,
      tier: agreement.tier,
      ...validity(agreement.validity, openedAt),
    }));
  }
  return line;
}

export function aurologicTicketLine(): fc.Arbitrary<Line> {
  return fc
    .record({
      provider: fc.constant('aurologic' as const),
      openedAt: fc.oneof({ weight: 3, arbitrary: anyInstant }, { weight: 1, arbitrary: beforeMidnight }),
      channel: fc.oneof(
        { weight: 12, arbitrary: fc.constant('ticket-system') },
        { weight: 1, arbitrary: fc.constantFrom('phone', 'email', 'other') },
      ),
      openedWriting: anyWriting,
      steps: aurologicSteps(),
      recording: anyRecording,
      now: anyNow(shortTiming),
      nowWriting: anyWriting,
      service: mostly(anyService),
      serviceKind: seldom(anyService),
      addressId: seldom(fc.constant('Havnegade 1')),
      customerId: mostly(fc.constant('C')),
      customer: fc.option(anyCustomer, { freq: 6 }),
      activations: fc.option(anyActivations, { freq: 6 }),
      agreements: fc.constant(null),
    })
    .map(ticketLine);
}

export function auraTicketLine(): fc.Arbitrary<Line> {
  return fc
    .record({
      provider: fc.constant('aura' as const),
      openedAt: anyInstant,
      channel: fc.constantFrom('phone', 'phone', 'email', 'ticket-system', 'other'),
      openedWriting: anyWriting,
      steps: auraSteps(),
      recording: anyRecording,
      now: anyNow(longTiming),
      nowWriting: anyWriting,
      service: mostly(fc.constant('Fiber 1000')),
      serviceKind: seldom(fc.constant('fiber')),
      addressId: mostly(fc.constant('Havnegade 1'), 14),
      customerId: mostly(fc.constant('C')),
      customer: fc.option(anyCustomer, { freq: 1 }),
      activations: fc.constant(null),
      agreements: fc.option(mostlyCovered, { freq: 20 }),
    })
    .map(ticketLine);
}
