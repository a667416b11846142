import { isoOf } from '../calendars/iso.ts';
import { type CsvColumn, type CsvForm, csvHeader, csvRows, localCell } from '../csv.ts';
import type { ChangeRow } from './verdict-change.ts';

function columns(zone: string): readonly CsvColumn<ChangeRow>[] {
  return [
    ['ticket', ({ ticket }) => ticket],
    ['clock', ({ kind }) => kind],
    ['cycle', ({ cycle }) => cycle],
    ['number', ({ ordinal }) => ordinal],
    ['zone', () => zone],
    ['at_local', ({ at }) => localCell(at, zone)],
    ['at_utc', ({ at }) => isoOf(at)],
    ['was', ({ was }) => was],
    ['became', ({ became }) => became],
    ['cause', ({ cause }) => cause],
  ];
}

/** Verdicts that changed after they were settled, as CSV; local times in one zone. */
export function changesCsv(rows: readonly ChangeRow[], zone: string, form: CsvForm): string {
  const all = columns(zone);
  return csvHeader(all, form) + csvRows(all, rows, form);
}
