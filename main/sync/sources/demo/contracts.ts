import { addDays, type LocalDate } from '../../../../src/calendars/wall-time.ts';
import type { SourceRecord } from '../../source.ts';
import { ADDRESSES } from './addresses.ts';
import { Chance } from './chance.ts';
import { BUSINESS_CUSTOMERS, HOSTING_CUSTOMERS } from './customers.ts';

/** The kinds of which the demo sends everything it has at once, at its first poll. */
export const CONTRACT_KINDS = ['customer', 'service', 'address', 'activation', 'agreement'] as const;

const record = (kind: string, id: string, body: object): SourceRecord => ({
  kind,
  record: id,
  sequence: 0,
  at: 0,
  body,
});

/**
 * Customers, services, addresses, activations and agreements, around the local day on which the story
 * begins.
 */
export function contracts(seed: number, firstDay: LocalDate): SourceRecord[] {
  const customers = [...HOSTING_CUSTOMERS, ...BUSINESS_CUSTOMERS];
  return [
    ...customers.map(({ services: _, ...body }) => record('customer', body.id, body)),
    ...HOSTING_CUSTOMERS.flatMap(({ id: customerId, services }) =>
      services.map(({ id, name, kind }) => record('service', id, { id, customerId, name, kind })),
    ),
    ...ADDRESSES.map(({ id, text, lines }) => record('address', id, { id, text, lines })),
    ...activations(firstDay),
    ...agreements(seed, firstDay),
  ];
}

function activations(firstDay: LocalDate): SourceRecord[] {
  return HOSTING_CUSTOMERS.flatMap(({ id: customerId, services }) =>
    services
      .filter(({ activatedDaysAgo }) => activatedDaysAgo !== null)
      .map(({ id, name, activatedDaysAgo }) => {
        const from = addDays(firstDay, -activatedDaysAgo!);
        return record('activation', id, { provider: 'aurologic', customerId, service: name, from, to: null });
      }),
  );
}

/** One agreement for each address that has one; some end soon, and some of those are renewed. */
function agreements(seed: number, firstDay: LocalDate): SourceRecord[] {
  const chance = new Chance(seed, 'agreements');
  return ADDRESSES.flatMap(({ id: addressId, tier, business }) => {
    const customerId = BUSINESS_CUSTOMERS[business].id;
    const started = addDays(firstDay, -Math.floor(chance.between(120, 1500)));
    const agreement = (of: string, from: LocalDate, to: LocalDate | null, listed: number) =>
      record('agreement', `aura/${addressId}/${of}/${from}`, {
        provider: 'aura',
        addressId,
        customerId,
        tier: of,
        from,
        to,
        listed,
      });
    // Without an agreement today: never had one, or lost it.
    if (tier === null) {
      if (chance.happens(0.5)) return [];
      return [
        agreement(
          'basis',
          addDays(started, -400),
          addDays(firstDay, -Math.floor(chance.between(40, 100))),
          1,
        ),
      ];
    }
    if (chance.happens(0.6)) return [agreement(tier, started, null, 1)];
    const ends = addDays(firstDay, Math.floor(chance.between(3, 120)));
    const old = agreement(tier, started, ends, 1);
    if (chance.happens(0.25)) return [old];
    // Renewed, now and then with the other tier.
    const next = chance.happens(0.85) ? tier : tier === 'pro' ? 'basis' : 'pro';
    return [old, agreement(next, ends, null, 2)];
  });
}
