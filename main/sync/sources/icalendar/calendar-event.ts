import type { Period } from '../../../../src/calendars/period.ts';
import { addDays } from '../../../../src/calendars/wall-time.ts';
import type { Component } from './components.ts';
import type { ContentLine } from './content-lines.ts';
import { type Length, parseDuration } from './durations.ts';
import { Properties } from './event-properties.ts';
import { type Problem, quoted, readable, Unreadable } from './problem.ts';
import { type Rule, ruleOf } from './rule.ts';
import { type ExtraTime, extraTimesOf, timeOf, timesOf, type WrittenTime } from './time-values.ts';
import { detailsOf, noticePropertyOf, type Reading, type WorkDetails } from './work-details.ts';
import type { Zones } from './zones.ts';

/** One VEVENT, read: a single window, a series of them, or one window of a series that reads otherwise. */
export interface CalendarEvent {
  readonly uid: string;
  readonly component: Component;
  /** null where its calendar does not number versions. */
  readonly sequence: number | null;
  readonly details: WorkDetails;
  /** null only for a cancelled window of a series that does not repeat when it was. */
  readonly window: EventWindow | null;
  readonly recurrence: { readonly property: ContentLine; readonly rule: Rule } | null;
  readonly extraTimes: readonly ExtraTime[];
  readonly exceptions: readonly WrittenTime[];
  /** The original start of the window of a series that this event replaces. */
  readonly replaces: WrittenTime | null;
  /** What of it cannot be meant, and was left out. */
  readonly doubts: readonly Problem[];
}

/** Nobody announces work so long before it, in milliseconds: programs write 1970 where they know nothing. */
const LONGEST_NOTICE = 5 * 366 * 86_400_000;
/** No work lasts longer; a wrong year does. */
const LONGEST_DAYS = 31;

/** When an event is, and when it would be with another start. */
interface EventWindow {
  readonly start: WrittenTime;
  readonly periodOf: (start: WrittenTime) => Period;
}

/** Whether the event is more than a single window. */
export function recurs(event: CalendarEvent): boolean {
  return event.recurrence !== null || event.extraTimes.length > 0;
}

/** Reads an event. Throws `Unreadable` for the first thing in it that cannot be understood. */
export function eventOf(
  component: Component,
  method: string | null,
  zones: Zones,
  reading: Reading,
): CalendarEvent {
  const properties = new Properties(component);
  const nowhere = { line: component.line, name: null };
  const uid = properties.text('UID');
  if (uid === null) {
    throw new Unreadable(nowhere, 'the event has no UID; give it one of its own that stays');
  }
  const start = properties.filled('DTSTART');
  const replacing = properties.filled('RECURRENCE-ID');
  if (replacing && /^THISANDFUTURE$/i.test(replacing.parameters.get('RANGE') ?? '')) {
    const remedy = 'end the series with UNTIL and write the later windows as a series of their own';
    throw new Unreadable(replacing, `RANGE=THISANDFUTURE is not read; ${remedy}`);
  }
  const told = detailsOf(properties, method, zones, reading);
  if (!start && !(replacing && told.status === 'cancelled')) {
    throw new Unreadable(nowhere, 'the event has no DTSTART; say when it begins');
  }
  const begins = start ?? replacing;
  const notice = begins && noticePropertyOf(properties, reading.notice);
  const isPlaceholder =
    begins && told.noticeAt !== null && told.noticeAt < timeOf(begins, zones).at - LONGEST_NOTICE;
  if (start) timeOf(start, zones);
  const rule = properties.filled('RRULE');
  const excluded = properties.all('EXRULE')[0];
  if (excluded) throw new Unreadable(excluded, 'is not read any more; name the days with EXDATE');
  return {
    uid,
    component,
    sequence: sequenceOf(properties.filled('SEQUENCE')),
    details: isPlaceholder ? { ...told, noticeAt: null } : told,
    window: start ? windowOf(start, properties, zones) : null,
    recurrence: rule && start ? { property: rule, rule: ruleOf(rule, start, zones) } : null,
    extraTimes: extraTimesOf(properties.all('RDATE'), zones).map(bounded),
    exceptions: timesOf(properties.all('EXDATE'), zones),
    replaces: replacing ? timeOf(replacing, zones) : null,
    doubts: isPlaceholder && notice ? [placeholder(notice, component)] : [],
  };
}

