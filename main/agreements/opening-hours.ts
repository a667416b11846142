import { z } from 'zod';
import type { Hours, Stretch } from '../../src/calendars/hours.ts';
import { DAY_MINUTES } from '../../src/calendars/wall-time.ts';

/** The days of the week as they are written, Monday first. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const TIMES = '([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)';

/** The pattern of a stretch, for what is written around it. */
export const STRETCH = TIMES;

/** `08:00-16:00` as minutes; an end at or before the beginning is the next day's. */
export function readStretch(text: string): Stretch {
  const [open, close] = text.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  return [open, close > open ? close : close + DAY_MINUTES];
}

/** A stretch of hours as it is written. */
export function shownStretch([open, close]: Stretch): string {
  const time = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${time(open)}-${time(close > DAY_MINUTES ? close - DAY_MINUTES : close)}`;
}

const stretch = z
  .string()
  .regex(new RegExp(`^${TIMES}$`), {
    error: ({ input }) => `'${input}' is not a stretch of hours such as 08:00-16:00`,
  })
  .transform(readStretch);

/** One stretch, or several. */
const day = z.union([stretch.transform((one): Stretch[] => [one]), z.array(stretch)], {
  error: "is not hours: write '08:00-16:00', or a list such as ['08:00-12:00', '13:00-16:00']",
});

const hours = (days: string) => day.optional().meta({ description: `Hours on ${days}; none: closed.` });

const week = z
  .strictObject({
    'every-day': hours('every day that is not named otherwise'),
    'monday-to-friday': hours('Monday to Friday where the day is not named itself'),
    weekend: hours('Saturday and Sunday where the day is not named itself'),
    monday: hours('Monday'),
    tuesday: hours('Tuesday'),
    wednesday: hours('Wednesday'),
    thursday: hours('Thursday'),
    friday: hours('Friday'),
    saturday: hours('Saturday'),
    sunday: hours('Sunday'),
  })
  .transform((days) =>
    WEEKDAYS.map(
      (name, i) => days[name] ?? (i < 5 ? days['monday-to-friday'] : days.weekend) ?? days['every-day'] ?? [],
    ),
  )
  .refine((days) => days.some((one) => one.length > 0), {
    error: 'never opens, so no clock on it could ever be due',
  });

/** Opening hours a week. */
export const openingHours = z.union([z.literal('always'), week], {
  error: ({ input }) =>
    `is ${input === undefined ? 'missing' : 'not opening hours'}: write always, or hours by day such as monday-to-friday: 08:00-16:00`,
});

/** Opening hours as they are written, as few days as say it. */
export function shownHours(hours: Hours): z.input<typeof openingHours> {
  if (hours === 'always') return 'always';
  const shown = hours.map((one) => (one.length === 1 ? shownStretch(one[0]) : one.map(shownStretch)));
  const open = (days: typeof shown) => days.some((one) => one.length > 0);
  const alike = (days: typeof shown) => days.every((one) => String(one) === String(days[0]));
  const [workdays, weekend] = [shown.slice(0, 5), shown.slice(5)];
  if (alike(shown)) return { 'every-day': shown[0] };
  const named = (from: number, days: typeof shown) =>
    Object.fromEntries(days.flatMap((one, i) => (one.length > 0 ? [[WEEKDAYS[from + i], one]] : [])));
  return {
    ...(alike(workdays) && open(workdays) ? { 'monday-to-friday': workdays[0] } : named(0, workdays)),
    ...(alike(weekend) && open(weekend) ? { weekend: weekend[0] } : named(5, weekend)),
  };
}
