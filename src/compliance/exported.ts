import { BYTE_ORDER_MARK, type CsvForm } from '../csv.ts';
import { impossible } from '../impossible.ts';
import { changesCsv } from './changes-csv.ts';
import { chargesCsv } from './charges-csv.ts';
import type { Exported } from './export-name.ts';
import type { OutcomeRow } from './outcome-row.ts';
import { reportCsv } from './report-csv.ts';
import { reportJson } from './report-json.ts';
import { type ReportParts, zoneOf } from './report-parts.ts';
import { rowsCsv } from './rows-csv.ts';
import { workCsv } from './work-csv.ts';

/** An export in three parts: what comes first, the clocks of each page in turn, and what comes last. */
export interface ExportText {
  readonly head: string;
  /** null for one without clocks. */
  readonly rows: ((rows: readonly OutcomeRow[]) => string) | null;
  readonly tail: () => string;
}

/** What is exported of a report as CSV, with a byte order mark before it. */
export function exportedCsv(parts: ReportParts, what: Exported, form: CsvForm): ExportText {
  const zones = zoneOf(parts);
  const whole = (text: string): ExportText => ({
    head: BYTE_ORDER_MARK + text,
    rows: null,
    tail: () => '',
  });
  switch (what) {
    case 'clocks': {
      const { header, records } = rowsCsv(zones, form);
      return { ...whole(header), rows: records };
    }
    case 'figures':
      return whole(reportCsv(parts, form));
    case 'charges':
      return whole(chargesCsv(parts.chargeLines, zones, form));
    case 'work':
      return whole(workCsv(parts.work.rows, zones, form));
    case 'changes':
      return whole(changesCsv(parts.changes, parts.about.zone, form));
    default:
      return impossible(what);
  }
}

/** The whole report as JSON. */
export function exportedJson(parts: ReportParts): ExportText {
  return reportJson(parts);
}
