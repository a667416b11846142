import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complianceQuestions } from '../../../main/database/compliance-questions.ts';
import { complianceReport } from '../../../main/database/compliance-report.ts';
import type { Behind, RowPlace } from '../../../main/database/outcome-rows.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { addMonths } from '../../../src/compliance/counted.ts';
import type { OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import { auraTicketLine, aurologicTicketLine, type Line } from '../../naive/arbitraries.ts';
import { naiveTicketAnswer } from '../../naive/evaluate.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import { arrive, recordsOf, ticketLine } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';

const terms = standardTerms(naiveHolidays());
const MONTHS = 60;
const RUNNING: Behind = {
  standing: 'running',
  reason: null,
  causedBy: null,
  percentOver: null,
  percentUpTo: null,
  hour: null,
};
const ALL = { provider: null, kind: null, tier: null, service: null, customer: null, address: null } as const;

const someLines = fc
  .array(fc.oneof(auraTicketLine(), aurologicTicketLine()), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.map((line, nth) => ticketLine(line, `T${nth}`)));

/** Shortly after one of the events of a line, when a clock may run. */
function soonAfter(lines: readonly Line[], which: number): number {
  const events = lines.flatMap(({ ticket }) => (ticket as Line).events as Line[]);
  return Date.parse(String(events[which % events.length].at)) + 60_000;
}

test('the clocks that run or wait are those of the naive engine, and as many as the report says', () => {
  let found = 0;
  fc.assert(
    fc.property(someLines, fc.nat(), (lines, which) => {
      const { store } = temporaryStore();
      const now = soonAfter(lines, which);
      arrive(
        store,
        lines.flatMap(recordsOf).filter(({ at }) => at <= now),
        now,
      );
      for (const { ticket } of lines) settleTicket(store, `s:${(ticket as Line).id}`, 'time passed', now);
      const naive = lines.flatMap((line) =>
        naiveTicketAnswer({ ...line, now: isoOf(now) }, terms)
          .clocks.filter(({ state }) => state === 'running' || state === 'waiting')
          .map((clock) => [
            `s:${(line.ticket as Line).id}`,
            clock.kind,
            clock.cycle,
            Date.parse(clock.dueAt!),
            clock.usedMs,
          ]),
      );
      found += naive.length;
      // No goal is longer than a year.
      const until = addMonths(isoOf(now).slice(0, 7), 12);
      const filter = { ...ALL, until, months: MONTHS, month: until, span: 'period' } as const;
      const rows: OutcomeRow[] = [];
      const questions = complianceQuestions(store);
      for (let after: RowPlace | null = null; ; ) {
        const page = questions.rows(filter, RUNNING, after, 2, now);
        rows.push(...page.rows);
        if (page.next === null) {
          expect(page.count).toBe(rows.length);
          break;
        }
        after = page.next;
      }
      const told = rows.map(({ ticket, kind, cycle, dueAt, usedMs }) => [ticket, kind, cycle, dueAt, usedMs]);
      expect(told.map(String).sort()).toEqual(naive.map(String).sort());
      expect(rows.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt!).sort((a, b) => b - a));
      for (const month of new Set(rows.map((row) => row.month))) {
        const report = complianceReport(store, { ...ALL, until, months: MONTHS }, month, now);
        expect(report.inMonth.running).toBe(rows.filter((row) => row.month === month).length);
      }
    }),
    { numRuns: 100 },
  );
  expect(found).toBeGreaterThan(5);
});
