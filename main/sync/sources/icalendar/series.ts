import type { Instant, Period } from '../../../../src/calendars/period.ts';
import type { RecordedNotice } from '../../../../src/planned-work/work-record.ts';
import { type CalendarEvent, endOf, recurs } from './calendar-event.ts';
import type { NoticeRule } from './icalendar-config.ts';
import { isInside, type Occurrence, occurrencesOf } from './occurrences.ts';
import { onDay, type WrittenTime } from './time-values.ts';
import { announcedFor, latestReplacements, type Version, versionsOf } from './versions.ts';

/** One window of a notice. */
export interface FoundWindow extends Period {
  readonly uid: string;
  /** The start by which a window of a series keeps its id wherever it is moved; null for a single window. */
  readonly original: Instant | null;
  readonly event: CalendarEvent;
  readonly notice: RecordedNotice;
}

/** Windows of a series that cannot be known: one of them, or, without a start, any. */
export interface LostWindow {
  /** null where the event that was lost does not even say its UID. */
  readonly uid: string | null;
  readonly replaces: WrittenTime | null;
  /** Whether all windows after it are lost, too. */
  readonly andLater: boolean;
}

/** The windows of all events with one UID that are wanted. Throws `Unreadable` when a rule gives too many. */
export function windowsOf(
  events: readonly CalendarEvent[],
  lost: readonly LostWindow[],
  rule: NoticeRule,
  span: Period,
): FoundWindow[] {
  const versions = versionsOf(events.filter((event) => event.replaces === null));
  const latest = versions.at(-1) ?? [];
  const replacements = latestReplacements(events);
  const replaced = new Set<CalendarEvent>();
  const windows = singleWindows(versions, rule, span);
  for (const series of latest.filter(recurs)) {
    const replacementOf = finder(replacements, ({ replaces }) => replaces!);
    const isException = finder(series.exceptions, (time) => time);
    for (const occurrence of allOccurrences(series, span)) {
      if (lost.some((one) => isLost(one, occurrence))) continue;
      const replacement = replacementOf(occurrence);
      if (replacement) {
        replaced.add(replacement);
        windows.push(replacingWindow(replacement, occurrence, series, rule));
      } else if (!isException(occurrence)) {
        windows.push(windowOf(series, occurrence, occurrence.start, noticeOf(series, rule, null)));
      }
    }
  }
  const others = replacements.filter((one) => !replaced.has(one));
  return [...windows, ...movedFromOutside(others, latest, rule, span)];
}

/**
 * Windows that stand for themselves, however far ahead; those of long ago are on file where they are of use.
 */
function singleWindows(versions: readonly Version[], rule: NoticeRule, span: Period): FoundWindow[] {
  const singles = versions.at(-1)?.filter((event) => !recurs(event)) ?? [];
  return singles
    .map((event) => {
      const notice = noticeOf(event, rule, announcedFor(event, versions));
      return windowOf(event, event.window!.periodOf(event.window!.start), null, notice);
    })
    .filter(({ end }) => end > span.start);
}

/** Windows of a series that are moved into the span from outside, or stand in a file without their series. */
function movedFromOutside(
  events: readonly CalendarEvent[],
  latest: Version,
  rule: NoticeRule,
  span: Period,
): FoundWindow[] {
  const series = latest.find(recurs) ?? null;
  return events.flatMap((event) => {
    const usual = series?.window ?? event.window;
    // Cancelled, and nothing in the file says when it would have been.
    if (!usual) return [];
    const written = atUsualTime(event.replaces!, usual.start);
    const window = replacingWindow(event, { ...usual.periodOf(written), written }, series, rule);
    return window.end > span.start ? [window] : [];
  });
}

/** Everything a series names, in order, each start once; what is excepted too, since it may be replaced. */
function allOccurrences(event: CalendarEvent, span: Period): Occurrence[] {
  const { start, periodOf } = event.window!;
  const named = event.recurrence
    ? occurrencesOf(event.recurrence.property, event.recurrence.rule, start, periodOf, span)
    : [{ ...periodOf(start), written: start }];
  const extra = event.extraTimes.map(({ start: time, until }): Occurrence => {
    const written = atUsualTime(time, start);
    const period = periodOf(written);
    if (until === null) return { ...period, written };
    const end = 'end' in until ? until.end.at : endOf(written, until.length);
    return { start: period.start, end, written };
  });
  const byStart = new Map([...extra, ...named].map((one) => [one.start, one]));
  return [...byStart.values()].filter((one) => isInside(one, span)).sort((a, b) => a.start - b.start);
}

/** A date alone among times is that day at the usual time. */
function atUsualTime(time: WrittenTime, usual: WrittenTime): WrittenTime {
  return time.wholeDay && !usual.wholeDay ? onDay(usual, time.date) : time;
}

/** Finds what names an occurrence, as EXDATE and RECURRENCE-ID do; a date alone names that local day's. */
function finder<T>(
  items: readonly T[],
  timeOf: (item: T) => WrittenTime,
): (occurrence: Occurrence) => T | undefined {
  const dates = new Map<string, T>();
  const instants = new Map<Instant, T>();
  for (const item of items) {
    const time = timeOf(item);
    if (time.wholeDay) dates.set(time.date, item);
    else instants.set(time.at, item);
  }
  return ({ start, written }) => instants.get(start) ?? dates.get(written.date);
}

function isLost({ replaces, andLater }: LostWindow, { start, written }: Occurrence): boolean {
  if (replaces === null) return false;
  const named = replaces.wholeDay ? replaces.date === written.date : replaces.at === start;
  return named || (andLater && replaces.at <= start);
}

function replacingWindow(
  event: CalendarEvent,
  original: Occurrence,
  series: CalendarEvent | null,
  rule: NoticeRule,
): FoundWindow {
  const { window, details } = event;
  // The series was announced for the original start: moved without a notice of its own, that one still says
  // so.
  const announced = series?.details.noticeAt === details.noticeAt ? original.start : null;
  const period = window ? window.periodOf(window.start) : original;
  return windowOf(event, period, original.start, noticeOf(event, rule, announced));
}

function windowOf(
  event: CalendarEvent,
  { start, end }: Period,
  original: Instant | null,
  notice: RecordedNotice,
): FoundWindow {
  return { start, end, uid: event.uid, original, event, notice };
}

function noticeOf({ details }: CalendarEvent, rule: NoticeRule, forStart: Instant | null): RecordedNotice {
  if (details.noticeAt !== null) return { kind: 'at', at: details.noticeAt, forStart };
  return rule === 'first-read' ? { kind: 'first-read' } : { kind: 'none' };
}
