import { describe, expect, test } from 'vitest';
import { change } from './facts.ts';
import { eventsOf, mapped } from './mapped.ts';

const create = { type: 'Create' };
const aurologic = { Provider: ['aurologic'] };
const customer1 = ['customer1@example.test'];

test('a ticket is about what its fields say now', () => {
  const fields = {
    ...aurologic,
    Service: ['IP-Transit 10G'],
    ServiceKind: [' IP-Transit '],
    AddressId: [],
    CustomerId: ['C-9'],
  };
  expect(mapped([create], { subject: 'BGP down', fields }).ticket).toEqual({
    provider: 'aurologic',
    service: 'IP-Transit 10G',
    serviceKind: 'IP-Transit',
    addressId: null,
    customerId: 'C-9',
    subject: 'BGP down',
    url: 'https://rt.example.net/Ticket/Display.html?id=7',
    priority: null,
    requestKind: null,
    hidden: null,
  });
});

describe('the customer', () => {
  const requestors = { 'customer1@example.test': 'C-1', '@kestrel.example': 'C-2' };
  const customerOf = (reading: object) =>
    mapped([create], { fields: aurologic, ...reading }, { requestors }).ticket?.customerId;

  test('is the number on the ticket', () => {
    expect(customerOf({ fields: { ...aurologic, CustomerId: ['C-9'] }, requestors: customer1 })).toBe('C-9');
  });

  test('is else known by the requestor, by the address before the domain', () => {
    expect(customerOf({ requestors: ['Customer1@Example.test'] })).toBe('C-1');
    expect(customerOf({ requestors: ['someone@KESTREL.example'] })).toBe('C-2');
    expect(customerOf({ requestors: ['who@else.example', 'someone@kestrel.example'] })).toBe('C-2');
  });

  test('is nobody when nothing says', () => {
    expect(customerOf({ requestors: ['customer2@example.test', 'root'] })).toBeNull();
    expect(customerOf({})).toBeNull();
  });
});

test('priority is a field, or RT’s own', () => {
  const reading = { priority: '50', fields: { ...aurologic, Urgency: ['high'] } };
  expect(mapped([create], reading, { priority: 'Priority' }).ticket?.priority).toBe('50');
  expect(mapped([create], reading, { priority: 'Urgency' }).ticket?.priority).toBe('high');
});

test('the kind of request is translated', () => {
  const requestKind = { field: 'Kind', values: { Rechnung: 'accounting' }, otherwise: 'technical' };
  const kindOf = (value: string[]) =>
    mapped([create], { fields: { ...aurologic, Kind: value } }, { requestKind }).ticket?.requestKind;
  expect(kindOf(['rechnung'])).toBe('accounting');
  expect(kindOf(['Leitung'])).toBe('technical');
  expect(kindOf([])).toBe('technical');
});

describe('what is not understood waits in quarantine, with place and remedy', () => {
  test('an unknown value of a field; the rest of the ticket goes on', () => {
    const derivation = mapped([create, change('Emergency', '', 'maybe')], {
      fields: { ...aurologic, Emergency: ['maybe'] },
    });
    expect(eventsOf(derivation)).toEqual(['10:00 opened ticket-system']);
    expect(derivation.quarantined).toEqual([
      {
        place: 'ticket 7, field Emergency',
        raw: 'maybe',
        reason:
          "field Emergency has the value 'maybe', which mapping.fields does not know (it knows no, yes, ); add it there, with the meaning 'nothing' if it has none",
      },
    ]);
  });

  test('an unknown channel, unless one is meant otherwise', () => {
    const reading = { fields: { ...aurologic, Channel: ['fax'] } };
    const channel = { field: 'Channel', values: { phone: 'phone' } };
    const derivation = mapped([create], reading, { channel });
    expect(eventsOf(derivation)).toEqual(['10:00 opened other']);
    expect(derivation.quarantined).toMatchObject([{ place: 'ticket 7, field Channel', raw: 'fax' }]);
    expect(derivation.quarantined[0].reason).toContain('mapping.channel');
    expect(eventsOf(mapped([create], reading))).toEqual(['10:00 opened ticket-system']);
  });

  test('a ticket whose provider nobody names', () => {
    const missing = mapped([create], { fields: {} });
    expect(missing.ticket).toBeNull();
    expect(missing.events).toEqual([]);
    expect(missing.quarantined).toEqual([
      {
        place: 'ticket 7, field Provider',
        raw: '',
        reason: 'field Provider is empty (it knows aurologic, aura); set it in RT, or add it to the mapping',
      },
    ]);
    const unknown = mapped([create], { fields: { Provider: ['Telekom'] } });
    expect(unknown.ticket).toBeNull();
    expect(unknown.quarantined).toMatchObject([{ raw: 'Telekom' }]);
    const otherwise = { field: 'Provider', values: {}, otherwise: 'aura' };
    expect(mapped([create], { fields: {} }, { provider: otherwise }).ticket?.provider).toBe('aura');
  });

  test('a ticket of which RT does not show the beginning', () => {
    const derivation = mapped([change('Emergency', '', 'yes')], { fields: aurologic });
    expect(derivation.ticket).toBeNull();
    expect(derivation.quarantined[0]).toMatchObject({ place: 'ticket 7, history' });
    expect(derivation.quarantined[0].reason).toContain('may the sync user see all of it?');
  });
});

test('without a reading the provider is the one that the changes tell', () => {
  const derivation = mapped([create, change('Provider', 'aura', 'aurologic')], null);
  expect(derivation.ticket).toMatchObject({ provider: 'aurologic', subject: null });
});
