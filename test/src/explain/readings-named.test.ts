// Where another choice of a setting would make another clock, the ledger names that setting.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/clocks/clock.ts';
import { explainTicket } from '../../../src/explain/explain.ts';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { auraTicketLine, aurologicTicketLine, type Line } from '../../naive/arbitraries.ts';
import {
  addressReadings,
  anyAddressTerms,
  anyEmergencyTerms,
  emergencyReadings,
} from '../../naive/arbitrary-terms.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import type { NaiveTerms } from '../../naive/terms.ts';
import { story, type Told } from '../clocks/ticket-story.ts';
import { rulesOfStory } from './told-ledgers.ts';

const holidays = naiveHolidays();
const standard = standardTerms(holidays);

function ledgersOf(line: Line, terms: NaiveTerms): Ledger[] {
  const told: Told = [line, terms];
  const ticket = story(told);
  return explainTicket(ticket.facts, rulesOfStory(ticket), ticket.now);
}

/** What of a clock a setting may decide; of a void one only what is promised of it. */
function verdictOf({ state, startedAt, dueAt, stoppedAt, usedMs, attention, ...clock }: Clock) {
  if (state.kind === 'void') return { state, startedAt };
  const excused = state.kind === 'breached' && clock.excusedBy !== null;
  return { state, startedAt, dueAt, stoppedAt, usedMs, attention, excused };
}

const keyOf = ({ clock: { kind, cycle }, ordinal }: Ledger) => `${kind} ${cycle}.${ordinal}`;
const names = ({ steps }: Ledger) => steps.flatMap(({ readings }) => readings.map(({ name }) => name));

/** Explains a ticket by two choices of one setting: where its clocks differ, the ledger of the first names it. */
function namesWhatDecides(line: Line, one: NaiveTerms, other: NaiveTerms, setting: string | RegExp): void {
  const others = new Map(ledgersOf(line, other).map((ledger) => [keyOf(ledger), ledger]));
  for (const ledger of ledgersOf(line, one)) {
    const changed = others.get(keyOf(ledger))!;
    if (JSON.stringify(verdictOf(ledger.clock)) === JSON.stringify(verdictOf(changed.clock))) continue;
    const named = names(ledger);
    const is = (name: string) => (typeof setting === 'string' ? name === setting : setting.test(name));
    expect(named.some(is), `${keyOf(ledger)}: ${setting} among ${named}`).toBe(true);
  }
}

describe('of emergency tickets', () => {
  const [{ terms }] = standard.aurologic;
  const settings: [string, RegExp | string, fc.Arbitrary<object>][] = [
    ...(['reactions', 'withdrawnFlag'] as const).map((name): [string, string, fc.Arbitrary<object>] => [
      ...([name, `readings.${name}`] as const),
      emergencyReadings[name]!.map((choice) => ({ [name]: choice })),
    ]),
    [
      'includedServices',
      'includedServices',
      anyEmergencyTerms(holidays).map(({ includedServices }) => ({ includedServices })),
    ],
    [
      'goal',
      /^firstReaction\.calendar$/,
      anyEmergencyTerms(holidays).map(({ goal }) => ({ goal: { ...goal, ms: terms.goal.ms } })),
    ],
    [
      ...(['thresholds', /^thresholds\./] as const),
      anyEmergencyTerms(holidays).map(({ watchPercent, urgentPercent }) => ({ watchPercent, urgentPercent })),
    ],
  ];
  for (const [name, setting, choices] of settings) {
    test(name, () => {
      fc.assert(
        fc.property(
          aurologicTicketLine(),
          anyEmergencyTerms(holidays),
          choices,
          choices,
          (line, base, a, b) => {
            const by = (choice: object): NaiveTerms => ({
              ...standard,
              aurologic: [{ from: 0, terms: { ...base, ...choice } }],
            });
            namesWhatDecides(line, by(a), by(b), setting);
          },
        ),
        { numRuns: 250 },
      );
    });
  }
});

describe('of address tiers', () => {
  for (const name of Object.keys(addressReadings) as (keyof typeof addressReadings)[]) {
    test(name, () => {
      const choices = (addressReadings[name] as fc.Arbitrary<unknown>).map((choice) => ({ [name]: choice }));
      fc.assert(
        fc.property(auraTicketLine(), anyAddressTerms(holidays), choices, choices, (line, base, a, b) => {
          const by = (choice: object): NaiveTerms => ({
            ...standard,
            aura: [{ from: 0, terms: { ...base, ...choice } }],
          });
          namesWhatDecides(line, by(a), by(b), `readings.${name}`);
        }),
        { numRuns: 250 },
      );
    });
  }

  test('thresholds, and the calendars in which it counts', () => {
    const choices = anyAddressTerms(holidays);
    fc.assert(
      fc.property(auraTicketLine(), choices, choices, (line, base, other) => {
        const by = (choice: object): NaiveTerms => ({
          ...standard,
          aura: [{ from: 0, terms: { ...base, ...choice } }],
        });
        const { watchPercent, urgentPercent } = other;
        namesWhatDecides(line, by({}), by({ watchPercent, urgentPercent }), /^thresholds\./);
        const { basis, pro } = base.tiers;
        const tiers = {
          basis: { ...basis, remote: { ...basis!.remote, calendar: other.tiers.basis!.remote.calendar } },
          pro: { ...pro, onsite: { ...pro!.onsite, calendar: other.tiers.pro!.onsite.calendar } },
        };
        namesWhatDecides(line, by({}), by({ tiers }), /^tiers\.(basis\.remote|pro\.onsite)\.calendar$/);
      }),
      { numRuns: 250 },
    );
  });
});
