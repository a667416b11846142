// What a supervisor takes away says what the screen says: CSV and JSON against the report, for random histories.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportText } from '../../../main/cli/report-text.ts';
import { MOST_SPOTS } from '../../../main/database/blind-spots.ts';
import { type AskedFilter, complianceQuestions } from '../../../main/database/compliance-questions.ts';
import { reportParts } from '../../../main/database/report-parts.ts';
import type { Store } from '../../../main/database/store.ts';
import { attainmentOf } from '../../../src/compliance/attainment.ts';
import { EXPORTED } from '../../../src/compliance/export-name.ts';
import { type ExportText, exportedCsv, exportedJson } from '../../../src/compliance/exported.ts';
import type { OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import type { ReportParts } from '../../../src/compliance/report-parts.ts';
import { COMMA, type CsvForm, SEMICOLON } from '../../../src/csv.ts';
import { temporaryFolder, temporaryStore } from '../temporary-store.ts';
import { type Histories, histories, LATER, storedHistories } from './reported-store.ts';

type Records = Record<string, string>[];
interface Taken {
  readonly parts: ReportParts;
  readonly rows: readonly OutcomeRow[];
  readonly csv: (what: (typeof EXPORTED)[number], form?: CsvForm) => Records;
  readonly json: ReturnType<typeof JSON.parse>;
}

const ALL = {
  standing: null,
  reason: null,
  causedBy: null,
  percentOver: null,
  percentUpTo: null,
  hour: null,
};
const PAGE = 3;

/** Takes everything away from a database, a few clocks at a time. */
function taken(store: Store, filter: AskedFilter): Taken {
  const sources = [{ id: 'noc', title: '=NOC', answeredAt: LATER }];
  const parts = reportParts(store, filter, sources, LATER);
  const ask = complianceQuestions(store);
  const pages: OutcomeRow[][] = [];
  let page = ask.rows(filter, ALL, null, PAGE, LATER);
  for (;;) {
    pages.push([...page.rows]);
    if (page.next === null) break;
    page = ask.rows(filter, ALL, page.next, PAGE, LATER);
  }
  const whole = ({ head, rows, tail }: ExportText) => head + (rows ? pages.map(rows).join('') : '') + tail();
  return {
    parts,
    rows: pages.flat(),
    csv: (what, form = SEMICOLON) =>
      parse(whole(exportedCsv(parts, what, form)), {
        ...{
          columns: true,
          bom: true,
          delimiter: form.separator,
          record_delimiter: '\r\n',
          relax_quotes: false,
        },
      }),
    json: JSON.parse(whole(exportedJson(parts))),
  };
}

const filter = fc.record({
  provider: fc.constantFrom(null, 'aura', 'aurologic'),
  until: fc.constantFrom('2026-02', '2026-03', '2026-04'),
  months: fc.integer({ min: 1, max: 4 }),
  kind: fc.constantFrom(null, 'remote-reaction' as const, 'first-reaction' as const),
  tier: fc.constantFrom(null, 'basis', 'none'),
  service: fc.constantFrom(null, 'none', '=1+1'),
  customer: fc.constantFrom(null, 'C1', 'none'),
  address: fc.constant(null),
  month: fc.constant(null),
  span: fc.constantFrom('period' as const, 'month' as const),
});

function inStore(told: Histories, use: (store: Store) => void): void {
  const folder = temporaryFolder();
  const store = storedHistories(join(folder, 'wallclock.sqlite'), told);
  try {
    use(store);
  } finally {
    store.db.close();
    rmSync(folder, { recursive: true });
  }
}

/** A text as a spreadsheet gets it: one that looks like a formula has an apostrophe before it. */
const cell = (text: string | null) =>
  text === null ? '' : /^\s*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
const decimal = (text: string) => Number(text.replace(',', '.'));
const count = <T>(of: readonly T[], is: (one: T) => boolean) => of.filter(is).length;

test('the clocks as CSV are those behind each number, text by text', () => {
  fc.assert(
    fc.property(histories, filter, (told, asked) =>
      inStore(told, (store) => {
        const { parts, rows, csv } = taken(store, { ...asked, span: 'period' });
        const { report } = parts;
        const records = csv('clocks');
        const { met, breached } = report.inPeriod.tally;
        const apart = report.inPeriod.apart;
        expect(count(records, ({ standing }) => standing === 'met')).toBe(met);
        expect(count(records, ({ standing }) => standing === 'breached')).toBe(breached);
        expect(records).toHaveLength(met + breached + apart.reduce((sum, { clocks }) => sum + clocks, 0));
        for (const { standing, reason, causedBy, clocks } of apart) {
          const same = (one: Records[number]) =>
            one.standing === standing && one.reason === reason && one.caused_by === cell(causedBy);
          expect(count(records, same)).toBe(clocks);
        }
        for (const line of report.attainment) {
          const ofLine = records.filter(
            ({ provider, clock, tier }) =>
              provider === line.provider && clock === line.kind && tier === (line.tier ?? ''),
          );
          for (const [i, month] of report.months.entries()) {
            const inMonth = ofLine.filter((one) => one.month === month);
            expect(count(inMonth, ({ standing }) => standing === 'met')).toBe(line.months[i].met);
            expect(count(inMonth, ({ standing }) => standing === 'breached')).toBe(line.months[i].breached);
          }
        }
        const percents = records
          .filter(({ used_percent }) => used_percent !== '')
          .map((one) => Number(one.used_percent.replace(',', '.')));
        expect(count(percents, (percent) => percent > 140)).toBe(report.used.steps[14]);
        expect(count(percents, (percent) => percent <= 10)).toBe(report.used.steps[0]);
        expect(records.map(({ subject }) => subject)).toEqual(rows.map(({ subject }) => cell(subject)));
        expect(records.map(({ customer }) => customer)).toEqual(rows.map(({ customer }) => cell(customer)));
        expect(records.map(({ service }) => service)).toEqual(rows.map(({ service }) => cell(service)));
        expect(records.map(({ due_utc }) => (due_utc === '' ? null : Date.parse(due_utc)))).toEqual(
          rows.map(({ dueAt }) => dueAt),
        );
        expect(records.map(({ goal_ms }) => goal_ms)).toEqual(rows.map(({ goalMs }) => String(goalMs ?? '')));
        expect(csv('clocks', COMMA).map((one) => one.ticket)).toEqual(records.map((one) => one.ticket));
      }),
    ),
    { numRuns: 60 },
  );
});

test('blind spots that are too many to list are counted, in CSV, JSON and text', () => {
  const { store } = temporaryStore();
  const begins = Date.parse('2026-03-02T00:00:00Z');
  store.write(() => {
    for (let i = 0; i < MOST_SPOTS + 3; i++) {
      store.blindSpots.addStation(begins + i * 180_000, begins + i * 180_000 + 61_000, 'asleep');
    }
  });
  const month = { until: '2026-03', month: null, months: 1, span: 'period' } as const;
  const all = { kind: null, tier: null, service: null, customer: null, address: null };
  const { parts, csv, json } = taken(store, { provider: null, ...month, ...all });
  const listed = csv('figures').filter(({ section }) => section === 'blind');
  expect(listed).toHaveLength(MOST_SPOTS + 1);
  expect([listed[0].item, listed[0].count, listed[1].item]).toEqual(['earlier, not listed', '3', 'station']);
  expect([json.blind.length, json.blindBefore]).toEqual([MOST_SPOTS, 3]);
  expect(reportText(parts)).toContain('Earlier blind spots that are not listed: 3');
});

test('the figures, the ledger and the changes as CSV are those of the report', () => {
  fc.assert(
    fc.property(histories, filter, fc.constantFrom(SEMICOLON, COMMA), (told, asked, form) =>
      inStore(told, (store) => {
        const { parts, csv } = taken(store, asked);
        const { report, charges, groups } = parts;
        const figures = csv('figures', form);
        const of = (section: string) => figures.filter((one) => one.section === section);
        const total = of('all').at(-1)!;
        expect([total.met, total.breached].map(Number)).toEqual([
          report.inPeriod.tally.met,
          report.inPeriod.tally.breached,
        ]);
        const tenths = attainmentOf(report.inPeriod.tally);
        expect(total.attainment_percent === '' ? null : decimal(total.attainment_percent)).toBe(
          tenths === null ? null : tenths / 10,
        );
        const periods = of('attainment').filter(
          ({ month }) => report.months.length === 1 || month.includes('..'),
        );
        expect(periods.map(({ met, breached }) => [Number(met), Number(breached)])).toEqual(
          report.attainment.map((line) => [line.total.met, line.total.breached]),
        );
        expect(of('percentiles').map(({ p50, p99 }) => [p50, p99].map(Number))).toEqual(
          report.percentiles.flatMap(({ usedPercent, minutes }) => [
            [usedPercent.p50, usedPercent.p99],
            [minutes.p50, minutes.p99],
          ]),
        );
        expect(of('used').reduce((sum, one) => sum + Number(one.count), 0)).toBe(
          report.inPeriod.tally.met + report.inPeriod.tally.breached,
        );
        for (const by of ['provider', 'service', 'customer', 'address'] as const) {
          expect(of(`by-${by}`).map(({ item, name, met }) => [item, name, Number(met)])).toEqual(
            groups[by].map((line) => [cell(line.id), cell(line.name), line.met]),
          );
        }
        const net = of('charges').reduce((sum, { eur_net }) => sum + Math.round(decimal(eur_net) * 100), 0);
        expect(net).toBe(charges.totals.cents);
        expect(decimal(of('charges-total').find(({ item }) => item === 'net')!.eur_net)).toBe(
          charges.totals.cents / 100,
        );
        expect(csv('changes', form)).toHaveLength(parts.changes.length);
        expect(csv('work', form)).toHaveLength(parts.work.rows.length);
        const lines = csv('charges', form);
        expect(lines.map(({ flagged_by }) => flagged_by)).toEqual(
          parts.chargeLines.map(({ flagged }) => cell(flagged.by)),
        );
        if (asked.span === 'period') {
          expect(lines.reduce((sum, { eur_net }) => sum + Math.round(decimal(eur_net) * 100), 0)).toBe(
            charges.totals.cents,
          );
          expect(count(lines, ({ line }) => line === 'charge')).toBe(charges.totals.charges);
        }
      }),
    ),
    { numRuns: 60 },
  );
});

test('JSON holds the whole report with its clocks, instants as text', () => {
  fc.assert(
    fc.property(histories, filter, (told, asked) =>
      inStore(told, (store) => {
        const { parts, rows, json } = taken(store, asked);
        expect(json.figures).toEqual(parts.report);
        expect(json.charges).toEqual(parts.charges);
        expect(json.groups).toEqual(parts.groups);
        expect(json.clocksWritten).toBe(rows.length);
        const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString());
        expect(
          json.clocks.map(
            (clock: { ticket: string; subject: string; dueAt: string | null; startedAt: string }) => [
              ...[clock.ticket, clock.subject],
              ...[clock.dueAt, clock.startedAt].map((at) =>
                at === null ? null : new Date(at).toISOString(),
              ),
            ],
          ),
        ).toEqual(
          rows.map(({ ticket, subject, dueAt, startedAt }) => [
            ticket,
            subject,
            instant(dueAt),
            instant(startedAt),
          ]),
        );
        const sum = json.figures.inPeriod.tally;
        if (asked.span === 'period')
          expect(count(json.clocks, (clock: { standing: string }) => clock.standing === 'breached')).toBe(
            sum.breached,
          );
      }),
    ),
    { numRuns: 40 },
  );
});

test('every record of every CSV has as many cells as the header', () => {
  fc.assert(
    fc.property(histories, (told) =>
      inStore(told, (store) => {
        const asked = { until: '2026-04', months: 4, month: null, span: 'period', kind: null } as const;
        const all = { provider: null, tier: null, service: null, customer: null, address: null };
        const { csv } = taken(store, { ...asked, ...all });
        // A record of another length is refused by who reads it.
        for (const what of EXPORTED) for (const form of [COMMA, SEMICOLON]) csv(what, form);
      }),
    ),
    { numRuns: 20 },
  );
});
