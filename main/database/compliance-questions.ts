import type { Instant } from '../../src/calendars/period.ts';
import type { ChargeLine, ChargeReport } from '../../src/compliance/charges.ts';
import { addMonths, type Month, monthAt } from '../../src/compliance/counted.ts';
import type { GroupLine } from '../../src/compliance/group-line.ts';
import type { ExplainedRow, OutcomeRow, RowsPage } from '../../src/compliance/outcome-row.ts';
import type { ComplianceReport, ReportFilter } from '../../src/compliance/report.ts';
import type { ChangeRow } from '../../src/compliance/verdict-change.ts';
import type { WorkReport } from '../../src/compliance/work-rows.ts';
import { changeRows } from './change-rows.ts';
import { chargeReport, chargeRows } from './charge-report.ts';
import { askedOf, complianceReport } from './compliance-report.ts';
import { explainedRows } from './explained-rows.ts';
import { type Group, outcomeGroups } from './outcome-groups.ts';
import { type Behind, outcomeRows, type RowPlace, rowsAfter } from './outcome-rows.ts';
import type { Asked } from './report-source.ts';
import { runningRows } from './running-rows.ts';
import type { Store } from './store.ts';
import { workReportOf } from './work-report.ts';

/** A filter as it is asked for: what is left open is the current month of the provider, or the last of the period. */
export type AskedFilter = Omit<ReportFilter, 'until'> & {
  readonly until: Month | null;
  /** The month that is looked at. */
  readonly month: Month | null;
  /** Whether lists are of that month or of the whole period. */
  readonly span: 'month' | 'period';
};

/** A question that has no answer; its message says why in a sentence. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

/** A page of rows with the place after which the next one begins. */
export type PlacedPage<Row> = Omit<RowsPage, 'rows' | 'next'> & {
  readonly rows: readonly Row[];
  readonly next: RowPlace | null;
};

/** The questions of the compliance desk. Each throws `ReportError` for a provider nobody knows and a month outside. */
export function complianceQuestions(store: Store) {
  return {
    report(filter: AskedFilter, now: Instant): ComplianceReport {
      const { filter: understood, month } = understand(store, filter, now);
      return complianceReport(store, understood, month, now);
    },
    groups: (filter: AskedFilter, by: Group, now: Instant): GroupLine[] =>
      outcomeGroups(store, spanOf(store, filter, now), by),
    rows: (
      filter: AskedFilter,
      behind: Behind,
      after: RowPlace | null,
      limit: number,
      now: Instant,
    ): PlacedPage<OutcomeRow> => {
      const asked = spanOf(store, filter, now);
      // Clocks that are not settled are in no outcome.
      if (behind.standing === 'running') return runningRows(store, asked, after, limit, now);
      return outcomeRows(store, asked, behind, after, limit);
    },
    /** A page of the rows without how many there are in all. */
    rowsAfter: (filter: AskedFilter, behind: Behind, after: RowPlace | null, limit: number, now: Instant) => {
      const asked = spanOf(store, filter, now);
      if (behind.standing === 'running') return runningRows(store, asked, after, limit, now);
      return rowsAfter(store.db, asked, behind, after, limit);
    },
    explained(
      filter: AskedFilter,
      behind: Behind,
      after: RowPlace | null,
      limit: number,
      now: Instant,
    ): PlacedPage<ExplainedRow> {
      const asked = spanOf(store, filter, now);
      const page =
        behind.standing === 'running'
          ? runningRows(store, asked, after, limit, now)
          : outcomeRows(store, asked, behind, after, limit);
      return { ...page, rows: explainedRows(store, page.rows, now) };
    },
    charges(filter: AskedFilter, now: Instant): ChargeReport {
      const { filter: understood } = understand(store, filter, now);
      const asked = askedOf(store.rules, understood, null);
      const months = Array.from({ length: understood.months }, (_, i) => addMonths(asked.from, i));
      return chargeReport(store.db, asked, months);
    },
    chargeLines: (
      filter: AskedFilter,
      skip: number,
      limit: number,
      now: Instant,
    ): { readonly count: number; readonly rows: ChargeLine[] } =>
      chargeRows(store.db, spanOf(store, filter, now), skip, limit),
    work: (filter: AskedFilter, now: Instant): WorkReport =>
      workReportOf(store, spanOf(store, filter, now), now),
    changes: (
      filter: AskedFilter,
      skip: number,
      limit: number,
      now: Instant,
    ): { readonly count: number; readonly rows: ChangeRow[] } =>
      changeRows(store.db, spanOf(store, filter, now), skip, limit),
  };
}

/** The months that a list is asked for. */
function spanOf(store: Store, asked: AskedFilter, now: Instant): Asked {
  const { filter, month } = understand(store, asked, now);
  return askedOf(store.rules, filter, asked.span === 'month' ? month : null);
}

/** A filter with what was left open, and the month that is looked at. */
function understand(
  { rules }: Store,
  { until: asked, month: looked, span: _, ...rest }: AskedFilter,
  now: Instant,
): { readonly filter: ReportFilter; readonly month: Month } {
  const zone = rules.terms.find(({ provider }) => rest.provider === null || provider === rest.provider)?.zone;
  if (zone === undefined) {
    const known = rules.terms.map(({ provider }) => provider).join(', ');
    throw new ReportError(
      `provider: there is no '${rest.provider}': ask for one of ${known}, or leave it out`,
    );
  }
  const current = monthAt(now, zone);
  const until = asked ?? looked ?? current;
  const month = looked ?? until;
  const from = addMonths(until, 1 - rest.months);
  if (month < from || month > until) {
    throw new ReportError(
      `month: ${month} is not in the period from ${from} to ${until}: ask for one of its months, or for another until`,
    );
  }
  return { filter: { ...rest, until }, month };
}
