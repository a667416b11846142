import { isoOf } from '../calendars/iso.ts';
import type { ZoneOf } from '../compliance/report-parts.ts';
import { type CsvColumn, type CsvForm, csvHeader, csvRows, localCell } from '../csv.ts';
import {
  ALARM_MEASURES,
  ALARM_NUMBERS,
  type AlarmGroup,
  type AlarmLine,
  type AlarmRow,
} from './alarm-report.ts';

const columns = (zoneOf: ZoneOf): readonly CsvColumn<AlarmRow>[] => [
  ['alarm', ({ alarm }) => alarm],
  ['about', ({ about }) => about.kind],
  ['ticket', ({ about }) => (about.kind === 'ticket' ? about.ticket : null)],
  ['subject', ({ subject }) => subject],
  ['clock', ({ about }) => (about.kind === 'ticket' ? about.clock : null)],
  ['cycle', ({ about }) => (about.kind === 'ticket' ? about.cycle : null)],
  ['number', ({ about }) => (about.kind === 'ticket' ? about.ordinal : null)],
  ['provider', ({ provider }) => provider],
  ['zone', ({ provider }) => zoneOf(provider)],
  ['raised_local', ({ raisedAt, provider }) => localCell(raisedAt, zoneOf(provider))],
  ['raised_utc', ({ raisedAt }) => isoOf(raisedAt)],
  ['known_utc', ({ knownAt }) => isoOf(knownAt)],
  ['standing', ({ standing }) => standing],
  ['told_late', ({ late }) => (late ? 'yes' : 'no')],
  ['lapsed', ({ lapsed }) => (lapsed ? 'yes' : 'no')],
  ['highest_level', ({ level }) => level],
  ['failed_messages', ({ failures }) => failures],
  ['told_seconds', ({ toldMs }) => seconds(toldMs)],
  ['acknowledged_seconds', ({ acknowledgedMs }) => seconds(acknowledgedMs)],
  ['reacted_seconds', ({ reactedMs }) => seconds(reactedMs)],
  ['end', ({ end }) => end?.kind ?? null],
  ['end_utc', ({ end }) => (end?.at == null ? null : isoOf(end.at))],
];

/** The alarms behind a report as CSV: the header, and the records of one page of rows after the other. */
export function alarmsCsv(zoneOf: ZoneOf, form: CsvForm) {
  const all = columns(zoneOf);
  return {
    header: csvHeader(all, form),
    records: (rows: readonly AlarmRow[]): string => csvRows(all, rows, form),
  };
}

/** What a line of the figures is of: all alarms, those of a group, or the test alarms, which are in no other line. */
type FiguresOf = 'all' | AlarmGroup | 'tests';

/** The lines of a report, by one thing after the other. */
export function alarmFiguresCsv(
  groups: readonly { readonly by: FiguresOf; readonly lines: readonly AlarmLine[] }[],
  form: CsvForm,
): string {
  type Line = AlarmLine & { readonly by: FiguresOf };
  const all: readonly CsvColumn<Line>[] = [
    ['by', ({ by }) => by],
    ['key', ({ key }) => key],
    ['name', ({ name }) => name],
    ...ALARM_NUMBERS.map(
      (number): CsvColumn<Line> => [number.replaceAll('-', '_'), ({ counts }) => counts[number]],
    ),
    ...ALARM_MEASURES.flatMap((measure) =>
      (['p50', 'p90', 'p95', 'p99'] as const).map(
        (rank): CsvColumn<Line> => [
          `${measure}_seconds_${rank}`,
          ({ times }) => seconds(times[measure]?.[rank] ?? null),
        ],
      ),
    ),
  ];
  const lines = groups.flatMap(({ by, lines: own }) => own.map((line) => ({ ...line, by })));
  return csvHeader(all, form) + csvRows(all, lines, form);
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}
