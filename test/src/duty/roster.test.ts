import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followed, type RosterShift } from '../../../src/duty/followed.ts';
import { type Roster, rosterShifts } from '../../../src/duty/roster.ts';
import { onDuty, type Shift } from '../../../src/duty/shift.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`2026-03-${text}:00Z`);

const ROSTER: Roster = {
  provider: 'aurologic',
  levels: [
    {
      level: 1,
      rotations: [
        {
          people: ['weber', 'haddad'],
          from: '2026-03-02',
          until: null,
          zone: 'Europe/Berlin',
          handOvers: [
            { weekday: null, minute: 480 },
            { weekday: null, minute: 1200 },
          ],
          every: 1,
          hours: null,
        },
      ],
    },
  ],
  overrides: [{ level: 1, person: 'arslan', start: at('23T10:00'), end: at('23T22:00') }],
};

test('an override is cut out of the shifts of its level', () => {
  const shifts = rosterShifts(ROSTER, { start: at('23T08:00'), end: at('24T00:00') }, (id) => `Mx ${id}`);
  expect(shifts).toEqual([
    { level: 1, person: 'weber', name: 'Mx weber', start: at('23T07:00'), end: at('23T10:00') },
    { level: 1, person: 'arslan', name: 'Mx arslan', start: at('23T10:00'), end: at('23T22:00') },
    { level: 1, person: 'haddad', name: 'Mx haddad', start: at('23T22:00'), end: at('24T07:00') },
  ]);
});

const hours = fc.integer({ min: -12, max: 36 });
const anyShift: fc.Arbitrary<RosterShift> = fc
  .tuple(fc.constantFrom(1, 2), fc.constantFrom('a', 'b', 'c'), hours, fc.integer({ min: 1, max: 14 }))
  .map(([level, person, start, length]) => ({
    ...{ provider: 'aurologic', level, person, name: person.toUpperCase() },
    ...{ start: start * HOUR, end: (start + length) * HOUR },
  }));
const anyShifts = fc.array(anyShift, { maxLength: 12 });

const peopleAt = (shifts: readonly Shift[], level: number, instant: number) =>
  [...new Set(onDuty(shifts, level, instant).map(({ person }) => person))].sort();

describe('a roster that changes', () => {
  const NOW = 12 * HOUR;
  const filedOf = (planned: readonly RosterShift[], now: number) => followed(new Map(), planned, now).shifts;

  test('leaves what was before now, and is as planned from now on', () => {
    fc.assert(
      fc.property(anyShifts, anyShifts, anyShifts, (first, second, third) => {
        let filed: ReadonlyMap<string, RosterShift> = filedOf(first, 0);
        for (const [planned, now] of [
          [second, NOW],
          [third, NOW + HOUR],
          [third, NOW + 2 * HOUR],
        ] as const) {
          const { shifts, keep } = followed(filed, planned, now);
          const next = new Map([...keep.map((id) => [id, filed.get(id)!] as const), ...shifts]);
          for (const level of [1, 2]) {
            for (let hour = -12; hour < 50; hour++) {
              const told = peopleAt([...next.values()], level, hour * HOUR);
              const before = peopleAt([...filed.values()], level, hour * HOUR);
              if (hour * HOUR >= now) expect(told).toEqual(peopleAt(planned, level, hour * HOUR));
              else if (before.length > 0) expect(told).toEqual(before);
            }
          }
          filed = next;
        }
        expect(followed(filed, third, NOW + 2 * HOUR)).toEqual({
          shifts: new Map([...filed].filter(([, { end }]) => end > NOW + 2 * HOUR)),
          keep: expect.anything(),
        });
      }),
      { numRuns: 300 },
    );
  });

  test('somebody who is taken off and put on again stays off in between', () => {
    const weber: RosterShift = {
      provider: 'aurologic',
      level: 1,
      person: 'weber',
      name: 'J. Weber',
      start: 8 * HOUR,
      end: 20 * HOUR,
    };
    const off = followed(filedOf([weber], 0), [], 14 * HOUR).shifts;
    expect([...off.values()]).toEqual([{ ...weber, end: 14 * HOUR }]);
    const { shifts, keep } = followed(off, [weber], 15 * HOUR);
    expect([...shifts.values()]).toEqual([{ ...weber, start: 15 * HOUR }]);
    expect(keep).toEqual([...off.keys()]);
  });
});
