import { isoOf } from '../calendars/iso.ts';
import { attainmentOf } from './attainment.ts';
import type { OutcomeRow } from './outcome-row.ts';
import { FORMULA, type ReportParts } from './report-parts.ts';

/** What tells a reader which form the file has; another number when a reader of this one would go wrong. */
const FORM = { report: 'wallclock-compliance', form: 1 } as const;

/** Names under which instants stand: they are written as text, in UTC. */
const INSTANTS = new Set([
  ...['at', 'startedAt', 'dueAt', 'stoppedAt', 'start', 'end', 'actualStart', 'actualEnd', 'noticeAt'],
  ...['from', 'to', 'madeAt', 'asOf', 'answeredAt'],
]);

function withInstants(key: string, value: unknown): unknown {
  return typeof value === 'number' && INSTANTS.has(key) ? isoOf(value) : value;
}

const textOf = (value: unknown): string => JSON.stringify(value, withInstants);

/**
 * A report as JSON in three parts, so that its clocks need not be in memory at once: `head`, then the `rows` of each page
 * in turn, then `tail` with the number of clocks that were written.
 */
export function reportJson({ about, report, ...rest }: ReportParts) {
  let written = 0;
  const percent = (tenths: number | null) => (tenths === null ? null : tenths / 10);
  const attainmentPercent = {
    inMonth: percent(attainmentOf(report.inMonth.tally)),
    inPeriod: percent(attainmentOf(report.inPeriod.tally)),
  };
  const whole = {
    ...FORM,
    about: { ...about, formula: FORMULA },
    attainmentPercent,
    figures: report,
    ...rest,
  };
  return {
    head: `${textOf(whole).slice(0, -1)},"clocks":[\n`,
    rows(rows: readonly OutcomeRow[]): string {
      const lines = rows.map((row) => `${written++ === 0 ? '' : ',\n'}${textOf(row)}`);
      return lines.join('');
    },
    tail: (): string => `\n],"clocksWritten":${written}}\n`,
  };
}
