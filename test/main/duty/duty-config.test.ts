import { expect, test } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../../main/configuration/read-configuration.ts';
import { configuredRosters } from '../../../main/duty/configured-rosters.ts';
import { PROVIDERS } from '../../../src/providers/providers.ts';

const RIGHT = `
people:
  - { id: weber, name: J. Weber, email: j.weber@example.net }
  - { id: haddad, name: A. Haddad }
  - { id: moeller, name: K. Möller }
duty:
  - provider: aurologic
    levels:
      - level: 1
        rotations:
          - people: [weber, haddad]
            from: 2026-01-05
            handOver: [08:00, 20:00]
      - level: 2
        rotations:
          - people: [moeller, weber]
            from: 2026-01-05
            handOver: Monday 08:00
            everyWeeks: 2
            hours: 20:00-08:00
            days: monday-to-friday
    overrides:
      - person: moeller
        from: 2026-12-24 08:00
        to: 2026-12-25T07:00:00Z
sources:
  - { id: planned, type: tables, tables: { customers: customers.csv } }
`;

const read = (text: string) => parseConfiguration(text, 'wallclock.yaml', {});
const faultsOf = (text: string): readonly string[] => {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
};
/** The faults of the example with one text in place of another. */
const spoilt = (text: string, by: string) => {
  expect(RIGHT).toContain(text);
  return faultsOf(RIGHT.replace(text, by)).map((fault) => fault.replace(/^wallclock\.yaml line \d+, /, ''));
};

test('a roster reads as it is written', () => {
  const [roster] = configuredRosters(read(RIGHT).duty, PROVIDERS);
  expect(roster.levels).toMatchObject([
    {
      level: 1,
      rotations: [
        {
          people: ['weber', 'haddad'],
          handOvers: [
            { weekday: null, minute: 480 },
            { weekday: null, minute: 1200 },
          ],
          every: 1,
          zone: 'Europe/Berlin',
          hours: null,
        },
      ],
    },
    {
      level: 2,
      rotations: [
        {
          handOvers: [{ weekday: 1, minute: 480 }],
          every: 2,
          hours: { weekdays: [1, 2, 3, 4, 5], fromMinute: 1200, toMinute: 480 },
        },
      ],
    },
  ]);
  expect(roster.overrides).toEqual([
    {
      level: 1,
      person: 'moeller',
      start: Date.parse('2026-12-24T07:00Z'),
      end: Date.parse('2026-12-25T07:00Z'),
    },
  ]);
});

test('a hand-over without a list is one', () => {
  expect(read(RIGHT.replace('[08:00, 20:00]', '08:00')).duty[0].levels[0].rotations[0].handOvers).toEqual([
    { weekday: null, minute: 480 },
  ]);
});

test.each([
  ['[weber, haddad]', '[weber, hadad]', "people[1]: 'hadad' is not one of people: did you mean 'haddad'?"],
  ['person: moeller', 'person: nobody', "overrides[0].person: 'nobody' is not one of people: add them there"],
  ['provider: aurologic', 'provider: aurologik', "'aurologik' is not a provider: did you mean 'aurologic'?"],
  ['[08:00, 20:00]', '[20:00, 08:00]', 'is not in the order in which hand-overs come'],
  ['[08:00, 20:00]', '[08:00, friday 20:00]', 'has hand-overs with a weekday and some without'],
  [
    'Monday 08:00',
    'mondey 08:00',
    "'mondey 08:00' is not a hand-over such as monday 08:00, or 08:00 for each day: did you mean 'monday'?",
  ],
  ['Monday 08:00', 'monday 8', "'monday 8' is not a hand-over"],
  ['from: 2026-01-05', 'from: 2026-02-30', "'2026-02-30' is not a date that exists"],
  ['2026-12-24 08:00', '2026-12-24 24:30', "'2026-12-24 24:30' is not a time that exists"],
  ['2026-12-24 08:00', '2026-12-26 08:00', 'duty[0].overrides[0].to: is not after from'],
  ['everyWeeks: 2', 'everyDays: 2', 'does not go with weekdays: write everyWeeks'],
  ['hours: 20:00-08:00', 'hours: 20-8', "'20-8' is not hours such as 08:00-20:00"],
  ['      - level: 2\n', '      - level: 1\n', 'duty[0].levels[1].level: level 1 is written twice'],
  ['duty:\n', '  - { id: weber, name: W. Weber }\nduty:\n', "people[3].id: 'weber' is used twice"],
  ['id: planned', 'id: duty', "sources[0].id: 'duty' is the id of the configured rosters"],
  [
    'duty:\n',
    'alarms: { fallback: [webber] }\nduty:\n',
    "alarms.fallback[0]: 'webber' is not one of people: did you mean 'weber'?",
  ],
  [
    'duty:\n',
    'alarms: { alsoFor: [{ provider: aurra, tier: pro }] }\nduty:\n',
    "alarms.alsoFor[0].provider: 'aurra' is not a provider: did you mean 'aura'?",
  ],
  [
    'duty:\n',
    'alarms: { alsoFor: [{ provider: aura, tier: prro }] }\nduty:\n',
    "alarms.alsoFor[0].tier: 'prro' is not a tier of aura: did you mean 'pro'?",
  ],
  [
    'duty:\n',
    'alarms: { alsoFor: [{ provider: aurologic, tier: pro }] }\nduty:\n',
    "'pro' is not a tier of aurologic: it has none",
  ],
  [
    'sources:\n',
    '      - { person: weber, from: 2026-12-25 07:59, to: 2026-12-26 08:00 }\nsources:\n',
    'overlaps the first override of level 1',
  ],
  ['type: tables, tables: { customers: customers.csv }', 'type: demo', 'the demo has a roster of its own'],
])('%s written as %s is told', (text, by, fault) => {
  expect(spoilt(text, by)).toEqual([expect.stringContaining(fault)]);
});
