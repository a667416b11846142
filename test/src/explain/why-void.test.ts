// Why a promise does not apply, each reason once, and what comes close to one.
import { describe, expect, test } from 'vitest';
import { isoOf } from '../../../src/calendars/iso.ts';
import type { VoidReason } from '../../../src/clocks/clock.ts';
import { stepText } from '../../../src/explain/step-text.ts';
import { AURA } from '../../../src/providers/aura.ts';
import { AUROLOGIC } from '../../../src/providers/aurologic.ts';
import type { Case } from '../../../src/tickets/ticket.ts';
import {
  AURA_RULES,
  AUROLOGIC_RULES,
  emergency,
  fault,
  type Happened,
  ledgersAt,
  readingsIn,
  rulesOf,
  stepsOfKind,
} from './explained-case.ts';

/** A Monday in May 2026, at 10:00 in Berlin and in Copenhagen, and some minutes. */
const on = (minutes: number) => isoOf(Date.parse('2026-05-11T08:00:00Z') + minutes * 60_000);
const BY_TICKET: Happened = [on(0), 'opened', { channel: 'ticket-system' }];
const BY_PHONE: Happened = [on(0), 'opened', { channel: 'phone' }];
const FLAGGED: Happened = [on(0), 'emergency-flagged'];

const withoutService = (facts: Case): Case => ({ ...facts, ticket: { ...facts.ticket, service: 'Server' } });
const withoutAddress = (facts: Case): Case => ({ ...facts, ticket: { ...facts.ticket, addressId: null } });

interface Expected {
  readonly reason: VoidReason;
  readonly facts: Case;
  /** The event that gave it, and the beginning of the agreement's sentence. */
  readonly cause: string | null;
  readonly sentence: string;
  readonly kind?: string;
}

const REASONS: readonly Expected[] = [
  {
    reason: 'outside-ticket-system',
    facts: emergency([BY_PHONE, FLAGGED]),
    cause: 'opened',
    sentence: 'Requests which are sent outside of the ticket system',
  },
  {
    reason: 'child-account',
    facts: emergency([BY_TICKET, FLAGGED], 'P1'),
    cause: null,
    sentence: 'Customers of customers by default are excluded',
  },
  {
    reason: 'emergency-not-activated',
    facts: withoutService(emergency([BY_TICKET, FLAGGED])),
    cause: null,
    sentence: 'Certain services dont offer emergency support',
  },
  {
    reason: 'not-service-impacting',
    facts: emergency([BY_TICKET, FLAGGED, [on(5), 'impact-classified', { impact: 'not-impacting' }]]),
    cause: 'impact-classified',
    sentence: 'Requests relating to no service impacting situation',
  },
  {
    reason: 'flag-withdrawn',
    facts: emergency([BY_TICKET, FLAGGED, [on(30), 'emergency-unflagged']]),
    cause: 'emergency-unflagged',
    sentence: 'An emergency ticket requires the activation of the emergency flag.',
  },
  {
    reason: 'address-unknown',
    facts: withoutAddress(fault('basis', [BY_PHONE])),
    cause: null,
    sentence: 'Serviceaftalen tegnes pr. enkelt adresse.',
  },
  {
    reason: 'no-agreement',
    facts: fault(null, [BY_PHONE]),
    cause: null,
    sentence: 'Serviceaftalen tegnes pr. enkelt adresse.',
  },
  {
    reason: 'not-covered',
    facts: fault('pro', [BY_PHONE, [on(9), 'coverage-classified', { coverage: 'customer-network' }]]),
    cause: 'coverage-classified',
    sentence: 'Såfremt det viser sig at være et problem i eget netværk',
  },
  {
    reason: 'visit-required',
    facts: fault('basis', [BY_PHONE, [on(9), 'technician-required']]),
    cause: 'technician-required',
    sentence: 'Hvis teknikerbesøg er påkrævet',
    kind: 'remote-reaction',
  },
  {
    reason: 'visit-not-required',
    facts: fault('basis', [BY_PHONE, [on(9), 'technician-required'], [on(12), 'technician-not-required']]),
    cause: 'technician-not-required',
    sentence: 'Hvis teknikerbesøg er påkrævet',
    kind: 'onsite-reaction',
  },
];

