import type { Instant, Period } from '../../../../src/calendars/period.ts';
import type { RecordedNotice } from '../../../../src/planned-work/work-record.ts';
import { placeOf } from './ancestors.ts';
import { type CalendarEvent, endOf, recurs } from './calendar-event.ts';
import type { NoticeRule } from './icalendar-config.ts';
import { isInside, type Occurrence, occurrencesOf } from './occurrences.ts';
import { Unreadable } from './problem.ts';
import { onDay, type WrittenTime } from './time-values.ts';
import {
  announcedStarts,
  cancelled,
  latestReplacements,
  type NamedWindow,
  type Version,
  versionsOf,
} from './versions.ts';

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

/** The windows of one notice. */
export interface FoundSeries {
  readonly windows: readonly FoundWindow[];
  /** Events that replace a window which a newer version of their series no longer has: they are left out. */
  readonly superseded: readonly CalendarEvent[];
}

/** How windows are to be told. */
export interface Telling {
  readonly rule: NoticeRule;
  readonly span: Period;
  /** The provider's zone: a move to another of its days is a move. */
  readonly zone: string;
}

/** The windows of all events with one UID that are wanted. Throws `Unreadable` when a rule gives too many. */
export function windowsOf(
  events: readonly CalendarEvent[],
  lost: readonly LostWindow[],
  telling: Telling,
): FoundSeries {
  const { rule, span } = telling;
  const versions = versionsOf(events.filter((event) => event.replaces === null));
  const latest = versions.at(-1) ?? [];
  const announced = announcedOf(versions, telling);
  const replacements = latestReplacements(events);
  const replaced = new Set<CalendarEvent>();
  const windows = singleWindows(latest, announced, telling);
  for (const series of latest.filter(recurs)) {
    const replacementOf = finder(replacements, ({ replaces }) => replaces!);
    const isException = finder(series.exceptions, (time) => time);
    for (const occurrence of allOccurrences(series, span)) {
      if (lost.some((one) => isLost(one, occurrence))) continue;
      const replacement = replacementOf(occurrence);
      const forStart = announced.get(occurrence.start) ?? null;
      if (replacement) {
        replaced.add(replacement);
        windows.push(replacingWindow(replacement, occurrence, series, rule, forStart));
      } else if (!isException(occurrence)) {
        windows.push(windowOf(series, occurrence, occurrence.start, noticeOf(series, rule, forStart)));
      }
    }
  }
  const series = latest.find(recurs) ?? null;
  const superseded = new Set(
    replacements.filter((one) => !replaced.has(one) && isSuperseded(one, series, lost, span)),
  );
  const others = replacements.filter((one) => !replaced.has(one) && !superseded.has(one));
  windows.push(...movedFromOutside(others, series, rule, span));
  // Two rules that name one start name one window.
  const byPlace = new Map(windows.map((window) => [placeOf(window), window]));
  return { windows: [...byPlace.values()], superseded: [...superseded] };
}

/** For which start the notice of a window was given, by its place in the latest version. */
function announcedOf(versions: readonly Version[], { span, zone }: Telling): Map<Instant, Instant> {
  if (versions.length < 2) return new Map();
  function* named(): Generator<readonly NamedWindow[]> {
    for (const version of versions.toReversed()) yield namedWindows(version, span);
  }
  const starts = announcedStarts(named(), zone);
  return new Map([...starts].map(([window, start]) => [window.start, start]));
}

function namedWindows(version: Version, span: Period): NamedWindow[] {
  return version.flatMap((event): NamedWindow[] => {
    const { noticeAt } = event.details;
    if (!recurs(event)) return [{ start: event.window!.start.at, original: null, noticeAt }];
    try {
      return allOccurrences(event, span).map(({ start }) => ({ start, original: start, noticeAt }));
    } catch (error) {
      // A version that counts no more need not be right; the latest one is refused where it is read.
      if (error instanceof Unreadable) return [];
      throw error;
    }
  });
}

/**
 * Windows that stand for themselves, however far ahead; those of long ago are on file where they are of use.
 */
function singleWindows(
  latest: Version,
  announced: ReadonlyMap<Instant, Instant>,
  { rule, span }: Telling,
): FoundWindow[] {
  return latest
    .filter((event) => !recurs(event))
    .map((event) => {
      const { start, periodOf } = event.window!;
      return windowOf(event, periodOf(start), null, noticeOf(event, rule, announced.get(start.at) ?? null));
    })
    .filter(({ end }) => end > span.start);
}

/** Whether an event replaces a window that a newer version of its series, which is in the file, does not have. */
function isSuperseded(
  { sequence, replaces }: CalendarEvent,
  series: CalendarEvent | null,
  lost: readonly LostWindow[],
  span: Period,
): boolean {
  if (!series || lost.length > 0 || (sequence ?? 0) >= (series.sequence ?? 0)) return false;
  const { start, periodOf } = series.window!;
  return isInside(periodOf(atUsualTime(replaces!, start)), span);
}

/** Windows of a series that are moved into the span from outside, or stand in a file without their series. */
function movedFromOutside(
  events: readonly CalendarEvent[],
  series: CalendarEvent | null,
  rule: NoticeRule,
  span: Period,
): FoundWindow[] {
  return events.flatMap((event) => {
    const usual = series?.window ?? event.window;
    // Cancelled, and nothing in the file says when it would have been.
    if (!usual) return [];
    const written = atUsualTime(event.replaces!, usual.start);
    const window = replacingWindow(event, { ...usual.periodOf(written), written }, series, rule, null);
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
  forStart: Instant | null,
): FoundWindow {
  const { window, details, sequence } = event;
  // The series was announced for the original start: moved without a notice of its own, that one still says
  // so.
  const announced = series?.details.noticeAt === details.noticeAt ? (forStart ?? original.start) : null;
  const period = window ? window.periodOf(window.start) : original;
  const callsOff = series?.details.status === 'cancelled' && (sequence ?? 0) < (series.sequence ?? 0);
  const told = callsOff ? { ...cancelled(event), sequence: series.sequence } : event;
  return windowOf(told, period, original.start, noticeOf(event, rule, announced));
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