function placeholder({ line, name, value }: ContentLine, { raw }: Component): Problem {
  const found = `${quoted(value)} lies more than five years before the work, so it is no notice and was left out`;
  return { line, property: name, raw, reason: `${found}; write when the work was announced` };
}

/** A window that its series adds with a length of its own. */
function bounded(extra: ExtraTime): ExtraTime {
  const { start, until, property } = extra;
  if (until === null) return extra;
  const end = 'end' in until ? until.end.at : endOf(start, until.length);
  refuseLong(property, end - start.at);
  return extra;
}

function refuseLong(property: ContentLine, milliseconds: number): void {
  const days = milliseconds / 86_400_000;
  // An hour of room for a change of clocks.
  if (days <= LONGEST_DAYS + 1 / 24) return;
  const lasts = `${quoted(property.value)} makes a window of ${Math.round(days).toLocaleString('en-US')} days`;
  throw new Unreadable(property, `${lasts}, more than ${LONGEST_DAYS}; correct it, or write several windows`);
}

function sequenceOf(property: ContentLine | undefined): number | null {
  if (!property) return null;
  return readable(
    property,
    (value) => (/^\d{1,9}$/.test(value) ? Number(value) : null),
    (value) => `${value} is not a whole number, zero or more; correct it or leave it out`,
  );
}

function windowOf(property: ContentLine, properties: Properties, zones: Zones): EventWindow {
  const start = timeOf(property, zones);
  const length = lengthOf(start, property, properties, zones);
  const periodOf = (begin: WrittenTime): Period => ({
    start: begin.at,
    end: endOf(begin, length),
  });
  refuseLong(
    properties.filled('DTEND') ?? properties.filled('DURATION') ?? property,
    endOf(start, length) - start.at,
  );
  return { start, periodOf };
}

/** When something of a length ends: whole days are days of the local calendar, the rest is real time. */
export function endOf(start: WrittenTime, { days, milliseconds }: Length): number {
  return start.zone.instantOf(addDays(start.date, days), start.second) + milliseconds;
}

/**
 * How long an event lasts: "If the duration of the recurring component is specified with the DTEND property,
 * the same exact duration will apply to all the members", "with the DURATION property, the same nominal
 * duration".
 */
function lengthOf(
  start: WrittenTime,
  startProperty: ContentLine,
  properties: Properties,
  zones: Zones,
): Length {
  const duration = properties.filled('DURATION');
  const endProperty = properties.filled('DTEND');
  if (endProperty) {
    const end = timeOf(endProperty, zones);
    if (end.wholeDay !== start.wholeDay) {
      const reason = 'one of DTSTART and DTEND is a date, the other a time; write both alike';
      throw new Unreadable(endProperty, reason);
    }
    const days = (Date.parse(end.date) - Date.parse(start.date)) / 86_400_000;
    const milliseconds = end.at - start.at;
    if (start.wholeDay ? days <= 0 : milliseconds <= 0) {
      const remedy = start.wholeDay
        ? 'write the day after the last one'
        : 'correct the one that is wrong, or write DURATION';
      const found = `${quoted(endProperty.value)} is not after DTSTART ${quoted(startProperty.value)}`;
      throw new Unreadable(endProperty, `${found}; ${remedy}`);
    }
    return start.wholeDay ? { days, milliseconds: 0 } : { days: 0, milliseconds };
  }
  if (duration) {
    return readable(
      duration,
      parseDuration,
      (value) => `${value} is not a length of time such as PT6H; write one above zero and below ten years`,
    );
  }
  if (start.wholeDay) return { days: 1, milliseconds: 0 };
  const reason = 'the event has neither DTEND nor DURATION; say when it ends';
  throw new Unreadable(startProperty, reason);
}
