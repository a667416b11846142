import type { AlarmAbout } from '../../src/alarms/alarm.ts';
import {
  type AlarmGroup,
  type AlarmMeasure,
  type AlarmNumber,
  type AlarmReportFilter,
  type AlarmRow,
  bitOf,
} from '../../src/alarms/alarm-report.ts';
import { ALARM_STANDINGS } from '../../src/alarms/figures.ts';
import { addMonths } from '../../src/compliance/counted.ts';
import { alarmSpan, termsMeant } from './alarm-spans.ts';
import { type Condition, together, where } from './report-source.ts';
import type { Store } from './store.ts';

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

/** One page of the alarms behind a number, latest first, and how many there are in all. */
export function alarmRows(
  store: Store,
  filter: AlarmReportFilter,
  behind: BehindAlarms,
  skip: number,
  limit: number,
): { readonly count: number; readonly rows: AlarmRow[] } {
  const { db } = store;
  const parts = partsBehind(store, filter, behind);
  const counts = parts.map(
    ({ sql, values }) =>
      db
        .prepare<unknown[], number>(countQuestion(sql))
        .pluck()
        .get(...values)!,
  );
  const rows =
    parts.length === 0
      ? []
      : db
          .prepare<unknown[], Row>(rowsQuestion(parts.map(({ sql }) => sql)))
          .all(...parts.flatMap(({ values }) => values), limit, skip);
  return { count: counts.reduce((all, one) => all + one, 0), rows: rows.map(rowOf) };
}

/** The question for how many alarms there are in a part. */
export const countQuestion = (part: string) => `SELECT count(*) FROM alarm_figures WHERE ${part}`;

/** The question for a page of rows: each part is in their order by its key, so that they are merged and never sorted. */
export const rowsQuestion = (parts: readonly string[]) => `
SELECT page.*, alarms.about, alarms.known_at AS knownAt, alarms.standing -> '$.end' AS end, tickets.subject
FROM (${parts.map(partQuestion).join(' UNION ALL ')} ORDER BY raisedAt DESC, alarm DESC LIMIT ? OFFSET ?) AS page
JOIN alarms ON alarms.id = page.alarm LEFT JOIN tickets ON tickets.ticket = alarms.ticket
ORDER BY page.raisedAt DESC, page.alarm DESC`;

const partQuestion = (part: string) => `
SELECT alarm, raised_at AS raisedAt, provider, numbers, told_ms AS toldMs, acknowledged_ms AS acknowledgedMs,
  reacted_ms AS reactedMs, level, failures
FROM alarm_figures WHERE ${part}`;

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

/** Each provider's part of what is behind a number. */
function partsBehind(store: Store, filter: AlarmReportFilter, behind: BehindAlarms): Condition[] {
  const { by, key, number, measure, over, tests } = behind;
  const isPart = key !== null && (by === 'level' || by === 'person' || by === 'channel');
  const named = by === 'month' ? key : filter.month;
  const from = named ?? addMonths(filter.until, 1 - filter.months);
  const meant = termsMeant(store, filter).filter(
    ({ provider }) => by !== 'provider' || key === null || provider === key,
  );
  return meant.map(({ provider, zone }) =>
    together([
      where('of = ? AND test = ? AND key = ?', isPart ? by : 'all', tests ? 1 : 0, isPart ? key : ''),
      where(
        'provider = ? AND raised_at >= ? AND raised_at < ?',
        provider,
        ...alarmSpan(zone, from, named ?? filter.until),
      ),
      where('numbers & ? <> 0', bitOf(number)),
      ...(measure === null ? [] : [where(`${COLUMN[measure]} > ?`, over ?? -1)]),
    ]),
  );
}
