import { isoOf } from '../calendars/iso.ts';
import type { Instant } from '../calendars/period.ts';
import { type CsvCell, type CsvColumn, type CsvForm, csvHeader, csvRows, localCell } from '../csv.ts';
import { percentOf } from './counted.ts';
import type { OutcomeRow } from './outcome-row.ts';
import type { ZoneOf } from './report-parts.ts';

const MINUTE_MS = 60_000;

/** The columns of settled clocks, one a record. */
function columns(zoneOf: ZoneOf): readonly CsvColumn<OutcomeRow>[] {
  const local = (at: (row: OutcomeRow) => Instant | null) => (row: OutcomeRow) =>
    localCell(at(row), zoneOf(row.provider));
  return [
    ['ticket', ({ ticket }) => ticket],
    ['subject', ({ subject }) => subject],
    ['provider', ({ provider }) => provider],
    ['clock', ({ kind }) => kind],
    ['cycle', ({ cycle }) => cycle],
    ['number', ({ ordinal }) => ordinal],
    ['tier', ({ tier }) => tier],
    ['service', ({ service }) => service],
    ['customer_id', ({ customerId }) => customerId],
    ['customer', ({ customer }) => customer],
    ['address_id', ({ addressId }) => addressId],
    ['address', ({ address }) => address],
    ['standing', ({ standing }) => standing],
    ['reason', ({ reason }) => reason],
    ['caused_by', ({ causedBy }) => causedBy],
    ['month', ({ month }) => month],
    ['zone', ({ provider }) => zoneOf(provider)],
    ['started_local', local(({ startedAt }) => startedAt)],
    ['due_local', local(({ dueAt }) => dueAt)],
    ['stopped_local', local(({ stoppedAt }) => stoppedAt)],
    ['started_utc', ({ startedAt }) => isoOf(startedAt)],
    ['due_utc', ({ dueAt }) => utcCell(dueAt)],
    ['stopped_utc', ({ stoppedAt }) => utcCell(stoppedAt)],
    ['goal_minutes', ({ goalMs }) => (goalMs === null ? null : goalMs / MINUTE_MS)],
    ['used_minutes', measured(({ usedMs }) => Math.ceil(usedMs / MINUTE_MS))],
    ['used_percent', measured(tenthsOf)],
    ['goal_ms', ({ goalMs }) => goalMs],
    ['used_ms', ({ usedMs }) => usedMs],
    ['terms', ({ terms }) => terms],
    ['code', ({ code }) => code?.code ?? null],
    ['code_note', ({ code }) => code?.note ?? null],
    ['code_by', ({ code }) => code?.by ?? null],
    ['code_local', local(({ code }) => code?.at ?? null)],
    ['code_utc', ({ code }) => utcCell(code?.at ?? null)],
  ];
}

/** What was used of a goal in percent, to a tenth, rounded up: so it lies between what a ledger and a percentile say. */
function tenthsOf({ usedMs, goalMs }: Measured): number {
  return goalMs === 0 ? percentOf(usedMs, goalMs) : Math.ceil((usedMs * 1000) / goalMs) / 10;
}

/** An instant in UTC; an empty cell for none. */
export function utcCell(at: Instant | null): string | null {
  return at === null ? null : isoOf(at);
}

type Measured = { readonly usedMs: number; readonly goalMs: number };

/** What is counted of met and breached clocks of which it is known how much they used, as the percentiles have it. */
function measured(count: (of: Measured) => number): (row: OutcomeRow) => CsvCell {
  return ({ standing, usedMs, goalMs }) =>
    (standing === 'met' || standing === 'breached') && usedMs !== null && goalMs !== null
      ? count({ usedMs, goalMs })
      : null;
}

/** The settled clocks behind a report as CSV: the header, and the records of one page of rows after the other. */
export function rowsCsv(zoneOf: ZoneOf, form: CsvForm) {
  const all = columns(zoneOf);
  return {
    header: csvHeader(all, form),
    records: (rows: readonly OutcomeRow[]): string => csvRows(all, rows, form),
  };
}
