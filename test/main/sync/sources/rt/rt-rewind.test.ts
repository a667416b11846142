import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TicketBody, TransactionBody } from '../../../../../main/sync/sources/rt/rt-facts.ts';
import { fieldHistory, firstStatus } from '../../../../../main/sync/sources/rt/rt-rewind.ts';

const change = (field: string, old: string, now: string): TransactionBody => ({
  ticketId: '7',
  type: 'CustomField',
  field,
  old,
  new: now,
  creator: 'duty',
  staff: true,
});

const reading = (fields: TicketBody['fields'], status = 'new'): TicketBody => ({
  queue: 'NOC',
  subject: '',
  status,
  requestors: [],
  priority: '0',
  fields,
  hidden: null,
});

/** A field's life as RT keeps it: what it held after each change, the creation first. */
interface Life {
  readonly held: readonly (readonly string[])[];
  readonly changes: readonly TransactionBody[];
}

const VALUES = ['', 'yes', 'no', 'vor Ort', 'Åben'];

/** A field with one value, or none; RT writes no transaction when nothing changes. */
const single = fc.array(fc.constantFrom(...VALUES), { minLength: 1, maxLength: 8 }).map((values): Life => {
  const kept = values.filter((value, i) => value !== values[i - 1]);
  return {
    held: kept.map((value) => (value === '' ? [] : [value])),
    changes: kept.slice(1).map((value, i) => change('Field', kept[i], value)),
  };
});

/** A field with many values: each is added when it is not there and taken away when it is. */
const many = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
    fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 10 }),
  )
  .map(([first, toggled]): Life => {
    const held = [first];
    const changes: TransactionBody[] = [];
    for (const value of toggled) {
      const before = held.at(-1)!;
      const there = before.includes(value);
      held.push(there ? before.filter((one) => one !== value) : [...before, value]);
      changes.push(there ? change('Field', value, '') : change('Field', '', value));
    }
    return { held, changes };
  });

for (const [kind, life] of Object.entries({ single, many })) {
  test(`a ${kind} field's history gives what was set at creation, and what it holds now`, () => {
    fc.assert(
      fc.property(life, ({ held, changes }) => {
        const history = fieldHistory(changes, reading({ Field: held.at(-1)! }));
        expect([...history.first('field')].sort()).toEqual([...held[0]].sort());
        expect(history.now('FIELD')).toEqual(held.at(-1));
      }),
      { numRuns: 1000 },
    );
  });

  test(`a ${kind} field is rebuilt from a reading that is older than the last changes as well`, () => {
    fc.assert(
      fc.property(life, fc.nat(), ({ held, changes }, which) => {
        const old = held[which % held.length];
        expect([...fieldHistory(changes, reading({ Field: old })).first('Field')].sort()).toEqual(
          [...held[0]].sort(),
        );
      }),
      { numRuns: 1000 },
    );
  });
}

test('without a reading, what the changes say is all there is', () => {
  const history = fieldHistory([change('Emergency', 'no', 'yes'), change('Emergency', 'yes', 'no')], null);
  expect(history.first('Emergency')).toEqual(['no']);
  expect(history.now('Emergency')).toEqual(['no']);
  expect(history.first('Provider')).toEqual([]);
});

test('a value that was cleared at last was there before', () => {
  const history = fieldHistory([change('AddressId', 'A-1', '')], reading({ AddressId: [] }));
  expect(history.first('AddressId')).toEqual(['A-1']);
  expect(history.now('AddressId')).toEqual([]);
});

test('the first status is the one that the first change left, else the current one', () => {
  const opened = { ...change('Status', 'new', 'open'), type: 'Status' };
  const resolved = { ...change('Status', 'open', 'resolved'), type: 'Status' };
  expect(firstStatus([opened, resolved], reading({}, 'resolved'))).toBe('new');
  expect(firstStatus([], reading({}, 'stalled'))).toBe('stalled');
  expect(firstStatus([], null)).toBeNull();
});
