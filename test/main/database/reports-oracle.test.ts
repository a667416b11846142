// Each number of a report is what somebody would count who had nothing but the facts and the rules.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complianceQuestions } from '../../../main/database/compliance-questions.ts';
import { complianceReport } from '../../../main/database/compliance-report.ts';
import type { Behind } from '../../../main/database/outcome-rows.ts';
import type { Store } from '../../../main/database/store.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { addMonths } from '../../../src/compliance/counted.ts';
import type { OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import type { ComplianceReport } from '../../../src/compliance/report.ts';
import { auraTicketLine, aurologicTicketLine, type Line } from '../../naive/arbitraries.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import { arrive, recordsOf, ticketLine } from '../sync/generated-records.ts';
import { temporaryStore } from '../temporary-store.ts';
import { type NaiveCount, naiveCounts } from './naive-counts.ts';

/** After everything that generated tickets hold. */
const END = Date.parse('2028-01-01T00:00:00Z');
const terms = standardTerms(naiveHolidays());

/** Some tickets, now and then several of one customer and at one address. */
const someLines = fc
  .array(fc.tuple(fc.oneof(auraTicketLine(), aurologicTicketLine()), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((lines) => lines.map(([line, alike], nth) => alikeOr(ticketLine(line, `T${nth}`), alike)));

/** The ticket with a service and people's names in its events; a customer of its own, or the one of others like it. */
function alikeOr(line: Line, alike: boolean): Line {
  const ticket = line.ticket as Line;
  const own = ticket.customerId !== null && alike && line.customer === null;
  return { ...line, ticket: own ? { ...ticket, customerId: 'shared' } : ticket };
}

const anyQuestion = fc.record({
  cut: fc.integer({ min: 0, max: 100 }),
  months: fc.constantFrom(1, 2, 12, 60),
  which: fc.nat(),
  narrow: fc.constantFrom('provider', 'kind', 'tier', 'service', 'customer', 'address', null, null),
});

const ALL = { provider: null, kind: null, tier: null, service: null, customer: null, address: null } as const;
const EVERYTHING: Behind = {
  standing: null,
  reason: null,
  causedBy: null,
  percentOver: null,
  percentUpTo: null,
  hour: null,
};

/** How often each of something is there. */
function counted<T>(of: readonly T[], by: (one: T) => string | number | null): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of of) {
    const key = by(one);
    if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

const isAttained = ({ standing }: NaiveCount) => standing === 'met' || standing === 'breached';

/** The value within which so many of a hundred lie: they are put in a row and counted off. */
function nearestRank(values: readonly number[], percent: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil((percent / 100) * values.length) - 1];
}

function expectReport(
  report: ComplianceReport,
  counts: readonly NaiveCount[],
  inMonth: readonly NaiveCount[],
): void {
  const attained = counts.filter(isAttained);
  const told = report.attainment.flatMap(({ provider, kind, tier, months }) =>
    months.flatMap(({ met, breached }, i) => [
      [`${provider} ${kind} ${tier} ${report.months[i]} met`, met] as const,
      [`${provider} ${kind} ${tier} ${report.months[i]} breached`, breached] as const,
    ]),
  );
  expect(Object.fromEntries(told.filter(([, clocks]) => clocks > 0))).toEqual(
    counted(attained, (one) => `${one.provider} ${one.kind} ${one.tier} ${one.month} ${one.standing}`),
  );
  for (const { months, total } of report.attainment) {
    expect(total.met).toBe(months.reduce((sum, { met }) => sum + met, 0));
    expect(total.breached).toBe(months.reduce((sum, { breached }) => sum + breached, 0));
  }
  const apart = (lines: ComplianceReport['inMonth']['apart']) =>
    Object.fromEntries(
      [...Map.groupBy(lines, ({ standing, reason }) => `${standing} ${reason}`)].map(([key, alike]) => [
        key,
        alike.reduce((sum, { clocks }) => sum + clocks, 0),
      ]),
    );
  const naiveApart = (of: readonly NaiveCount[]) =>
    counted(
      of.filter((one) => !isAttained(one)),
      ({ standing, reason }) => `${standing} ${reason}`,
    );
  expect(apart(report.inPeriod.apart)).toEqual(naiveApart(counts));
  expect(apart(report.inMonth.apart)).toEqual(naiveApart(inMonth));
  const tallyOf = (of: readonly NaiveCount[]) => ({
    met: of.filter(({ standing }) => standing === 'met').length,
    breached: of.filter(({ standing }) => standing === 'breached').length,
  });
  expect(report.inPeriod.tally).toEqual(tallyOf(counts));
  expect(report.inMonth.tally).toEqual(tallyOf(inMonth));
  const measured = attained.filter(({ usedMs }) => usedMs !== null);
  expect(report.used.unknown).toBe(attained.length - measured.length);
  // "10 % steps": the first holds what used a tenth of its goal at the most.
  const steps = report.used.steps.map(
    (_, step) =>
      measured.filter(({ usedMs, goalMs }) => {
        const above = usedMs! * 10 > goalMs! * step || (step === 0 && usedMs === 0);
        return above && (step === 14 || usedMs! * 10 <= goalMs! * (step + 1));
      }).length,
  );
  expect(report.used.steps).toEqual(steps);
  for (const line of report.percentiles) {
    const alike = measured.filter(
      ({ provider, kind, tier }) => provider === line.provider && kind === line.kind && tier === line.tier,
    );
    expect(line.clocks).toBe(alike.length);
    for (const percent of [50, 90, 95, 99] as const) {
      const shares = alike.map(({ usedMs, goalMs }) => usedMs! / goalMs!);
      expect(line.usedPercent[`p${percent}`]).toBe(
        Math.ceil(Number((nearestRank(shares, percent) * 100).toFixed(6))),
      );
      const lengths = alike.map(({ usedMs }) => usedMs!);
      expect(line.minutes[`p${percent}`]).toBe(Math.ceil(nearestRank(lengths, percent) / 60_000));
    }
  }
  expect(report.percentiles.reduce((sum, { clocks }) => sum + clocks, 0)).toBe(measured.length);
  const hours = counted(
    attained.filter(({ standing }) => standing === 'breached'),
    ({ hour }) => hour,
  );
  expect(
    Object.fromEntries(report.breachHours.flatMap((clocks, hour) => (clocks > 0 ? [[hour, clocks]] : []))),
  ).toEqual(hours);
  expect(report.terms.reduce((sum, { clocks }) => sum + clocks, 0)).toBe(counts.length);
}

test('every number of a report is the count of the naive engine, and the rows behind it are as many', () => {
  fc.assert(
    fc.property(someLines, anyQuestion, (lines, asked) => {
      const { store } = temporaryStore();
      const records = lines.flatMap(recordsOf);
      // In two steps: what arrives later changes verdicts that were settled and counted.
      const cut = Math.floor((records.length * asked.cut) / 100);
      const last = Math.max(...records.map(({ at }) => at));
      arrive(store, records.slice(0, cut), last);
      arrive(store, records.slice(cut), END);
      for (const { ticket } of lines) settleTicket(store, `s:${(ticket as Line).id}`, 'time passed', END);
      const all = lines.flatMap((line) => naiveCounts({ ...line, now: isoOf(END) }, terms));
      const month = all.length > 0 ? all[asked.which % all.length].month : '2026-01';
      const until = addMonths(month, asked.which % 2);
      const value = (
        all[asked.which % Math.max(1, all.length)] as unknown as Record<string, string | null>
      )?.[asked.narrow ?? ''];
      const filter = {
        ...ALL,
        ...(asked.narrow && value !== undefined ? { [asked.narrow]: value ?? 'none' } : {}),
      };
      const from = addMonths(until, 1 - asked.months);
      const looked = month < from ? until : month;
      const meant = all.filter(
        (one) =>
          one.month >= from &&
          one.month <= until &&
          Object.entries(filter).every(
            ([name, wanted]) =>
              wanted === null || ((one as unknown as Record<string, unknown>)[name] ?? 'none') === wanted,
          ),
      );
      const understood = { ...filter, until, months: asked.months };
      const report = complianceReport(store, understood, looked, END);
      expectReport(
        report,
        meant,
        meant.filter((one) => one.month === looked),
      );
      expectRows(store, report, asked.months, meant);
      expectGroups(store, report, meant);
    }),
    { numRuns: 60 },
  );
});

/** All rows behind a number, some at a time. */
function rowsBehind(
  store: Store,
  report: ComplianceReport,
  span: 'month' | 'period',
  behind: Partial<Behind>,
) {
  const questions = complianceQuestions(store);
  const filter = { ...report.filter, month: report.month, span };
  const rows: OutcomeRow[] = [];
  for (let after = null; ; ) {
    const page = questions.rows(filter, { ...EVERYTHING, ...behind }, after, 2, END);
    rows.push(...page.rows);
    if (page.next === null) {
      expect(page.count).toBe(rows.length);
      return rows;
    }
    after = page.next;
  }
}

function expectRows(
  store: Store,
  report: ComplianceReport,
  months: number,
  meant: readonly NaiveCount[],
): void {
  const all = rowsBehind(store, report, 'period', {});
  expect(all.length).toBe(meant.length);
  expect(
    counted(all, ({ ticket, kind, cycle, standing }) => `${ticket} ${kind} ${cycle} ${standing}`),
  ).toEqual(counted(meant, ({ ticket, kind, cycle, standing }) => `${ticket} ${kind} ${cycle} ${standing}`));
  const { tally, apart } = report.inMonth;
  expect(rowsBehind(store, report, 'month', { standing: 'met' }).length).toBe(tally.met);
  expect(rowsBehind(store, report, 'month', { standing: 'breached' }).length).toBe(tally.breached);
  for (const { standing, reason, causedBy, clocks } of apart) {
    const behind = { standing, reason, causedBy: causedBy ?? 'none' };
    expect(rowsBehind(store, report, 'month', behind).length).toBe(clocks);
  }
  for (const [step, clocks] of report.used.steps.entries()) {
    const behind = {
      percentOver: step === 0 ? null : step * 10,
      percentUpTo: step === 14 ? null : (step + 1) * 10,
    };
    // Nothing asked of the first and last at once would be everything.
    expect(rowsBehind(store, report, 'period', behind).length).toBe(clocks);
  }
  for (const [hour, clocks] of report.breachHours.entries()) {
    if (clocks > 0) expect(rowsBehind(store, report, 'period', { hour }).length).toBe(clocks);
  }
  expect(months).toBe(report.months.length);
}

function expectGroups(store: Store, report: ComplianceReport, meant: readonly NaiveCount[]): void {
  const questions = complianceQuestions(store);
  const filter = { ...report.filter, month: null, span: 'period' } as const;
  for (const by of ['provider', 'service', 'customer', 'address'] as const) {
    const groups = questions.groups(filter, by, END);
    const naive = Map.groupBy(meant, (one) => one[by]);
    for (const { id, met, breached, apart } of groups) {
      const ofGroup = naive.get(id) ?? [];
      expect([met, breached, apart]).toEqual([
        ofGroup.filter(({ standing }) => standing === 'met').length,
        ofGroup.filter(({ standing }) => standing === 'breached').length,
        ofGroup.filter((one) => !isAttained(one)).length,
      ]);
    }
    const missed = [...naive].filter(([id, ofGroup]) => {
      return (
        !groups.some((group) => group.id === id) && ofGroup.some(({ standing }) => standing === 'breached')
      );
    });
    // Of customers and addresses those with breaches are told; clocks without one have no group there.
    expect(missed.filter(([id]) => id !== null || by === 'provider' || by === 'service')).toEqual([]);
  }
}
