import type { AlarmAbout } from '../../src/alarms/alarm.ts';
import {
  type AlarmGroup,
  type AlarmLine,
  type AlarmMeasure,
  type AlarmNumber,
  type AlarmPartOf,
  type AlarmReport,
  type AlarmReportFilter,
  type AlarmRow,
  alarmLine,
  bitOf,
  type KeptFigures,
} from '../../src/alarms/alarm-report.ts';
import { ALARM_STANDINGS } from '../../src/alarms/figures.ts';
import { addMonths, type Month, monthAt, startOfMonth } from '../../src/compliance/counted.ts';
import type { Db } from './database-file.ts';
import { type Condition, together, where } from './report-source.ts';
import type { Store } from './store.ts';

/** Figures to be counted: of what, of which provider, from and to which instant of being raised. */
export const FIGURES = `
SELECT numbers, told_ms, acknowledged_ms, reacted_ms FROM alarm_figures
WHERE of = ? AND test = ? AND key = ? AND provider = ? AND raised_at >= ? AND raised_at < ?`;
/** The levels, persons or channels that have a part in alarms. */
export const KEYS = 'SELECT DISTINCT key FROM alarm_figures WHERE of = ? AND test = 0 ORDER BY key';
/** What a person was called last. */
const LAST_NAME = `
SELECT name FROM alarm_figures WHERE of = ? AND test = 0 AND key = ? ORDER BY raised_at DESC LIMIT 1`;

const COLUMN: Readonly<Record<AlarmMeasure, string>> = {
  told: 'told_ms',
  acknowledged: 'acknowledged_ms',
  reacted: 'reacted_ms',
};

/** Which alarms are behind a number. */
export interface BehindAlarms {
  readonly by: AlarmGroup | null;
  /** The month, provider, level, person or channel; null for all. */
  readonly key: string | null;
  readonly number: AlarmNumber;
  /** Only those that took longer than so many milliseconds. */
  readonly measure: AlarmMeasure | null;
  readonly over: number | null;
  readonly tests: boolean;
}

/** The supervisors' report of alarms: by month, and of the period or its one month by provider and in all. */
export function alarmReport(store: Store, filter: AlarmReportFilter): AlarmReport {
  const { db, rules } = store;
  const meant = termsMeant(store, filter);
  const from = addMonths(filter.until, 1 - filter.months);
  const months = Array.from({ length: filter.months }, (_, i) => addMonths(from, i));
  const figures = reading(db);
  const cells = months.map((month) =>
    meant.map(({ provider, zone }) => figures('all', '', provider, spanOf(zone, month, month))),
  );
  const looked = filter.month === null ? cells : [cells[months.indexOf(filter.month)]];
  const tests = meant.map(({ provider, zone }) =>
    figures('all', '', provider, spanOf(zone, filter.month ?? from, filter.month ?? filter.until), true),
  );
  return {
    filter,
    total: alarmLine('', '', looked.flat()),
    months: months.map((month, i) => alarmLine(month, '', cells[i])),
    providers: meant.map(({ provider, name }, i) =>
      alarmLine(
        provider,
        name,
        looked.map((ofMonth) => ofMonth[i]),
      ),
    ),
    tests: alarmLine('', '', tests),
    choices: {
      providers: rules.terms.map(({ provider: id, name, zone }) => ({ id, name, zone })),
      first: firstMonth(store),
    },
  };
}

/** The parts that levels, persons or channels had in the alarms of the period, or of its one month. */
export function alarmLines(store: Store, filter: AlarmReportFilter, by: AlarmPartOf): AlarmLine[] {
  const { db } = store;
  const { until, months, month } = filter;
  const keys = db.prepare<[string], { key: string }>(KEYS).all(by);
  const name = db.prepare<[string, string], { name: string }>(LAST_NAME);
  const figures = reading(db);
  const lines = keys.map(({ key }) => {
    const parts = termsMeant(store, filter).map(({ provider, zone }) =>
      figures(by, key, provider, spanOf(zone, month ?? addMonths(until, 1 - months), month ?? until)),
    );
    return alarmLine(key, name.get(by, key)!.name, parts);
  });
  const some = lines.filter(({ counts }) => counts.alarms > 0);
  return by === 'level' ? some.sort((a, b) => Number(a.key) - Number(b.key)) : some;
}

