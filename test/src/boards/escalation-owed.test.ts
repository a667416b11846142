import { expect, test } from 'vitest';
import { escalationOwed } from '../../../src/boards/escalation-owed.ts';

const escalation = { at: 1000, level: 2, told: false, called: false };

test('an escalation owes the customer a word and staff a call, both late until they are given', () => {
  expect(escalationOwed(escalation)).toEqual([
    { kind: 'customer-not-told', since: 1000, level: 'late' },
    { kind: 'staff-not-called', since: 1000, level: 'late' },
  ]);
  expect(escalationOwed({ ...escalation, told: true })).toMatchObject([{ kind: 'staff-not-called' }]);
  expect(escalationOwed({ ...escalation, called: true })).toMatchObject([{ kind: 'customer-not-told' }]);
  expect(escalationOwed({ ...escalation, told: true, called: true })).toEqual([]);
  expect(escalationOwed(null)).toEqual([]);
});
