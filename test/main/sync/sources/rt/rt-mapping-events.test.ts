import { describe, expect, test } from 'vitest';
import { change, status } from './facts.ts';
import { eventsOf, mapped } from './mapped.ts';

const create = { type: 'Create' };
const aurologic = { Provider: ['aurologic'] };

describe('values of fields', () => {
  test('set at creation, they count from then, and the channel is that of the creation', () => {
    const told = [create, change('Emergency', 'yes', 'no'), change('Channel', 'phone', 'ticket')];
    const fields = { ...aurologic, Emergency: ['no'], ServiceImpact: ['impacting'], Channel: ['ticket'] };
    expect(eventsOf(mapped(told, { fields }))).toEqual([
      '10:00 opened phone',
      '10:00 emergency-flagged',
      '10:00 impact-classified impacting',
      '10:01 emergency-unflagged',
    ]);
  });

  test('set later, they count from the change; who did it is kept', () => {
    const told = [create, { ...change('Emergency', '', 'yes'), creator: 'customer1@example.test' }];
    const derivation = mapped(told, { fields: { ...aurologic, Emergency: ['yes'] } });
    expect(eventsOf(derivation)).toEqual(['10:00 opened ticket-system', '10:01 emergency-flagged']);
    expect(derivation.events.map((event) => event.by)).toEqual(['duty', 'customer1@example.test']);
    expect(derivation.events.map((event) => event.fact.record)).toEqual(['101', '102']);
  });

  test('case and blanks around a name or value do not matter', () => {
    const told = [create, change(' emergency ', '', ' YES ')];
    const derivation = mapped(told, { fields: { provider: ['Aurologic '], EMERGENCY: ['YES'] } });
    expect(eventsOf(derivation)).toEqual(['10:00 opened ticket-system', '10:01 emergency-flagged']);
    expect(derivation.ticket?.provider).toBe('aurologic');
  });

  test('cleared, the empty value counts where it has a meaning, and nothing else does', () => {
    const told = [create, change('Emergency', 'yes', ''), change('Mode', 'onsite', '')];
    expect(eventsOf(mapped(told, { fields: aurologic }))).toEqual([
      '10:00 opened ticket-system',
      '10:00 emergency-flagged',
      '10:00 technician-required',
      '10:01 emergency-unflagged',
    ]);
  });

  test('any other value of a level is an escalation to it', () => {
    const told = [create, change('EscalationLevel', '0', '2'), change('EscalationLevel', '2', '0')];
    expect(eventsOf(mapped(told, { fields: { ...aurologic, EscalationLevel: ['0'] } }))).toEqual([
      '10:00 opened ticket-system',
      '10:01 escalated 2',
    ]);
  });
});

describe('replies', () => {
  const reply = (creator: string) => ({ type: 'Correspond', creator });
  const told = [create, reply('customer1@example.test'), reply('duty'), reply('RT_System')];
  const replies = (changes = {}, all = told) =>
    eventsOf(mapped(all, { fields: aurologic }, changes)).slice(1);

  test('staff is who RT calls privileged, everybody else is the customer, RT itself is nobody', () => {
    expect(replies()).toEqual(['10:01 customer-replied', '10:02 staff-replied']);
  });

  test('the configuration knows better who is staff and who is a customer', () => {
    const changes = { staff: ['Customer1@example.test'], customers: ['duty'] };
    expect(replies(changes)).toEqual(['10:01 staff-replied', '10:02 customer-replied']);
  });

  test('an automatic reply is none', () => {
    expect(replies({ automatic: ['duty'] })).toEqual(['10:01 customer-replied']);
  });

  test('comments and mail are none', () => {
    expect(replies({}, [create, { type: 'Comment' }, { type: 'EmailRecord' }])).toEqual([]);
  });
});

describe('statuses', () => {
  test('resolved closes, opened again reopens; opening and stalling mean nothing', () => {
    const told = [
      create,
      status('new', 'open', 'RT_System'),
      status('open', 'stalled'),
      status('stalled', 'open'),
      status('open', 'resolved'),
      status('resolved', 'open'),
      status('open', 'rejected'),
    ];
    expect(eventsOf(mapped(told, { status: 'rejected', fields: aurologic }))).toEqual([
      '10:00 opened ticket-system',
      '10:04 closed',
      '10:05 reopened',
      '10:06 closed',
    ]);
  });

  test('from one closed status to another nothing happens', () => {
    const told = [create, status('open', 'resolved'), status('resolved', 'deleted')];
    expect(eventsOf(mapped(told, { status: 'deleted', fields: aurologic }))).toEqual([
      '10:00 opened ticket-system',
      '10:01 closed',
    ]);
  });

  test('statuses of a life of its own mean what the configuration says', () => {
    const changes = {
      closed: ['erledigt'],
      statuses: { 'in Arbeit': 'repair-started', behoben: 'restored' },
    };
    const told = [
      create,
      status('neu', 'in Arbeit'),
      status('In Arbeit', 'Behoben'),
      status('behoben', 'Erledigt'),
    ];
    expect(eventsOf(mapped(told, { status: 'erledigt', fields: aurologic }, changes))).toEqual([
      '10:00 opened ticket-system',
      '10:01 repair-started',
      '10:02 restored',
      '10:03 closed',
    ]);
  });

  test('a ticket that was created closed is closed from then', () => {
    expect(eventsOf(mapped([create], { status: 'resolved', fields: aurologic }))).toEqual([
      '10:00 opened ticket-system',
      '10:00 closed',
    ]);
  });
});

test('merging ends the source; the link that RT writes on the target as well means nothing there', () => {
  const link = (into: string) => ({
    type: 'AddLink',
    field: 'MergedInto',
    new: `fsck.com-rt://noc.test/ticket/${into}`,
  });
  expect(eventsOf(mapped([create, link('9')], { fields: aurologic }))).toEqual([
    '10:00 opened ticket-system',
    '10:01 merged 9',
  ]);
  expect(eventsOf(mapped([create, link('7')], { fields: aurologic }))).toEqual([
    '10:00 opened ticket-system',
  ]);
  const other = { type: 'AddLink', field: 'RefersTo', new: 'fsck.com-rt://noc.test/ticket/9' };
  expect(eventsOf(mapped([create, other], { fields: aurologic }))).toHaveLength(1);
});

test('a type of transaction means what the configuration says', () => {
  const changes = { transactions: { Comment: 'customer-informed', Take: 'nothing' } };
  expect(
    eventsOf(mapped([create, { type: 'comment' }, { type: 'Take' }], { fields: aurologic }, changes)),
  ).toEqual(['10:00 opened ticket-system', '10:01 customer-informed']);
});
