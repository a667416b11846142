import type { AlarmAbout } from '../../src/alarms/alarm.ts';
import {
  ALARM_MEASURES,
  ALARM_NUMBERS,
  type AlarmGroup,
  type AlarmLine,
  type AlarmMeasure,
  type AlarmNumber,
  type AlarmReport,
  type AlarmReportFilter,
  type AlarmRow,
  alarmLine,
  type CountedAlarms,
} from '../../src/alarms/alarm-report.ts';
import { addMonths, type Month, monthAt } from '../../src/compliance/counted.ts';
import { type Condition, inMonths, together, where } from './report-source.ts';
import type { Store } from './store.ts';

/** What each number counts, asked of the figures on file. */
const NUMBERS: Readonly<Record<AlarmNumber, string>> = {
  alarms: 'TRUE',
  told: 'told_ms IS NOT NULL',
  'told-late': 'late = 1',
  acknowledged: "standing = 'acknowledged'",
  'never-acknowledged': "standing = 'never-acknowledged'",
  waiting: "standing = 'waiting'",
  'told-once': "standing = 'told-once'",
  missed: "standing = 'missed'",
  lapsed: 'lapsed = 1',
  'level-2': 'level >= 2',
  'level-3': 'level >= 3',
  reacted: 'reacted_ms IS NOT NULL',
  failed: 'failures > 0',
  'going-on': 'ended = 0',
  ended: 'ended = 1',
};

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
  /** Only what took longer than so many milliseconds. */
  readonly measure: AlarmMeasure | null;
  readonly over: number | null;
  readonly tests: boolean;
}

interface Meant {
  readonly filter: AlarmReportFilter;
  readonly providers: readonly { readonly provider: string; readonly zone: string }[];
}

/** The supervisors' report of alarms: all of the period or of its one month, and apart by one thing. */
export function alarmReport(store: Store, filter: AlarmReportFilter, by: AlarmGroup): AlarmReport {
  const meant = meantBy(store, filter);
  const { until, month } = filter;
  const from = addMonths(until, 1 - filter.months);
  const months = Array.from({ length: filter.months }, (_, i) => addMonths(from, i));
  const providers = store.rules.terms
    .filter(({ provider }) => meant.providers.some((one) => one.provider === provider))
    .map(({ provider, name }) => ({ provider, name }));
  const inEach = new Map(months.map((each) => [each, counted(store, ofMonth(meant, each), 'provider')]));
  const looked = month === null ? [...inEach.values()].flat() : (inEach.get(month) ?? []);
  const lines = (): AlarmLine[] => {
    switch (by) {
      case 'month':
        return months.map((each) => alarmLine(each, '', inEach.get(each)!));
      case 'provider':
        return providers.map(({ provider, name }) =>
          alarmLine(
            provider,
            name,
            looked.filter(({ key }) => key === provider),
          ),
        );
      default:
        return counted(store, inSpan(meant), by)
          .map((one) => alarmLine(one.key, one.name, [one]))
          .sort((a, b) => (by === 'level' ? Number(a.key) - Number(b.key) : 0));
    }
  };
  return {
    filter,
    by,
    months,
    total: alarmLine('', '', looked),
    lines: lines(),
    tests: alarmLine('', '', counted(store, inSpan(meant), 'provider', true)),
    choices: {
      providers: store.rules.terms.map(({ provider: id, name, zone }) => ({ id, name, zone })),
      first: firstMonth(store, meant),
    },
  };
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
  const { sql, values } = rowsWhere(meantBy(store, filter), behind);
  const count = db
    .prepare<unknown[], { alarms: number }>(`SELECT count(*) AS alarms FROM alarm_figures WHERE ${sql}`)
    .get(...values)!.alarms;
  const rows = db.prepare<unknown[], Row>(rowsQuestion(sql)).all(...values, limit, skip);
  return { count, rows: rows.map(rowOf) };
}

