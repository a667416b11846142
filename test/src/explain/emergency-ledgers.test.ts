// Ledgers of emergencies: what carries over, comes just in time, or changes nothing.
import { describe, expect, test } from 'vitest';
import { isoOf } from '../../../src/calendars/iso.ts';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { stepText } from '../../../src/explain/step-text.ts';
import { AUROLOGIC } from '../../../src/providers/aurologic.ts';
import {
  AUROLOGIC_RULES,
  emergency,
  type Happened,
  ledgersAt,
  readingsIn,
  rulesOf,
  stepsOfKind,
} from './explained-case.ts';

/** A Monday in May 2026, at 10:00 in Berlin and in Copenhagen, and some minutes. */
const on = (minutes: number) => isoOf(Date.parse('2026-05-11T08:00:00Z') + minutes * 60_000);
const BY_TICKET: Happened = [on(0), 'opened', { channel: 'ticket-system' }];
const FLAGGED: Happened = [on(0), 'emergency-flagged'];

const unchangedIn = (ledger: Ledger) =>
  stepsOfKind(ledger, 'unchanged').map(({ what }) => `${what.why} ${isoOf(what.cause.at)}`);
const whyOf = (ledger: Ledger) => stepsOfKind(ledger, 'state')[0].what.why;

describe('of an emergency', () => {
  test('a flag withdrawn a second after due leaves a breach', () => {
    const late = isoOf(Date.parse(on(30)) + 1000);
    const facts = emergency([BY_TICKET, FLAGGED, [late, 'emergency-unflagged']]);
    const [ledger] = ledgersAt(facts, AUROLOGIC_RULES, on(60));
    expect([ledger.clock.state.kind, whyOf(ledger)]).toEqual(['breached', 'due-passed']);
    expect(unchangedIn(ledger)).toEqual([`withdrawn-after-due ${late}`]);
    const [attention] = stepsOfKind(ledger, 'attention');
    expect(stepText(attention.what, ledger).answer).toBe('Late, since it is breached.');
  });

  test('one withdrawn at due sharp is in time: it is a reading by which it changes nothing', () => {
    const readings = { ...AUROLOGIC.readings, withdrawnFlag: 'changes-nothing' } as const;
    const facts = emergency([BY_TICKET, FLAGGED, [on(30), 'emergency-unflagged']]);
    const [ledger] = ledgersAt(facts, rulesOf({ ...AUROLOGIC, readings }), on(60));
    expect(unchangedIn(ledger)).toEqual([`flag-withdrawn ${on(30)}`]);
    expect(readingsIn(ledger)).toContain('readings.withdrawnFlag=changes-nothing');
  });

  test('a flag withdrawn after the reaction changes nothing', () => {
    const facts = emergency([BY_TICKET, FLAGGED, [on(9), 'staff-replied'], [on(10), 'emergency-unflagged']]);
    const [ledger] = ledgersAt(facts, AUROLOGIC_RULES, on(60));
    expect([ledger.clock.state.kind, whyOf(ledger)]).toEqual(['met', 'stopped-by-due']);
    expect(unchangedIn(ledger)).toEqual([`withdrawn-after-reaction ${on(10)}`]);
    expect(stepsOfKind(ledger, 'stop')[0].readings).toEqual([
      { name: 'readings.reactions', value: 'staff-replied, restored' },
    ]);
  });

  test('a child account that was accepted late starts then, and what came before does not stop it', () => {
    const facts = emergency(
      [BY_TICKET, FLAGGED, [on(30), 'staff-replied'], [on(60), 'case-accepted'], [on(80), 'staff-replied']],
      'P1',
    );
    const [ledger] = ledgersAt(facts, AUROLOGIC_RULES, on(90));
    expect(ledger.clock).toMatchObject({ state: { kind: 'met' }, usedMs: 20 * 60_000 });
    const [start] = stepsOfKind(ledger, 'start');
    expect(start.what).toMatchObject({ cause: { type: 'case-accepted' } });
    expect(start.sentence).toMatch(/^Customers of customers/);
    expect(stepsOfKind(ledger, 'clock')[0].what.cause).toMatchObject({ type: 'emergency-flagged' });
    expect(unchangedIn(ledger)).toEqual([`reaction-before-acceptance ${on(30)}`]);
  });

  test('a flag that is carried over starts a second clock with the reopening, called for by the first flag', () => {
    const facts = emergency([
      BY_TICKET,
      FLAGGED,
      [on(9), 'staff-replied'],
      [on(20), 'closed'],
      [on(50), 'reopened'],
    ]);
    const [first, second] = ledgersAt(facts, AUROLOGIC_RULES, on(60));
    expect([first.clock.cycle, first.ordinal, second.clock.cycle, second.ordinal]).toEqual([1, 1, 2, 1]);
    expect(stepsOfKind(second, 'clock')[0].what.cause).toMatchObject({ type: 'emergency-flagged', index: 1 });
    expect(stepsOfKind(second, 'start')[0].what.cause).toMatchObject({ type: 'reopened' });
    expect(whyOf(second)).toBe('open');
  });

  test('two flags in one cycle are its first and its second clock', () => {
    const facts = emergency([
      ...[BY_TICKET, FLAGGED],
      [on(5), 'emergency-unflagged'],
      [on(7), 'emergency-flagged'],
    ]);
    const ledgers = ledgersAt(facts, AUROLOGIC_RULES, on(9));
    expect(ledgers.map(({ ordinal, clock }) => [ordinal, clock.state.kind])).toEqual([
      [1, 'void'],
      [2, 'running'],
    ]);
    // Each was called for by its own flag.
    expect(ledgers.map((one) => stepsOfKind(one, 'clock')[0].what.cause.index)).toEqual([1, 3]);
  });

  test('charges, alarms and order are no part of a clock', () => {
    const facts = emergency([BY_TICKET, FLAGGED, [on(5), 'impact-classified', { impact: 'not-impacting' }]]);
    const [ledger] = ledgersAt(facts, AUROLOGIC_RULES, on(60));
    const readings = readingsIn(ledger).join();
    expect(readings).not.toMatch(/charge|carriedFlag|noAlarmFor|order/i);
    expect(ledger.steps.map(({ sentence }) => sentence).join()).not.toMatch(/30,00|alarm/);
  });
});
