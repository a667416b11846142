import { isoOf } from '../calendars/iso.ts';
import { type CsvColumn, type CsvForm, csvHeader, csvRows, localCell } from '../csv.ts';
import type { ChargeLine } from './charges.ts';
import type { ZoneOf } from './report-parts.ts';

function columns(zoneOf: ZoneOf): readonly CsvColumn<ChargeLine>[] {
  return [
    ['line', ({ kind }) => kind],
    ['for', (line) => line.for],
    ['ticket', ({ ticket }) => ticket],
    ['cycle', ({ cycle }) => cycle],
    ['subject', ({ subject }) => subject],
    ['provider', ({ provider }) => provider],
    ['customer_id', ({ customerId }) => customerId],
    ['customer', ({ customer }) => customer],
    ['month', ({ month }) => month],
    ['eur_net', ({ cents }) => cents / 100],
    ['zone', ({ provider }) => zoneOf(provider)],
    ['at_local', ({ at, provider }) => localCell(at, zoneOf(provider))],
    ['at_utc', ({ at }) => isoOf(at)],
    ['flagged_local', ({ flagged, provider }) => localCell(flagged.at, zoneOf(provider))],
    ['flagged_utc', ({ flagged }) => isoOf(flagged.at)],
    ['flagged_by', ({ flagged }) => flagged.by],
    ['impact', ({ classified }) => classified.impact],
    ['classified_local', ({ classified, provider }) => localCell(classified.at, zoneOf(provider))],
    ['classified_utc', ({ classified }) => isoOf(classified.at)],
    ['classified_by', ({ classified }) => classified.by],
  ];
}

/** The emergency ledger as CSV, a charge or its reversal a record, with its evidence. */
export function chargesCsv(lines: readonly ChargeLine[], zoneOf: ZoneOf, form: CsvForm): string {
  const all = columns(zoneOf);
  return csvHeader(all, form) + csvRows(all, lines, form);
}
