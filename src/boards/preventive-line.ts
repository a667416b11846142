import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Period } from '../calendars/period.ts';
import { addDays, type LocalDate, localDateAt } from '../calendars/wall-time.ts';
import type { Attention } from '../clocks/clock.ts';
import { preventiveHour } from '../planned-work/service-window.ts';
import { LEVELS, worstOf } from './level.ts';
import type { WorkLine } from './work-line.ts';

/** The preventive work of one provider on one local day. */
export interface PreventiveDay {
  readonly key: string;
  readonly terms: AddressTiersTerms;
  readonly date: LocalDate;
  readonly today: boolean;
  /** The hour in which it may happen; where it is bound to none, the time of the first work. */
  readonly hour: Period;
  /** What asks for most first, then by start; at least one. */
  readonly works: readonly WorkLine[];
  readonly cancelled: number;
  readonly level: Attention;
}

/** The two days of preventive work that find a place, and what stands for the others to come. */
export interface PreventiveLine {
  /** What is under way today or comes next. */
  readonly next: PreventiveDay | null;
  /** What has ended today, or yesterday if there is something to say of it; else the day after the next. */
  readonly other: PreventiveDay | null;
  readonly more: { readonly count: number; readonly level: Attention } | null;
}

/** The preventive work around `now`; `lines` are all of it, cancelled ones too. */
export function preventiveLine(lines: readonly WorkLine[], now: number): PreventiveLine {
  const days = [...Map.groupBy(lines, dayKey).values()]
    .flatMap((works) => preventiveDay(works, now) ?? [])
    .sort((a, b) => a.hour.start - b.hour.start || (a.key < b.key ? -1 : 1));
  const coming = days.filter((day) => !hasEnded(day));
  const past = days.filter((day) => hasEnded(day) && isShown(day, now));
  const other = past.at(-1) ?? coming[1] ?? null;
  const away = coming.filter((day, i) => i > 0 && day !== other);
  const count = away.reduce((sum, { works }) => sum + works.length, 0);
  return {
    next: coming[0] ?? null,
    other,
    more: count > 0 ? { count, level: worstOf(away.map(({ level }) => level)) } : null,
  };
}

function dayKey({ work, terms }: WorkLine): string {
  return `${terms.provider}/${localDateAt(work.start, terms.zone)}`;
}

function preventiveDay(lines: readonly WorkLine[], now: number): PreventiveDay | null {
  const works = lines.filter(({ progress }) => progress.kind !== 'cancelled').sort(worstFirst);
  if (works.length === 0) return null;
  const { terms, work } = works[0];
  const date = localDateAt(work.start, terms.zone);
  return {
    key: dayKey(works[0]),
    terms,
    date,
    today: date === localDateAt(now, terms.zone),
    hour: preventiveHour(terms.plannedWork, terms.zone, work.start) ?? work,
    works,
    cancelled: lines.length - works.length,
    level: worstOf(works.map(({ level }) => level)),
  };
}

function worstFirst(a: WorkLine, b: WorkLine): number {
  const rank = ({ level }: WorkLine) => LEVELS.indexOf(level);
  return rank(a) - rank(b) || a.work.start - b.work.start || (a.key < b.key ? -1 : 1);
}

function hasEnded({ works }: PreventiveDay): boolean {
  return works.every(({ progress }) => progress.kind === 'ended');
}

/** "Work that ended is not hidden that day"; with something to say of it, not on the day after either. */
function isShown({ works, terms, level }: PreventiveDay, now: number): boolean {
  const today = localDateAt(now, terms.zone);
  const ended = works.map(({ work, progress }) => {
    const at = progress.kind === 'ended' ? progress.at : null;
    return localDateAt(at ?? work.end, terms.zone);
  });
  return ended.some((date) => date >= today || (date === addDays(today, -1) && level !== 'calm'));
}
