import type { ContentLine } from './content-lines.ts';
import { quoted, Unreadable } from './problem.ts';
import { timeOf, type WrittenTime } from './time-values.ts';
import type { Zones } from './zones.ts';

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A weekday of a rule, 1 (Monday) to 7; `nth` counts within the month or year, from its end if negative. */
export interface RuleDay {
  readonly weekday: number;
  readonly nth: number | null;
}

/** On which days something recurs. Empty lists restrict nothing. */
export interface Rule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: WrittenTime | null;
  readonly days: readonly RuleDay[];
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly positions: readonly number[];
  readonly weekStart: number;
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN = 'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST'.split(' ');

/**
 * Reads RRULE; an UNTIL without a zone is meant in that of `start`, the event's DTSTART. Throws `Unreadable`
 * for what is not understood: a rule that is half read would be another one.
 */
export function ruleOf(property: ContentLine, start: ContentLine, zones: Zones): Rule {
  const refuse = (reason: string): never => {
    throw new Unreadable(property, reason);
  };
  const parts = new Map<string, string>();
  for (const part of property.value.trim().toUpperCase().split(';')) {
    const [name, value] = part.split('=');
    if (part === '') continue;
    if (!value) refuse(`${quoted(part)} is not a part of a rule; write it as FREQ=WEEKLY;BYDAY=MO`);
    if (parts.has(name)) refuse(`${name} stands twice; leave one`);
    if (!KNOWN.includes(name)) {
      refuse(`${name} is not read; write the rule with ${KNOWN.slice(4, 8).join(', ')}, or single events`);
    }
    parts.set(name, value);
  }
  const numbers = (name: string, most: number, least = -most): number[] =>
    (parts.get(name)?.split(',') ?? []).map((text) => {
      const number = /^[+-]?\d{1,6}$/.test(text) ? Number(text) : 0;
      const range = least < 0 ? `1 to ${most} or -1 to ${least}` : `${least} to ${most}`;
      if (number === 0 || number < least || number > most) refuse(`${name}=${text} is not one of ${range}`);
      return number;
    });
  const weekday = (text: string) => WEEKDAYS.indexOf(text) + 1;
  const dayOf = (text: string): RuleDay => {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
    if (!match || Number(match[1]) === 0) return refuse(`BYDAY=${text} is not a weekday such as MO or -1MO`);
    return { weekday: weekday(match[2]), nth: match[1] === undefined ? null : Number(match[1]) };
  };

  const frequency = parts.get('FREQ') ?? refuse('has no FREQ; write it as FREQ=WEEKLY;BYDAY=MO');
  if (!FREQUENCIES.includes(frequency)) {
    refuse(`FREQ=${frequency} is not read; planned work recurs ${FREQUENCIES.join(', ')}`);
  }
  const [count = null] = numbers('COUNT', 999_999, 1);
  const untilText = parts.get('UNTIL');
  if (count !== null && untilText !== undefined) refuse('has both COUNT and UNTIL; leave one of the two');
  const rule: Rule = {
    frequency: frequency as Frequency,
    interval: numbers('INTERVAL', 9999, 1)[0] ?? 1,
    count,
    until: untilText === undefined ? null : untilOf({ ...property, value: untilText }, start, zones),
    days: parts.get('BYDAY')?.split(',').map(dayOf) ?? [],
    monthDays: numbers('BYMONTHDAY', 31),
    months: numbers('BYMONTH', 12, 1),
    positions: numbers('BYSETPOS', 366),
    weekStart: weekday(parts.get('WKST') ?? 'MO'),
  };
  if (rule.weekStart === 0) refuse(`WKST=${parts.get('WKST')} is not a weekday such as MO`);
  const counted = rule.days.some(({ nth }) => nth !== null);
  if (counted && (frequency === 'DAILY' || frequency === 'WEEKLY')) {
    refuse(
      `BYDAY counts weekdays, which FREQ=${frequency} cannot; write FREQ=MONTHLY or leave the number out`,
    );
  }
  if (frequency === 'WEEKLY' && rule.monthDays.length > 0) {
    refuse('BYMONTHDAY does not go with FREQ=WEEKLY; write FREQ=MONTHLY or leave it out');
  }
  if (rule.positions.length > 0 && rule.days.length + rule.monthDays.length + rule.months.length === 0) {
    refuse('BYSETPOS chooses among days that another part names; write BYDAY or BYMONTHDAY besides');
  }
  return rule;
}

function untilOf(property: ContentLine, start: ContentLine, zones: Zones): WrittenTime {
  const zone = start.parameters.get('TZID');
  try {
    return timeOf({ ...property, parameters: new Map(zone === undefined ? [] : [['TZID', zone]]) }, zones);
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable(property, `UNTIL: ${error.message}`);
    throw error;
  }
}

/** Whether a rule still holds for an occurrence: UNTIL belongs to it. */
export function isWithinUntil({ until }: Rule, occurrence: WrittenTime): boolean {
  if (until === null) return true;
  if (until.wholeDay) return occurrence.date <= until.date;
  return occurrence.at <= until.at;
}
