// The generators must reach the corners of the rules, or the property tests would prove little.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLine, auraTicketLine, aurologicTicketLine, invalidLine, validLine } from './arbitraries.ts';
import { naiveEvaluate } from './evaluate.ts';
import { naiveHolidays } from './holidays.ts';

const holidays = naiveHolidays();

interface Ticket {
  readonly events: { readonly at: string }[];
}

interface Answer {
  readonly error?: string;
  readonly clocks?: readonly {
    readonly kind: string;
    readonly cycle: number;
    readonly state: string;
    readonly reason: string | null;
    readonly attention: string;
  }[];
  readonly charges?: readonly { readonly for: string }[];
  readonly alarms?: readonly string[];
  readonly marks?: readonly string[];
  readonly repair?: { readonly state: string } | null;
  readonly emergencySupport?: string | null;
  readonly notice?: string;
  readonly open?: boolean;
}

function seenIn(answer: Answer): string[] {
  return [
    ...(answer.clocks ?? []).flatMap((clock) => [
      `${clock.kind} ${clock.state} ${clock.reason ?? ''}`.trimEnd(),
      `attention ${clock.attention}`,
      `cycle ${clock.cycle}`,
    ]),
    ...(answer.charges ?? []).map((charge) => `charge ${charge.for}`),
    ...(answer.alarms ?? []).map(() => 'alarm'),
    ...(answer.marks ?? []).map((mark) => `mark ${mark}`),
    `repair ${answer.repair?.state}`,
    `support ${answer.emergencySupport}`,
    `notice ${answer.notice}`,
    `open ${answer.open}`,
  ];
}

const corners = [
  ...['running', 'met', 'breached', 'cancelled'].flatMap((state) => [
    `first-reaction ${state}`,
    `remote-reaction ${state}`,
    `onsite-reaction ${state}`,
  ]),
  'remote-reaction waiting',
  'onsite-reaction waiting',
  'first-reaction void outside-ticket-system',
  'first-reaction void child-account',
  'first-reaction void emergency-not-activated',
  'first-reaction void not-service-impacting',
  'first-reaction void flag-withdrawn',
  ...['address-unknown', 'no-agreement', 'not-covered'].flatMap((reason) => [
    `remote-reaction void ${reason}`,
    `onsite-reaction void ${reason}`,
  ]),
  'remote-reaction void visit-required',
  'onsite-reaction void visit-not-required',
  ...['calm', 'watch', 'urgent', 'late'].map((attention) => `attention ${attention}`),
  'cycle 1',
  'cycle 2',
  'cycle 3',
  'cycle 4',
  'charge ticket',
  'charge response',
  'alarm',
  'mark all-clear-owed',
  'mark child-account',
  'mark customer-bears-cost',
  'mark customer-number-missing',
  'mark escalation-not-called',
  'mark escalation-not-told',
  'mark longer-than-usual',
  'mark outside-reporting-hours',
  'mark outside-ticket-system',
  'mark outside-window',
  'mark preventive-unjustified',
  'mark repair-interrupted',
  'repair working',
  'repair suspended',
  'repair non-stop',
  'support included',
  'support activated',
  'support requestable-free',
  'support contact-upfront',
  'notice in-time',
  'notice short-notice',
  'notice to-announce',
  'notice unannounced',
  'notice not-required',
  'open true',
  'open false',
];

test('valid lines are valid, and together they reach every corner', () => {
  const lines = fc.sample(validLine(), { numRuns: 1500, seed: 7 });
  const answers = lines.map((line): Answer => naiveEvaluate(line, holidays));
  expect(answers.filter((answer) => answer.error !== undefined)).toEqual([]);
  const seen = new Set(answers.flatMap(seenIn));
  expect(corners.filter((corner) => !seen.has(corner))).toEqual([]);
});

test('invalid lines are invalid', () => {
  fc.assert(
    fc.property(invalidLine(), (line) => {
      expect(naiveEvaluate(line, holidays)).toHaveProperty('error');
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('most lines are valid, some are not', () => {
  const lines = fc.sample(anyLine(), { numRuns: 300, seed: 7 });
  const invalid = lines.filter((line) => 'error' in naiveEvaluate(line, holidays)).length;
  expect(invalid).toBeGreaterThan(0);
  expect(invalid).toBeLessThan(60);
});

test('an answer does not depend on where an event of another instant is recorded', () => {
  fc.assert(
    fc.property(aurologicTicketLine(), auraTicketLine(), (one, other) => {
      for (const line of [one, other]) {
        const sorted = structuredClone(line);
        (sorted.ticket as Ticket).events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
        expect(naiveEvaluate(sorted, holidays)).toEqual(naiveEvaluate(line, holidays));
      }
    }),
    { numRuns: 100, seed: 7 },
  );
});