/** The question for a page of rows. */
export const rowsQuestion = (sql: string) => `
SELECT page.*, alarms.about, alarms.known_at AS knownAt, alarms.standing -> '$.end' AS end, tickets.subject
FROM (SELECT alarm, raised_at AS raisedAt, provider, standing, told_ms AS toldMs, acknowledged_ms AS acknowledgedMs,
    reacted_ms AS reactedMs, late, lapsed, level, failures
  FROM alarm_figures WHERE ${sql} ORDER BY raised_at DESC, alarm DESC LIMIT ? OFFSET ?) AS page
JOIN alarms ON alarms.id = page.alarm LEFT JOIN tickets ON tickets.ticket = alarms.ticket
ORDER BY page.raisedAt DESC, page.alarm DESC`;

type Row = Omit<AlarmRow, 'about' | 'end' | 'late' | 'lapsed'> & {
  readonly about: string;
  readonly end: string;
  readonly late: number;
  readonly lapsed: number;
};

function rowOf({ about, end, late, lapsed, ...row }: Row): AlarmRow {
  return {
    ...row,
    about: JSON.parse(about) as AlarmAbout,
    end: JSON.parse(end),
    late: late === 1,
    lapsed: lapsed === 1,
  };
}

function meantBy({ rules }: Store, filter: AlarmReportFilter): Meant {
  const providers = rules.terms
    .filter(({ provider }) => filter.provider === null || provider === filter.provider)
    .map(({ provider, zone }) => ({ provider, zone }));
  return { filter, providers };
}

const ofMonth = ({ providers }: Meant, month: Month) => inMonths('raised_at', providers, month, month);

function inSpan({ providers, filter: { until, months, month } }: Meant): Condition {
  return inMonths('raised_at', providers, month ?? addMonths(until, 1 - months), month ?? until);
}

function rowsWhere(meant: Meant, { by, key, number, measure, over, tests }: BehindAlarms): Condition {
  const part = key !== null && (by === 'level' || by === 'person' || by === 'channel') ? by : 'all';
  return together([
    where('of = ?', part),
    key !== null && by === 'month' ? ofMonth(meant, key) : inSpan(meant),
    where('test = ?', tests ? 1 : 0),
    ...(part === 'all' ? [] : [where('key = ?', key)]),
    ...(key !== null && by === 'provider' ? [where('+provider = ?', key)] : []),
    where(NUMBERS[number]),
    ...(measure === null ? [] : [where(`${COLUMN[measure]} > ?`, over ?? -1)]),
  ]);
}

/** Alarms, or the parts of something in them, counted in one pass over the figures. */
export const countQuestion = (key: 'key' | 'provider', span: string) => `
SELECT ${key} AS key, name, max(raised_at),
  ${ALARM_NUMBERS.map((number) => `count(*) FILTER (WHERE ${NUMBERS[number]}) AS "${number}"`).join(', ')},
  ${ALARM_MEASURES.map((measure) => `group_concat(${COLUMN[measure]}) AS "${measure} ms"`).join(', ')}
FROM alarm_figures WHERE of = ? AND ${span} AND test = ? GROUP BY 1 ORDER BY 1`;

function counted(
  { db }: Store,
  { sql, values }: Condition,
  by: 'provider' | 'level' | 'person' | 'channel',
  tests = false,
): CountedAlarms[] {
  const [of, key] = by === 'provider' ? ['all', 'provider' as const] : [by, 'key' as const];
  type Counted = { readonly key: string; readonly name: string } & Record<AlarmNumber, number> &
    Record<`${AlarmMeasure} ms`, string | null>;
  return db
    .prepare<unknown[], Counted>(countQuestion(key, sql))
    .all(of, ...values, tests ? 1 : 0)
    .map((row) => ({
      key: row.key,
      name: row.name,
      counts: row,
      measured: {
        told: numbersIn(row['told ms']),
        acknowledged: numbersIn(row['acknowledged ms']),
        reacted: numbersIn(row['reacted ms']),
      },
    }));
}

function numbersIn(text: string | null): readonly number[] {
  return text === null ? [] : (JSON.parse(`[${text}]`) as number[]);
}

function firstMonth({ db }: Store, { providers }: Meant): Month | null {
  const first = db
    .prepare<[], { raisedAt: number | null; provider: string }>(
      'SELECT raised_at AS raisedAt, provider FROM alarms ORDER BY raised_at LIMIT 1',
    )
    .get();
  if (!first?.raisedAt) return null;
  const zone = providers.find(({ provider }) => provider === first.provider) ?? providers[0];
  return monthAt(first.raisedAt, zone?.zone ?? 'UTC');
}
