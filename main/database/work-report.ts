import type { Instant } from '../../src/calendars/period.ts';
import { isOfForm } from '../../src/clocks/verdict.ts';
import { addMonths, startOfMonth } from '../../src/compliance/counted.ts';
import { workReport, workRows } from '../../src/compliance/work-report.ts';
import type { WorkReport } from '../../src/compliance/work-rows.ts';
import type { Asked } from './report-source.ts';
import type { Store } from './store.ts';

/** How the planned work of the months asked about kept to what is promised of it. It has neither clock nor tier. */
export function workReportOf(store: Store, { providers, from, until }: Asked, now: Instant): WorkReport {
  const rows = providers.flatMap(({ provider, zone }) => {
    const history = store.histories.get(provider)!;
    if (!isOfForm(history, 'address-tiers')) return [];
    const begin = startOfMonth(from, zone);
    const end = startOfMonth(addMonths(until, 1), zone);
    const works = store.works.startingBetween(provider, `${from}-01`, `${addMonths(until, 1)}-01`);
    return workRows(works, history, store.judging.calendars(begin, Math.max(end, now)), { from, until }, now);
  });
  return workReport(rows.sort((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1)));
}
