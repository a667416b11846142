// Ledgers of faults: what carries over, excuses, comes at night, or changes nothing.
import { describe, expect, test } from 'vitest';
import { hours } from '../../../src/agreements/terms.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { stepText } from '../../../src/explain/step-text.ts';
import { AURA } from '../../../src/providers/aura.ts';
import {
  AURA_RULES,
  fault,
  type Happened,
  ledgersAt,
  readingsIn,
  rulesOf,
  stepsOfKind,
} from './explained-case.ts';

/** A Monday in May 2026, at 10:00 in Berlin and in Copenhagen, and some minutes. */
const on = (minutes: number) => isoOf(Date.parse('2026-05-11T08:00:00Z') + minutes * 60_000);
const BY_PHONE: Happened = [on(0), 'opened', { channel: 'phone' }];

const unchangedIn = (ledger: Ledger) =>
  stepsOfKind(ledger, 'unchanged').map(({ what }) => `${what.why} ${isoOf(what.cause.at)}`);
const whyOf = (ledger: Ledger) => stepsOfKind(ledger, 'state')[0].what.why;

const AURA_SENTENCE = 'Fejlmelding telefonisk: Hverdage kl. 8 - 20. Weekend kl. 10 - 14';
describe('of a fault', () => {
  const breached: Happened[] = [BY_PHONE, [on(10), 'technician-required']];

  test('an access refused before it was due excuses a breach', () => {
    const facts = fault('pro', [...breached, [on(100), 'access-refused'], [on(200), 'technician-arrived']]);
    const [ledger] = ledgersAt(facts, AURA_RULES, on(300), 'onsite-reaction');
    expect(whyOf(ledger)).toBe('stopped-after-due');
    const [told] = stepsOfKind(ledger, 'excused');
    expect(told.sentence).toMatch(/^Virksomheden er ansvarlig/);
    expect(told.readings).toEqual([{ name: 'readings.accessRefused', value: 'excuses' }]);
    expect(stepText(told.what, ledger).answer).toMatch(/^Access-refused at Mon 11 May 11:40, before/);
  });

  test('one refused at due excuses nothing, nor one that a reading lets change nothing', () => {
    const facts = fault('pro', [...breached, [on(180), 'access-refused'], [on(200), 'technician-arrived']]);
    const [ledger] = ledgersAt(facts, AURA_RULES, on(300), 'onsite-reaction');
    expect(unchangedIn(ledger)).toEqual([`refused-after-due ${on(180)}`]);
    const rules = rulesOf({ ...AURA, readings: { ...AURA.readings, accessRefused: 'changes-nothing' } });
    const early = fault('pro', [...breached, [on(100), 'access-refused'], [on(200), 'technician-arrived']]);
    const [other] = ledgersAt(early, rules, on(300), 'onsite-reaction');
    expect(unchangedIn(other)).toEqual([`access-refused ${on(100)}`]);
    expect(readingsIn(other)).toContain('readings.accessRefused=changes-nothing');
  });

  test('a visit required after the repair began, and one called off after the arrival, change nothing', () => {
    const facts = fault('pro', [
      ...([BY_PHONE, [on(40), 'repair-started'], [on(50), 'technician-required']] as const),
      ...([
        [on(90), 'technician-arrived'],
        [on(95), 'technician-not-required'],
      ] as const),
    ]);
    const [onsite, remote] = ledgersAt(facts, AURA_RULES, on(100));
    expect(unchangedIn(onsite)).toEqual([`called-off-after-reaction ${on(95)}`]);
    // Called off, the visit does not void it anyway.
    expect(unchangedIn(remote)).toEqual([]);
    const before = ledgersAt(facts, AURA_RULES, on(60), 'remote-reaction')[0];
    expect(unchangedIn(before)).toEqual([`required-after-reaction ${on(50)}`]);
  });

  test('a visit that is carried over calls for the onsite reaction of the next cycle', () => {
    const facts = fault('pro', [...breached, [on(20), 'restored'], [on(30), 'reopened']]);
    const [, second] = ledgersAt(facts, AURA_RULES, on(40), 'onsite-reaction');
    expect(stepsOfKind(second, 'clock')[0].what.cause).toMatchObject({ type: 'technician-required' });
    expect(stepsOfKind(second, 'start')[0].what.cause).toMatchObject({ type: 'reopened' });
    const [, remote] = ledgersAt(facts, AURA_RULES, on(40), 'remote-reaction');
    expect(stepsOfKind(remote, 'void')[0].what).toMatchObject({
      reason: 'visit-required',
      cause: { type: 'technician-required' },
    });
  });

  test('a cycle that is merged cancels what was not due, and leaves what was', () => {
    const facts = fault('basis', [...breached, [on(200), 'merged', { into: 'demo:9' }]]);
    const [onsite] = ledgersAt(facts, AURA_RULES, on(300), 'onsite-reaction');
    expect(whyOf(onsite)).toBe('cycle-ended');
    expect(stepsOfKind(onsite, 'cycle-ended')[0].what.cause.type).toBe('merged');
    const remote = fault('basis', [BY_PHONE, [on(200), 'merged', { into: 'demo:9' }]]);
    expect(whyOf(ledgersAt(remote, AURA_RULES, on(300))[0])).toBe('due-passed-in-cycle');
  });

  test('reported at night it is told so, and starts at once or at the opening', () => {
    const night = fault('basis', [['2026-05-11T20:00:00Z', 'opened', { channel: 'phone' }]]);
    const [ledger] = ledgersAt(night, AURA_RULES, '2026-05-11T21:00:00Z');
    const [told] = stepsOfKind(ledger, 'reporting');
    expect(told).toMatchObject({ what: { inHours: false }, sentence: AURA_SENTENCE });
    expect(readingsIn(ledger)).toContain('readings.outsideReportingHours=clock-unchanged');
    const rules = rulesOf({
      ...AURA,
      readings: { ...AURA.readings, outsideReportingHours: 'starts-at-opening' },
    });
    const [later] = ledgersAt(night, rules, '2026-05-11T21:00:00Z');
    expect([isoOf(later.clock.startedAt), whyOf(later)]).toEqual(['2026-05-12T06:00:00Z', 'not-started']);
    expect(stepsOfKind(later, 'start').map(({ what }) => stepText(what, later).answer)).toEqual([
      'With Tue 12 May 08:00, after opened at Mon 11 May 22:00.',
    ]);
    expect([later.clock.usedMs, later.lines.every(({ side }) => side === 'ahead')]).toEqual([0, true]);
  });

  test('reported in hours there is nothing to tell, but by e-mail there is', () => {
    expect(stepsOfKind(ledgersAt(fault('basis', [BY_PHONE]), AURA_RULES, on(5))[0], 'reporting')).toEqual([]);
    const mailed = fault('basis', [[on(0), 'opened', { channel: 'email' }]]);
    const [ledger] = ledgersAt(mailed, AURA_RULES, on(5));
    expect(stepsOfKind(ledger, 'reporting')[0].what).toMatchObject({ inHours: true, channel: 'email' });
    expect(readingsIn(ledger)).toContain('tiers.basis.reporting.notBy=email');
  });

  test('of two agreements valid at the start the later governs, and that one was passed over is told', () => {
    const facts = fault('basis', [BY_PHONE]);
    const later = {
      addressId: 'A1',
      tier: 'pro',
      valid: { start: Date.parse(on(-9000)), end: Date.parse(on(5)) },
    };
    const both = { ...facts, agreements: [later, ...facts.agreements] };
    const [ledger] = ledgersAt(both, AURA_RULES, on(30));
    expect(stepsOfKind(ledger, 'agreement')[0].what).toMatchObject({
      tier: 'pro',
      passedOver: 1,
      fact: null,
    });
    expect(ledger.clock.goal?.goalMs).toBe(hours(1));
  });
});

describe('the version of the terms', () => {
  const [{ terms }] = AURA_RULES.history;
  const from = Date.parse(on(-60));
  const history = [
    { version: 'a', from: Date.parse(on(-1000)), terms },
    { version: 'b', from, terms: { ...terms, name: 'AURA Fiber' } },
  ];
  const ledgerOf = (minutes: number) => {
    const facts = fault('basis', [[on(minutes), 'opened', { channel: 'phone' }]]);
    return ledgersAt(facts, { ...AURA_RULES, history }, on(5))[0];
  };

  test('is that of the start of the cycle, and says from when it governs', () => {
    const { terms: version, name } = ledgerOf(0);
    expect([version, name]).toEqual([{ version: 'b', from }, 'AURA Fiber']);
    expect(ledgerOf(-61)).toMatchObject({
      name: 'AURA',
      terms: { version: 'a', from: Date.parse(on(-1000)) },
    });
  });

  test('the first governs what lies before it, too, and then says nothing of its beginning', () => {
    expect(ledgerOf(-2000).terms).toEqual({ version: 'a', from: null });
  });
});
