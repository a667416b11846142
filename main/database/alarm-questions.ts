import { ALARM_PARTS, type AlarmPartOf, type AlarmReportFilter } from '../../src/alarms/alarm-report.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { addMonths, type Month, monthAt } from '../../src/compliance/counted.ts';
import { alarmLines, alarmReport } from './alarm-report.ts';
import { alarmRows, type BehindAlarms } from './alarm-rows.ts';
import { ReportError } from './compliance-questions.ts';
import type { Store } from './store.ts';

/** A filter as it is asked for: what is left open is the current month of the provider. */
export type AskedAlarms = Omit<AlarmReportFilter, 'until'> & { readonly until: Month | null };

/** The supervisors' questions about alarms. Each throws `ReportError` for a provider nobody knows and a month outside. */
export function alarmQuestions(store: Store) {
  return {
    report: (asked: AskedAlarms, now: Instant) => alarmReport(store, understood(store, asked, now)),
    lines: (asked: AskedAlarms, by: AlarmPartOf, now: Instant) =>
      alarmLines(store, understood(store, asked, now), by),
    rows: (asked: AskedAlarms, behind: BehindAlarms, skip: number, limit: number, now: Instant) =>
      alarmRows(store, understood(store, asked, now), behind, skip, limit),
    /** The report with its lines by each thing, for a file to keep. */
    whole(asked: AskedAlarms, now: Instant) {
      const filter = understood(store, asked, now);
      const parts = ALARM_PARTS.map((by) => ({ by, lines: alarmLines(store, filter, by) }));
      return { report: alarmReport(store, filter), parts };
    },
  };
}

function understood({ rules }: Store, asked: AskedAlarms, now: Instant): AlarmReportFilter {
  const { provider, month, months } = asked;
  const zone = rules.terms.find((one) => provider === null || one.provider === provider)?.zone;
  if (zone === undefined) {
    const known = rules.terms.map((one) => one.provider).join(', ');
    throw new ReportError(`provider: there is no '${provider}': ask for one of ${known}, or leave it out`);
  }
  const until = asked.until ?? monthAt(now, zone);
  const from = addMonths(until, 1 - months);
  if (month !== null && (month < from || month > until)) {
    throw new ReportError(
      `month: ${month} is not in the period from ${from} to ${until}: ask for one of its months, or for another until`,
    );
  }
  return { ...asked, until };
}
