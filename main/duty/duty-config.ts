import { z } from 'zod';
import { parseInstant, parseLocalDate } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { LocalDate } from '../../src/calendars/wall-time.ts';
import type { DutyHours, HandOver } from '../../src/duty/rotation.ts';
import { filledText, zoneName } from '../agreements/names.ts';
import { WEEKDAYS } from '../agreements/opening-hours.ts';
import { didYouMean } from '../sync/did-you-mean.ts';

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The minute of the local day that `08:00` names; null for anything else. */
function minuteOf(text: string): number | null {
  const match = TIME.exec(text);
  return match && Number(match[1]) * 60 + Number(match[2]);
}

/** What `read` makes of a text, or a fault with the text in it. */
function read<T>(of: (text: string) => T | null, fault: (text: string) => string) {
  return filledText.transform((text, context): T => {
    const found = of(text);
    if (found !== null) return found;
    context.addIssue({ code: 'custom', message: fault(text) });
    return z.NEVER;
  });
}

const date = read(parseLocalDate, (text) => `'${text}' is not a date that exists, such as 2026-03-30`);

/** The number of a weekday by its name, 1 to 7; 0 for anything else. */
function weekdayNamed(name: string): number {
  const names: readonly string[] = WEEKDAYS;
  return names.indexOf(name) + 1;
}

/** `monday 08:00`, or `08:00` for each day. */
const handOver = read(
  (text): HandOver | null => {
    const [time, day, ...others] = text.toLowerCase().split(/\s+/).reverse();
    const minute = minuteOf(time);
    const weekday = day === undefined ? null : weekdayNamed(day);
    return minute === null || weekday === 0 || others.length > 0 ? null : { weekday, minute };
  },
  (text) => {
    const [day] = text.toLowerCase().split(/\s+/);
    const meant = weekdayNamed(day) > 0 ? null : didYouMean(day, WEEKDAYS);
    const hint = meant === null || TIME.test(day) ? '' : `: did you mean '${meant}'?`;
    return `'${text}' is not a hand-over such as monday 08:00, or 08:00 for each day${hint}`;
  },
);

const handOvers = z
  .union([handOver.transform((one) => [one]), z.array(handOver).min(1)], {
    error: 'is missing, or not a hand-over: write monday 08:00, or 08:00, or a list of them',
  })
  .superRefine((all, context) => {
    const fault = (message: string) => context.addIssue({ code: 'custom', message });
    const days = all.filter(({ weekday }) => weekday !== null).length;
    if (days !== 0 && days !== all.length)
      return fault('has hand-overs with a weekday and some without: write all alike');
    const place = ({ weekday, minute }: HandOver) => (weekday ?? 0) * 1440 + minute;
    const late = all.findIndex((one, i) => i > 0 && place(one) <= place(all[i - 1]));
    if (late > 0)
      fault('is not in the order in which hand-overs come: write the earlier one first, each once');
  });

const HOURS = /^(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/;

/** `08:00-20:00`, or over midnight `20:00-08:00`. */
const hours = read(
  (text) => {
    const match = HOURS.exec(text);
    const fromMinute = match && minuteOf(match[1]);
    const toMinute = match && (match[2] === '24:00' ? 1440 : minuteOf(match[2]));
    return fromMinute == null || toMinute == null ? null : { fromMinute, toMinute };
  },
  (text) => `'${text}' is not hours such as 08:00-20:00, or 20:00-08:00 over midnight`,
);

const days = z
  .union(
    [
      z.literal('monday-to-friday').transform(() => [1, 2, 3, 4, 5]),
      z.literal('weekend').transform(() => [6, 7]),
      z.array(z.enum(WEEKDAYS).transform((name) => WEEKDAYS.indexOf(name) + 1)).min(1),
    ],
    { error: 'is not monday-to-friday, weekend or a list of weekdays such as [monday, tuesday]' },
  )
  .optional();

const every = z.number().int().min(1).max(366);

const rotation = z
  .strictObject({
    /** The ids of people, in order; after the last the first comes again. */
    people: z.array(filledText).min(1, { error: 'is empty: name at least one person' }),
    /** The first person begins with the first hand-over on this local day or after it. */
    from: date,
    /** The rotation is over with its first hand-over on this local day or after it. */
    until: date.optional(),
    handOver: handOvers,
    everyDays: every.optional(),
    everyWeeks: every.optional(),
    /** The rotation counts in these hours of local days only. */
    hours: hours.optional(),
    /** The days on which these hours begin. */
    days,
  })
  .superRefine(({ from, until, handOver: all, everyDays, everyWeeks, days: on, hours: only }, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (until !== undefined && until <= from) fault('until', `'${until}' is not after from, '${from}'`);
    if (everyDays !== undefined && everyWeeks !== undefined)
      fault('everyDays', 'leave one of everyDays and everyWeeks out');
    if (everyDays !== undefined && all.some(({ weekday }) => weekday !== null))
      fault(
        'everyDays',
        'does not go with weekdays: write everyWeeks, or hand over at a time alone such as 08:00',
      );
    if (on !== undefined && only === undefined) fault('days', 'goes with hours, such as hours: 00:00-24:00');
  })
  .transform(({ from, until, handOver: all, everyDays, everyWeeks, hours: only, days: on, people }) => {
    const isWeekly = all[0].weekday !== null;
    const weekdays = on ?? [1, 2, 3, 4, 5, 6, 7];
    return {
      people,
      from,
      until: until ?? null,
      handOvers: all,
      every: isWeekly ? (everyWeeks ?? 1) : (everyDays ?? (everyWeeks === undefined ? 1 : everyWeeks * 7)),
      hours: only === undefined ? null : ({ weekdays, ...only } satisfies DutyHours),
    };
  });

/** A time as an override writes it: an instant, or a local date and time. */
export type WrittenMoment =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'local'; readonly date: LocalDate; readonly minute: number };

const moment = read(
  (text): WrittenMoment | null => {
    const at = parseInstant(text);
    if (at !== null) return { kind: 'instant', at };
    const [day, time, ...others] = text.split(/[ T]/);
    const local = parseLocalDate(day);
    const minute = minuteOf(time ?? '');
    return local === null || minute === null || others.length > 0
      ? null
      : { kind: 'local', date: local, minute };
  },
  (text) => `'${text}' is not a time that exists, such as 2026-12-24 08:00 or 2026-12-24T07:00:00Z`,
);

const level = z.number().int().min(1).max(9);

const override = z.strictObject({ level: level.default(1), person: filledText, from: moment, to: moment });

/** One entry of `duty:`: who is on duty for a provider. */
export const dutyConfig = z.strictObject({
  provider: filledText,
  /** The zone of its local times; else the provider's. */
  zone: zoneName.optional(),
  levels: z
    .array(
      z.strictObject({ level, rotations: z.array(rotation).min(1, { error: 'is empty: write a rotation' }) }),
    )
    .min(1, { error: 'is empty: write at least level 1' }),
  overrides: z.array(override).default([]),
});
export type DutyConfig = z.infer<typeof dutyConfig>;