/** One page of the alarms behind a number, latest first, and how many there are in all. */
export function alarmRows(
  store: Store,
  filter: AlarmReportFilter,
  behind: BehindAlarms,
  skip: number,
  limit: number,
): { readonly count: number; readonly rows: AlarmRow[] } {
  const { db } = store;
  const { sql, values } = rowsWhere(store, filter, behind);
  const count = db
    .prepare<unknown[], { alarms: number }>(`SELECT count(*) AS alarms FROM alarm_figures WHERE ${sql}`)
    .get(...values)!.alarms;
  const rows = db.prepare<unknown[], Row>(rowsQuestion(sql)).all(...values, limit, skip);
  return { count, rows: rows.map(rowOf) };
}

/** The question for a page of rows. */
export const rowsQuestion = (sql: string) => `
SELECT page.*, alarms.about, alarms.known_at AS knownAt, alarms.standing -> '$.end' AS end, tickets.subject
FROM (SELECT alarm, raised_at AS raisedAt, provider, numbers, told_ms AS toldMs, acknowledged_ms AS acknowledgedMs,
    reacted_ms AS reactedMs, level, failures
  FROM alarm_figures WHERE ${sql} ORDER BY raised_at DESC, alarm DESC LIMIT ? OFFSET ?) AS page
JOIN alarms ON alarms.id = page.alarm LEFT JOIN tickets ON tickets.ticket = alarms.ticket
ORDER BY page.raisedAt DESC, page.alarm DESC`;

type Row = Omit<AlarmRow, 'about' | 'end' | 'late' | 'lapsed' | 'standing'> & {
  readonly about: string;
  readonly end: string;
  readonly numbers: number;
};

function rowOf({ about, end, numbers, ...row }: Row): AlarmRow {
  const isIn = (number: AlarmNumber) => (numbers & bitOf(number)) !== 0;
  return {
    ...row,
    about: JSON.parse(about) as AlarmAbout,
    end: JSON.parse(end),
    standing: ALARM_STANDINGS.find(isIn)!,
    late: isIn('told-late'),
    lapsed: isIn('lapsed'),
  };
}

function termsMeant({ rules }: Store, { provider }: AlarmReportFilter) {
  return rules.terms.filter((one) => provider === null || one.provider === provider);
}

type Span = readonly [start: number, end: number];

function spanOf(zone: string, from: Month, until: Month): Span {
  return [startOfMonth(from, zone), startOfMonth(addMonths(until, 1), zone)];
}

function reading(db: Db) {
  const figures = db.prepare<unknown[]>(FIGURES).raw();
  return (of: string, key: string, provider: string, span: Span, tests = false) =>
    figures.all(of, tests ? 1 : 0, key, provider, ...span) as KeptFigures[];
}

function rowsWhere(store: Store, filter: AlarmReportFilter, behind: BehindAlarms): Condition {
  const { by, key, number, measure, over, tests } = behind;
  const isPart = key !== null && (by === 'level' || by === 'person' || by === 'channel');
  const named = by === 'month' ? key : filter.month;
  const from = named ?? addMonths(filter.until, 1 - filter.months);
  const meant = termsMeant(store, filter).filter(
    ({ provider }) => by !== 'provider' || key === null || provider === key,
  );
  const spans = meant.map(({ provider, zone }) =>
    where(
      '(provider = ? AND raised_at >= ? AND raised_at < ?)',
      provider,
      ...spanOf(zone, from, named ?? filter.until),
    ),
  );
  const inSpans = where(
    spans.length === 0 ? 'FALSE' : `(${spans.map(({ sql }) => sql).join(' OR ')})`,
    ...spans.flatMap(({ values }) => values),
  );
  return together([
    where('of = ? AND test = ? AND key = ?', isPart ? by : 'all', tests ? 1 : 0, isPart ? key : ''),
    inSpans,
    where('numbers & ? <> 0', bitOf(number)),
    ...(measure === null ? [] : [where(`${COLUMN[measure]} > ?`, over ?? -1)]),
  ]);
}

function firstMonth({ db, rules }: Store): Month | null {
  const first = db
    .prepare<[], { raisedAt: number; provider: string }>(
      'SELECT raised_at AS raisedAt, provider FROM alarms ORDER BY raised_at LIMIT 1',
    )
    .get();
  if (!first) return null;
  const zone = rules.terms.find(({ provider }) => provider === first.provider)?.zone;
  return monthAt(first.raisedAt, zone ?? 'UTC');
}
