import type { PlannedWorkTerms } from '../agreements/terms.ts';
import { type Calendar, elapsed } from '../calendars/calendar.ts';
import type { Instant } from '../calendars/period.ts';
import type { Holidays } from '../calendars/public-holidays.ts';
import { type LocalDate, localDateAt, localDays } from '../calendars/wall-time.ts';
import { latestNotice } from '../planned-work/notice.ts';

/** One local day between the latest notice and the work. */
export interface LadderDay {
  readonly date: LocalDate;
  readonly start: Instant;
  /** Where the next local day begins. */
  readonly end: Instant;
  /** Whether it is a whole working day: only these count. */
  readonly counts: boolean;
  /** The public holiday on it. */
  readonly holiday: string | null;
  /** It has begun, so a notice on it is later than its start. */
  readonly gone: boolean;
  readonly today: boolean;
}

/** Days that stand side by side: working days one by one, adjoining others as one cut. */
export type LadderStep =
  | { readonly kind: 'day'; readonly day: LadderDay }
  | { readonly kind: 'cut'; readonly days: readonly LadderDay[] };

/** The days from the latest notice for work on a local day up to that day. */
export interface NoticeLadder {
  readonly latest: Instant;
  /** Milliseconds until the latest notice; negative once it has passed. */
  readonly leftMs: number;
  /** Together exactly the time from the latest notice to the beginning of the day of the work. */
  readonly days: readonly LadderDay[];
  readonly steps: readonly LadderStep[];
  /** The names of all public holidays among the days, in order. */
  readonly holidays: readonly string[];
}

/**
 * The ladder of days that a notice for work on the local day `date` has to leave: "minimum fem arbejdsdage i
 * forvejen". Throws `BeyondCalendar` for days that the calendar does not know.
 */
export function noticeLadder(
  terms: PlannedWorkTerms,
  workingDays: Calendar,
  holidays: Holidays,
  date: LocalDate,
  now: Instant,
): NoticeLadder {
  const { zone } = workingDays;
  const latest = latestNotice(terms, workingDays, date);
  const days = [...localDays(localDateAt(latest, zone), date, zone)].map((day): LadderDay => {
    const { start, end } = day;
    return {
      ...day,
      counts: elapsed(workingDays, start, end) === end - start,
      holiday: holidays.get(day.date) ?? null,
      gone: start <= now,
      today: start <= now && now < end,
    };
  });
  const names = days.flatMap(({ holiday }) => (holiday === null ? [] : [holiday]));
  return { latest, leftMs: latest - now, days, steps: stepsOf(days), holidays: names };
}

function stepsOf(days: readonly LadderDay[]): LadderStep[] {
  const steps: LadderStep[] = [];
  for (const day of days) {
    const last = steps.at(-1);
    if (day.counts) steps.push({ kind: 'day', day });
    else if (last?.kind === 'cut') steps[steps.length - 1] = { kind: 'cut', days: [...last.days, day] };
    else steps.push({ kind: 'cut', days: [day] });
  }
  return steps;
}