describe('void', () => {
  for (const { reason, facts, cause, sentence, kind } of REASONS) {
    test(reason, () => {
      const rules = facts.ticket.provider === 'aura' ? AURA_RULES : AUROLOGIC_RULES;
      const [ledger] = ledgersAt(facts, rules, on(60), kind);
      const [told] = stepsOfKind(ledger, 'void');
      expect(told.what.reason).toBe(reason);
      expect(told.what.cause?.type ?? null).toBe(cause);
      expect(told.sentence?.startsWith(sentence)).toBe(true);
      expect(stepText(told.what, ledger).answer).toMatch(
        new RegExp(`^${reason}.*It is the first that applies of `),
      );
      expect(stepsOfKind(ledger, 'state')[0].what.why).toBe('does-not-apply');
    });
  }

  test('reasons are given in the order in which they are asked', () => {
    const orderOf = ({ facts, kind }: Expected) => {
      const rules = facts.ticket.provider === 'aura' ? AURA_RULES : AUROLOGIC_RULES;
      return stepsOfKind(ledgersAt(facts, rules, on(60), kind)[0], 'void')[0].what.order;
    };
    const orders = new Map(REASONS.map((one) => [one.reason, orderOf(one)]));
    const emergencies = REASONS.slice(0, 5).map(({ reason }) => reason);
    for (const reason of emergencies) expect(orders.get(reason)).toEqual(emergencies);
    const faults = REASONS.slice(5, 8).map(({ reason }) => reason);
    expect(orders.get('visit-required')).toEqual([...faults, 'visit-required']);
    expect(orders.get('visit-not-required')).toEqual([...faults, 'visit-not-required']);
  });

  test('the first that applies is told, though others do', () => {
    const facts = emergency(
      [
        BY_PHONE,
        FLAGGED,
        [on(5), 'impact-classified', { impact: 'not-impacting' }],
        [on(6), 'emergency-unflagged'],
      ],
      'P1',
    );
    expect(stepsOfKind(ledgersAt(facts, AUROLOGIC_RULES, on(60))[0], 'void')[0].what.reason).toBe(
      'outside-ticket-system',
    );
  });

  test('without an agreement there is nothing to count, and no stretch', () => {
    const [ledger] = ledgersAt(fault(null, [BY_PHONE, [on(9), 'closed']]), AURA_RULES, on(60));
    expect([ledger.lines, ledger.zone]).toEqual([[], 'Europe/Copenhagen']);
    expect(ledger.steps.map(({ what }) => what.kind)).toEqual([
      ...['no-agreement', 'clock', 'start', 'void', 'cycle-ended', 'state'],
    ]);
  });

  test('an unknown address asks to be watched', () => {
    const [ledger] = ledgersAt(withoutAddress(fault('basis', [BY_PHONE])), AURA_RULES, on(60));
    const [told] = stepsOfKind(ledger, 'attention');
    expect(stepText(told.what, ledger).answer).toBe('Watch.');
    expect(told.readings).toEqual([]);
  });

  test('how free the activation would be is said with its threshold', () => {
    const facts = withoutService(emergency([BY_TICKET, FLAGGED]));
    const rich = { ...facts, customer: { ...facts.customer!, monthlyRevenueEur: 500 } };
    const [ledger] = ledgersAt(rich, AUROLOGIC_RULES, on(60));
    expect(ledger.steps[0]).toMatchObject({
      what: { kind: 'support', support: 'requestable-free', service: 'Server' },
      sentence:
        'Customers with a monthly revenue of at least 500€ can request the activation free of charge.',
      readings: [
        { name: 'includedServices', value: 'DDoS-Protection, IP-Transit, Colocation' },
        { name: 'freeActivationFromEur', value: '500' },
      ],
    });
  });
});

describe('readings that rule a reason out', () => {
  test('a fault in the customer’s own network leaves its clock unchanged, and that is told', () => {
    const readings = { ...AURA.readings, customerNetwork: 'clock-unchanged' } as const;
    const classified: Happened = [on(9), 'coverage-classified', { coverage: 'customer-network' }];
    const [ledger] = ledgersAt(fault('pro', [BY_PHONE, classified]), rulesOf({ ...AURA, readings }), on(20));
    expect(ledger.clock.state.kind).toBe('running');
    const [told] = stepsOfKind(ledger, 'unchanged');
    expect(told.what).toMatchObject({ why: 'customer-network', cause: { type: 'coverage-classified' } });
    expect(told.sentence).toMatch(/^Såfremt/);
    expect(readingsIn(ledger)).toContain('readings.customerNetwork=clock-unchanged');
  });

  test('a flag withdrawn leaves its clock unchanged, and that is told', () => {
    const readings = { ...AUROLOGIC.readings, withdrawnFlag: 'changes-nothing' } as const;
    const facts = emergency([BY_TICKET, FLAGGED, [on(10), 'emergency-unflagged']]);
    const [ledger] = ledgersAt(facts, rulesOf({ ...AUROLOGIC, readings }), on(20));
    expect(stepsOfKind(ledger, 'unchanged')[0].what).toMatchObject({ why: 'flag-withdrawn' });
    expect(readingsIn(ledger)).toContain('readings.withdrawnFlag=changes-nothing');
    expect(ledger.clock.state.kind).toBe('running');
  });
});
