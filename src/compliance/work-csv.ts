import { isoOf } from '../calendars/iso.ts';
import { type CsvColumn, type CsvForm, csvHeader, csvRows, localCell } from '../csv.ts';
import type { ZoneOf } from './report-parts.ts';
import { utcCell } from './rows-csv.ts';
import type { WorkRow } from './work-rows.ts';

const MINUTE_MS = 60_000;

function columns(zoneOf: ZoneOf): readonly CsvColumn<WorkRow>[] {
  const zone = ({ provider }: WorkRow) => zoneOf(provider);
  return [
    ['work', ({ id }) => id],
    ['title', ({ title }) => title],
    ['provider', ({ provider }) => provider],
    ['kind', ({ kind }) => kind],
    ['day', ({ day }) => day],
    ['zone', zone],
    ['start_local', (row) => localCell(row.start, zone(row))],
    ['end_local', (row) => localCell(row.end, zone(row))],
    ['actual_start_local', (row) => localCell(row.actualStart, zone(row))],
    ['actual_end_local', (row) => localCell(row.actualEnd, zone(row))],
    ['notice_local', (row) => localCell(row.noticeAt, zone(row))],
    ['start_utc', ({ start }) => isoOf(start)],
    ['end_utc', ({ end }) => isoOf(end)],
    ['actual_start_utc', ({ actualStart }) => utcCell(actualStart)],
    ['actual_end_utc', ({ actualEnd }) => utcCell(actualEnd)],
    ['notice_utc', ({ noticeAt }) => utcCell(noticeAt)],
    ['notice', ({ notice }) => notice],
    ['working_days_given', ({ workingDaysGiven }) => workingDaysGiven],
    ['overran_minutes', ({ overranMs }) => (overranMs === null ? null : overranMs / MINUTE_MS)],
    ['marks', ({ marks }) => marks.join(' ')],
    ['reason', ({ reason }) => reason],
  ];
}

/** Planned work as CSV, one piece a record, with how it kept to what is promised of it. */
export function workCsv(rows: readonly WorkRow[], zoneOf: ZoneOf, form: CsvForm): string {
  const all = columns(zoneOf);
  return csvHeader(all, form) + csvRows(all, rows, form);
}
