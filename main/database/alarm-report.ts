import {
  type AlarmLine,
  type AlarmPartOf,
  type AlarmReport,
  type AlarmReportFilter,
  type AlarmSum,
  alarmLine,
  alarmSum,
  type KeptFigures,
} from '../../src/alarms/alarm-report.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { addMonths, type Month, monthAt } from '../../src/compliance/counted.ts';
import { type AlarmSpan, alarmSpan, termsMeant } from './alarm-spans.ts';
import type { Db } from './database-file.ts';
import type { Store } from './store.ts';

/** Figures to be counted: of what, of which provider, from and to which instant of being raised. */
export const FIGURES = `
SELECT numbers, told_ms, acknowledged_ms, reacted_ms FROM alarm_figures
WHERE of = ? AND test = ? AND key = ? AND provider = ? AND raised_at >= ? AND raised_at < ?`;
/** The levels, persons or channels that have a part in alarms. */
export const KEYS = 'SELECT DISTINCT key FROM alarm_figures WHERE of = ? AND test = 0 ORDER BY key';
/** What a person was called last in an alarm of a provider. */
export const LAST_NAME = `
SELECT name, raised_at AS at FROM alarm_figures WHERE of = ? AND test = 0 AND key = ? AND provider = ?
ORDER BY raised_at DESC LIMIT 1`;

/** The supervisors' report of alarms: by month, and of the period or its one month by provider and in all. */
export function alarmReport(store: Store, filter: AlarmReportFilter): AlarmReport {
  const { db, rules } = store;
  const meant = termsMeant(store, filter);
  const from = addMonths(filter.until, 1 - filter.months);
  const months = Array.from({ length: filter.months }, (_, i) => addMonths(from, i));
  const sum = summing(db);
  const cells = months.map((month) =>
    meant.map(({ provider, zone }) => sum('all', '', provider, alarmSpan(zone, month, month))),
  );
  const looked = filter.month === null ? cells : [cells[months.indexOf(filter.month)]];
  const tests = meant.map(({ provider, zone }) =>
    sum('all', '', provider, alarmSpan(zone, filter.month ?? from, filter.month ?? filter.until), true),
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
  const nameOf = naming(store, by);
  const sum = summing(db);
  const lines = keys.map(({ key }) => {
    const sums = termsMeant(store, filter).map(({ provider, zone }) =>
      sum(by, key, provider, alarmSpan(zone, month ?? addMonths(until, 1 - months), month ?? until)),
    );
    return alarmLine(key, nameOf(key), sums);
  });
  const some = lines.filter(({ counts }) => counts.alarms > 0);
  return by === 'level' ? some.sort((a, b) => Number(a.key) - Number(b.key)) : some;
}

/** What each was called last, whichever provider's alarm it was. */
function naming({ db, rules }: Store, by: AlarmPartOf): (key: string) => string {
  const ofProvider = db.prepare<[string, string, string], { name: string; at: Instant }>(LAST_NAME);
  return (key) => {
    const names = rules.terms.flatMap(({ provider }) => ofProvider.get(by, key, provider) ?? []);
    return names.toSorted((a, b) => b.at - a.at)[0]?.name ?? '';
  };
}

function summing(db: Db) {
  const figures = db.prepare<unknown[]>(FIGURES).raw();
  return (of: string, key: string, provider: string, span: AlarmSpan, tests = false): AlarmSum =>
    alarmSum(figures.all(of, tests ? 1 : 0, key, provider, ...span) as KeptFigures[]);
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
