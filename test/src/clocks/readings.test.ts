// Under any terms, any choice of each reading, and any history of versions, a verdict is what the naive engine says.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/clocks/verdict.ts';
import { auraTicketLine, aurologicTicketLine, type Line } from '../../naive/arbitraries.ts';
import {
  addressReadings,
  anyAddressTerms,
  anyEmergencyTerms,
  anyVersions,
  datedTerms,
  emergencyReadings,
  termCalendars,
  withReading,
} from '../../naive/arbitrary-terms.ts';
import { naiveTicketAnswer } from '../../naive/evaluate.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { promisedOf } from '../../naive/promised.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import type { NaiveTerms } from '../../naive/terms.ts';
import { engineCalendars, engineHistory } from './engine-terms.ts';
import { answerOf, caseOfLine } from './generated-case.ts';

const holidays = naiveHolidays();
const calendars = engineCalendars(termCalendars(holidays));
const standard = standardTerms(holidays);

function judgesAsNaively(line: Line, terms: NaiveTerms): void {
  const { facts, provider, now } = caseOfLine(line);
  const verdict = judge(facts, engineHistory(terms, provider), calendars, now);
  expect(promisedOf(answerOf(verdict))).toEqual(promisedOf(naiveTicketAnswer(line, terms)));
}

describe('each choice of a reading', () => {
  const [{ terms: emergency }] = standard.aurologic;
  for (const [name, choices] of Object.entries(emergencyReadings)) {
    test(`of emergency tickets: ${name}`, () => {
      const terms = withReading(emergency, name as keyof typeof emergency, choices as fc.Arbitrary<never>);
      fc.assert(
        fc.property(aurologicTicketLine(), terms, (line, one) => {
          judgesAsNaively(line, { ...standard, aurologic: [{ from: 0, terms: one }] });
        }),
        { numRuns: 300 },
      );
    });
  }

  const [{ terms: address }] = standard.aura;
  for (const [name, choices] of Object.entries(addressReadings)) {
    test(`of address tiers: ${name}`, () => {
      const terms = withReading(address, name as keyof typeof address, choices as fc.Arbitrary<never>);
      fc.assert(
        fc.property(auraTicketLine(), terms, (line, one) => {
          judgesAsNaively(line, { ...standard, aura: [{ from: 0, terms: one }] });
        }),
        { numRuns: 300 },
      );
    });
  }
});

describe('each cycle by the version of the terms in force when it started', () => {
  test('of emergency tickets', () => {
    fc.assert(
      fc.property(aurologicTicketLine(), anyVersions(anyEmergencyTerms(holidays)), (line, versions) => {
        judgesAsNaively(line, { ...standard, aurologic: datedTerms(line, versions, []).aurologic });
      }),
      { numRuns: 1_000 },
    );
  });

  test('of address tiers', () => {
    fc.assert(
      fc.property(auraTicketLine(), anyVersions(anyAddressTerms(holidays)), (line, versions) => {
        judgesAsNaively(line, { ...standard, aura: datedTerms(line, [], versions).aura });
      }),
      { numRuns: 1_000 },
    );
  });
});
