import type { AddressTiersTerms } from '../agreements/terms.ts';
import { type TermsHistory, termsAt } from '../agreements/terms-history.ts';
import type { BoardWork } from '../boards/board.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { localDateAt } from '../calendars/wall-time.ts';
import { noticeAt } from '../planned-work/notice.ts';
import { workProgress } from '../planned-work/progress.ts';
import { workMarks } from '../planned-work/service-window.ts';
import { type Month, monthAt } from './counted.ts';
import type { WorkReport, WorkRow } from './work-rows.ts';

/** How planned work of some months is told: by the local month in which it was planned to start. */
export interface WorkMonths {
  readonly from: Month;
  readonly until: Month;
}

/**
 * How a provider's planned work kept to what is promised of it, as of `now`: announced in time ("Varsles så vidt muligt
 * minimum fem arbejdsdage i forvejen"), inside its windows, ended as planned, preventive work with a reason ("kun ved
 * uforudsete situationer"). By the terms that governed when it was planned to start. Work that was cancelled is not in
 * it: nothing was done. Latest first.
 */
export function workRows(
  works: readonly BoardWork[],
  history: TermsHistory<AddressTiersTerms>,
  calendars: CalendarBook,
  { from, until }: WorkMonths,
  now: Instant,
): WorkRow[] {
  const rows = works.flatMap(({ id, work }): WorkRow[] => {
    const { terms } = termsAt(history, work.start);
    const month = monthAt(work.start, terms.zone);
    if (work.status === 'cancelled' || month < from || month > until) return [];
    const workingDays = calendarOf(calendars, terms.plannedWork.workingDays);
    const notice = noticeAt(work, terms.plannedWork, workingDays, now);
    const progress = workProgress(work, now);
    const overranMs =
      progress.kind === 'overrun' ? progress.byMs : progress.kind === 'ended' ? progress.overranMs : 0;
    return [
      {
        id,
        provider: work.provider,
        title: work.title,
        kind: work.kind,
        day: localDateAt(work.start, terms.zone),
        start: work.start,
        end: work.end,
        actualStart: work.actualStart,
        actualEnd: work.actualEnd,
        noticeAt: work.noticeAt,
        notice: notice.kind,
        workingDaysGiven: notice.kind === 'short-notice' ? notice.workingDaysGiven : null,
        overranMs: overranMs > 0 ? overranMs : null,
        marks: workMarks(work, terms.plannedWork, workingDays, terms.zone),
        reason: work.reason,
      },
    ];
  });
  return rows.sort((a, b) => b.start - a.start || (a.id < b.id ? -1 : 1));
}

/** What is counted of planned work: each number is that of the rows of which it is true. */
export function workReport(rows: readonly WorkRow[]): WorkReport {
  const noticed = (notice: WorkRow['notice']) => rows.filter((row) => row.notice === notice).length;
  const marked = (mark: WorkRow['marks'][number]) => rows.filter(({ marks }) => marks.includes(mark)).length;
  return {
    rows,
    counts: {
      inTime: noticed('in-time'),
      shortNotice: noticed('short-notice'),
      unannounced: noticed('unannounced'),
      toAnnounce: noticed('to-announce'),
      overran: rows.filter(({ overranMs }) => overranMs !== null).length,
      outsideWindow: marked('outside-window'),
      preventive: rows.filter(({ kind }) => kind === 'preventive').length,
      unjustified: marked('preventive-unjustified'),
      longerThanUsual: marked('longer-than-usual'),
    },
  };
}
