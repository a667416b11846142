import { Hono } from 'hono';
import { z } from 'zod';
import {
  ALARM_GROUPS,
  ALARM_MEASURES,
  ALARM_NUMBERS,
  ALARM_PARTS,
  type AlarmRow,
} from '../../src/alarms/alarm-report.ts';
import { alarmFiguresCsv, alarmsCsv } from '../../src/alarms/alarms-csv.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { exportName } from '../../src/compliance/export-name.ts';
import { BYTE_ORDER_MARK, COMMA, SEMICOLON } from '../../src/csv.ts';
import type { AskedAlarms } from '../database/alarm-questions.ts';
import type { BehindAlarms } from '../database/alarm-rows.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { answer } from './answered.ts';
import { whole } from './asked-query.ts';
import { FILTER, LISTING, oneOf, query } from './compliance.ts';
import { answerFile, type MadeFile, ofOneState } from './exported-file.ts';

/** So many alarms are in memory at once. */
const PAGE = 1_000;
const LONGEST_MS = 999_999_999;

const { provider, until, months, month } = FILTER;
const ASKED = { provider, until, months, month };
const BEHIND = {
  by: oneOf(ALARM_GROUPS).nullable().default(null),
  key: z.string().max(200, 'is longer than 200 characters: shorten it').nullable().default(null),
  number: oneOf(ALARM_NUMBERS).default('alarms'),
  measure: oneOf(ALARM_MEASURES).nullable().default(null),
  over: whole(0, LONGEST_MS).nullable().default(null),
  tests: oneOf(['yes', 'no']).default('no'),
};
const REPORT = z.strictObject(ASKED);
const GROUPED = z.strictObject({ ...ASKED, by: oneOf(ALARM_PARTS) });
const isMonthNamed = ({ by, key }: { by: string | null; key: string | null }) =>
  by !== 'month' || key === null || month.safeParse(key).success;
const MONTH_NAMED = { path: ['key'], message: 'is not a month: write it as 2026-03' };
const ROWS = z.strictObject({ ...ASKED, ...BEHIND, ...LISTING }).refine(isMonthNamed, MONTH_NAMED);
const EXPORT = z
  .strictObject({
    ...ASKED,
    ...BEHIND,
    of: oneOf(['alarms', 'figures']).default('alarms'),
    format: oneOf(['csv', 'json']).default('csv'),
    sep: oneOf(['semicolon', 'comma']).default('semicolon'),
  })
  .refine(isMonthNamed, MONTH_NAMED);

type Filter = Partial<Record<keyof typeof ASKED, string>>;
type Rows = Filter & Partial<Record<keyof typeof BEHIND | keyof typeof LISTING, string>>;
type Exported = Filter & Partial<Record<keyof typeof BEHIND | 'of' | 'format' | 'sep', string>>;

/** What a query asks of alarms: the filter, and what is behind a number. */
function apart(asked: z.output<typeof ROWS> | z.output<typeof EXPORT>): {
  readonly filter: AskedAlarms;
  readonly behind: BehindAlarms;
} {
  const { by, key, number, measure, over, tests } = asked;
  return {
    filter: { provider: asked.provider, until: asked.until, months: asked.months, month: asked.month },
    behind: { by, key, number, measure, over, tests: tests === 'yes' },
  };
}

/**
 * The supervisors' questions about alarms. All take `provider= until= months= month=`. `GET /alarms/report`: the numbers
 * in all, by month and by provider. `/alarms/report/groups?by=level|person|channel`: those of the part that each has.
 * `/alarms/report/rows?by= key= number= measure= over= tests=yes skip= limit=`: the alarms behind a number. `/alarms/report/export?format=csv|json of=alarms|figures
 * sep=semicolon|comma`: a file to keep, of one state of the database; as JSON it is the whole report with its alarms.
 */
export function alarmReportRoute(reader: Calls<Reader>, now: () => Instant) {
  return new Hono()
    .get('/alarms/report', query<Filter>(), (context) =>
      answer(context, REPORT, context.req.valid('query'), now(), reader.alarmReport),
    )
    .get('/alarms/report/groups', query<Filter & { by?: string }>(), (context) =>
      answer(context, GROUPED, context.req.valid('query'), now(), async ({ by, ...filter }, at) => ({
        lines: await reader.alarmLines(filter, by, at),
      })),
    )
    .get('/alarms/report/rows', query<Rows>(), (context) =>
      answer(context, ROWS, context.req.valid('query'), now(), (asked, at) => {
        const { filter, behind } = apart(asked);
        return reader.alarmRows(filter, behind, asked.skip, asked.limit, at);
      }),
    )
    .get('/alarms/report/export', query<Exported>(), (context) =>
      answerFile(context, EXPORT, (asked) =>
        ofOneState(context, reader, (snapshot) => exported(reader, snapshot, asked, now())),
      ),
    );
}

/** A file of alarms, or of the numbers, from one state of the database. */
async function exported(
  reader: Calls<Reader>,
  snapshot: number,
  asked: z.output<typeof EXPORT>,
  at: Instant,
): Promise<MadeFile> {
  const { filter, behind } = apart(asked);
  const { format, of, sep } = asked;
  const { report, parts } = await reader.wholeAlarmReport(snapshot, filter, at);
  const zones = new Map(report.choices.providers.map(({ id, zone }) => [id, zone]));
  const form = sep === 'comma' ? COMMA : SEMICOLON;
  const csv = alarmsCsv((id) => zones.get(id) ?? 'UTC', form);
  const rows = () => pages(reader, snapshot, filter, behind, at);
  const named = { ...NO_NAMES, provider: filter.provider, ...spanOf(report.filter) };
  const file = (what: string, made: MadeFile['parts']): MadeFile => ({
    name: exportName(named, what, format),
    type: format === 'json' ? 'application/json' : 'text/csv',
    parts: made,
  });
  if (format === 'json') {
    return file('alarm-report', async function* () {
      const head = JSON.stringify({ reportedAt: at, ...report, parts });
      yield `${head.slice(0, -1)},"alarms":[`;
      let isFirst = true;
      for await (const page of rows()) {
        yield (isFirst ? '' : ',') + page.map((row) => `\n${JSON.stringify(row)}`).join(',');
        isFirst = false;
      }
      yield '\n]}\n';
    });
  }
  if (of === 'figures') {
    const groups = [
      { by: 'all', lines: [report.total] },
      { by: 'month', lines: report.months },
      { by: 'provider', lines: report.providers },
      ...parts,
      { by: 'tests', lines: [report.tests] },
    ] as const;
    return file('alarm-figures', async function* () {
      yield BYTE_ORDER_MARK + alarmFiguresCsv(groups, form);
    });
  }
  return file('alarms', async function* () {
    yield BYTE_ORDER_MARK + csv.header;
    for await (const page of rows()) yield csv.records(page);
  });
}

const NO_NAMES = { kind: null, tier: null, service: null, customer: null, address: null };

/** The months of a file: its period, or the one month that is looked at. */
function spanOf(filter: { readonly until: string; readonly months: number; readonly month: string | null }) {
  return filter.month === null
    ? { until: filter.until, months: filter.months }
    : { until: filter.month, months: 1 };
}

/** The alarms behind a number, a page after the other. */
async function* pages(
  reader: Calls<Reader>,
  snapshot: number,
  filter: AskedAlarms,
  behind: BehindAlarms,
  at: Instant,
): AsyncGenerator<readonly AlarmRow[]> {
  for (let skip = 0; ; skip += PAGE) {
    const { rows } = await reader.alarmRowsOf(snapshot, filter, behind, skip, PAGE, at);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
  }
}
