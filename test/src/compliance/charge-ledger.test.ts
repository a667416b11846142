import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TermsHistory } from '../../../src/agreements/terms-history.ts';
import type { Charge } from '../../../src/clocks/charges.ts';
import { judge } from '../../../src/clocks/verdict.ts';
import { chargeLinesOf } from '../../../src/compliance/charge-ledger.ts';
import { AUROLOGIC } from '../../../src/providers/aurologic.ts';
import type { TicketEvent } from '../../../src/tickets/event.ts';
import type { Case } from '../../../src/tickets/ticket.ts';
import { aurologicTicketLine } from '../../naive/arbitraries.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { standardCalendars } from '../../naive/standard-calendars.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import { engineCalendars, engineHistory } from '../clocks/engine-terms.ts';
import { caseOfLine } from '../clocks/generated-case.ts';

const holidays = naiveHolidays();
const calendars = engineCalendars(Object.values(standardCalendars(holidays)));
const history = engineHistory(standardTerms(holidays), 'aurologic');
const ZONE = 'Europe/Berlin';
const END = Date.parse('2028-01-01T00:00:00Z');

const keyOf = ({ at, for: what, cycle }: Pick<Charge, 'at' | 'for' | 'cycle'>) => `${at} ${what} ${cycle}`;

test('what the lines of a ledger add up to is what is charged, and nothing is taken back that was not charged', () => {
  fc.assert(
    fc.property(aurologicTicketLine(), (line) => {
      const { facts } = caseOfLine(line);
      const verdict = judge(facts, history, calendars, END);
      const lines = chargeLinesOf(facts, verdict, history, ZONE);
      const standing = new Map<string, number>();
      for (const one of lines) {
        const key = keyOf({ at: one.flagged.at, for: one.for, cycle: one.cycle });
        const count = (standing.get(key) ?? 0) + (one.kind === 'charge' ? 1 : -1);
        expect(count).toBeGreaterThanOrEqual(0);
        standing.set(key, count);
        expect(one.cents).toBe(one.kind === 'charge' ? 3000 : -3000);
        if (one.kind === 'charge') expect(one.at).toBe(one.flagged.at);
      }
      const left = [...standing].filter(([, count]) => count > 0).sort();
      const charged = [...Map.groupBy(verdict.charges, keyOf)]
        .map(([key, alike]) => [key, alike.length])
        .sort();
      expect(left).toEqual(charged);
      const cents = lines.reduce((sum, one) => sum + one.cents, 0);
      expect(cents).toBe(verdict.charges.reduce((sum, { eurNet }) => sum + eurNet * 100, 0));
    }),
    { numRuns: 400 },
  );
});

const at = (time: string) => Date.parse(`2026-03-31T${time}:00+02:00`);
const AUROLOGIC_ONLY: TermsHistory = [{ version: '1', from: Number.NEGATIVE_INFINITY, terms: AUROLOGIC }];

function ledger(...events: TicketEvent[]) {
  const opened: TicketEvent = { at: at('10:00'), type: 'opened', channel: 'ticket-system' };
  const facts: Case = {
    ticket: {
      id: 's:1',
      provider: 'aurologic',
      service: 'IP-Transit',
      serviceKind: null,
      addressId: null,
      customerId: 'C1',
      events: [opened, ...events],
    },
    customer: { id: 'C1', name: 'Kestrel Hosting', parentId: null, monthlyRevenueEur: null },
    agreements: [],
    activations: [],
  };
  return chargeLinesOf(facts, judge(facts, AUROLOGIC_ONLY, calendars, END), AUROLOGIC_ONLY, ZONE);
}

test('a flag without an impact is charged, with its evidence; reclassified, it is taken back on that day', () => {
  const lines = ledger(
    { at: at('10:05'), type: 'emergency-flagged', by: 'Kestrel' },
    { at: at('10:20'), type: 'customer-replied', by: 'Kestrel' },
    { at: at('11:00'), type: 'impact-classified', impact: 'not-impacting', by: 'K. Weber' },
    { at: at('23:30') + 3_600_000, type: 'impact-classified', impact: 'impacting', by: 'M. Lund' },
  );
  const classified = { at: at('11:00'), by: 'K. Weber', impact: 'not-impacting' };
  const reclassified = { at: at('23:30') + 3_600_000, by: 'M. Lund', impact: 'impacting' };
  const flag = { at: at('10:05'), by: 'Kestrel' };
  const reply = { at: at('10:20'), by: 'Kestrel' };
  expect(lines).toEqual([
    {
      kind: 'charge',
      at: flag.at,
      month: '2026-03',
      for: 'ticket',
      cents: 3000,
      cycle: 1,
      flagged: flag,
      classified,
    },
    {
      kind: 'charge',
      at: reply.at,
      month: '2026-03',
      for: 'response',
      cents: 3000,
      cycle: 1,
      flagged: reply,
      classified,
    },
    // Its day is in the next month: what was billed stays billed, and is paid back then.
    {
      kind: 'reversal',
      at: reclassified.at,
      month: '2026-04',
      for: 'ticket',
      cents: -3000,
      cycle: 1,
      flagged: flag,
      classified: reclassified,
    },
    {
      kind: 'reversal',
      at: reclassified.at,
      month: '2026-04',
      for: 'response',
      cents: -3000,
      cycle: 1,
      flagged: reply,
      classified: reclassified,
    },
  ]);
});

test('a reply after the classification is charged by it, and a flag that is withdrawn stays charged', () => {
  const lines = ledger(
    { at: at('10:05'), type: 'emergency-flagged' },
    { at: at('11:00'), type: 'impact-classified', impact: 'not-impacting' },
    { at: at('11:10'), type: 'customer-replied' },
    { at: at('11:20'), type: 'emergency-unflagged' },
    { at: at('11:30'), type: 'customer-replied' },
  );
  expect(lines.map(({ kind, at: when, for: what }) => [kind, when, what])).toEqual([
    ['charge', at('10:05'), 'ticket'],
    ['charge', at('11:10'), 'response'],
  ]);
});

test('where nothing was classified as without an impact there is no ledger', () => {
  expect(ledger({ at: at('10:05'), type: 'emergency-flagged' })).toEqual([]);
});
