import { parseLocalDate } from '../../../../src/calendars/iso.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import type { LocalDate } from '../../../../src/calendars/wall-time.ts';
import type { ContentLine } from './content-lines.ts';
import { type Length, parseDuration } from './durations.ts';
import { quoted, Unreadable } from './problem.ts';
import { UTC, type Zone, type Zones } from './zones.ts';

/** A time as a calendar writes it: a local date, a time of that day, and the zone in which both are meant. */
export interface WrittenTime {
  readonly date: LocalDate;
  /** Seconds past the midnight that begins the date; 0 for a date alone. */
  readonly second: number;
  readonly zone: Zone;
  /** A date alone: the whole local day. */
  readonly wholeDay: boolean;
  /** The instant at which it begins. */
  readonly at: Instant;
}

/** A time as it is written on another day. */
export function onDay(time: WrittenTime, date: LocalDate): WrittenTime {
  return { ...time, date, at: time.zone.instantOf(date, time.second) };
}

/** Reads a DATE or DATE-TIME property. Throws `Unreadable`. */
export function timeOf(property: ContentLine, zones: Zones): WrittenTime {
  return parseTime(property.value.trim(), property, zones);
}

/** Reads a property that must say a time of day. Throws `Unreadable`. */
export function instantOfProperty(property: ContentLine, zones: Zones): Instant {
  const time = timeOf(property, zones);
  if (time.wholeDay) {
    throw new Unreadable(
      property,
      `${quoted(property.value)} has no time of day; write it as 20260323T090000Z`,
    );
  }
  return time.at;
}

/** Times that an event lists cost time to read; no planned work has so many. */
const MOST_TIMES = 2000;

/** Reads the dates and times of lists such as EXDATE. Throws `Unreadable`, also for far too many. */
export function timesOf(properties: readonly ContentLine[], zones: Zones): WrittenTime[] {
  return listed(properties).map(({ text, property }) => parseTime(text, property, zones));
}

/** A time of RDATE, which may say for itself how long it lasts. */
export interface ExtraTime {
  readonly property: ContentLine;
  readonly start: WrittenTime;
  readonly until: { readonly end: WrittenTime } | { readonly length: Length } | null;
}

/** Reads RDATEs: dates, times or periods. Throws `Unreadable`, also for far too many. */
export function extraTimesOf(properties: readonly ContentLine[], zones: Zones): ExtraTime[] {
  return listed(properties).map(({ text, property }) => {
    const [from, to] = text.split('/');
    const start = parseTime(from, property, zones);
    if (to === undefined) return { property, start, until: null };
    const length = parseDuration(to);
    if (length) return { property, start, until: { length } };
    const end = parseTime(to, property, zones);
    if (end.at > start.at) return { property, start, until: { end } };
    throw new Unreadable(property, `${quoted(text)} ends before it begins; correct one of the two`);
  });
}

function listed(properties: readonly ContentLine[]): { text: string; property: ContentLine }[] {
  const lists = properties.map((property) => ({ property, texts: property.value.split(',') }));
  const count = lists.reduce((sum, { texts }) => sum + texts.length, 0);
  if (count > MOST_TIMES) {
    const [found, most] = [count, MOST_TIMES].map((number) => number.toLocaleString('en-US'));
    const remedy = 'leave out those of long ago, or write a rule';
    throw new Unreadable(properties[0], `names ${found} times, more than ${most}; ${remedy}`);
  }
  return lists.flatMap(({ property, texts }) =>
    texts.map((text) => ({ text: text.trim(), property })).filter(({ text }) => text !== ''),
  );
}

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/i;

function parseTime(text: string, property: ContentLine, zones: Zones): WrittenTime {
  const match = TIME.exec(text);
  const date = match && parseLocalDate(`${match[1]}-${match[2]}-${match[3]}`);
  const [hour, minute, second] = (match?.slice(4, 7) ?? []).map(Number);
  const wholeDay = match?.[4] === undefined;
  // A leap second is one that our days do not have: it is the next minute's first.
  if (!date || (!wholeDay && (hour > 23 || minute > 59 || second > 60))) {
    const reason = match ? 'is a date or time that does not exist' : 'is not a date or time';
    throw new Unreadable(property, `${quoted(text)} ${reason}; write it as 20260330T000000 or 20260330`);
  }
  if (property.parameters.get('VALUE')?.toUpperCase() === 'DATE' && !wholeDay) {
    throw new Unreadable(
      property,
      `${quoted(text)} has a time although VALUE=DATE; leave one of the two out`,
    );
  }
  if (wholeDay) {
    const at = zones.floating.instantOf(date, 0);
    return { date, second: 0, zone: zones.floating, wholeDay, at };
  }
  const zone = match![7] ? UTC : zones.of(property);
  const ofDay = hour * 3600 + minute * 60 + second;
  return { date, second: ofDay, zone, wholeDay, at: zone.instantOf(date, ofDay) };
}
