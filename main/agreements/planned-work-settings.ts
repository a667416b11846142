import { z } from 'zod';
import { NOTICE_COUNTED } from '../../src/agreements/readings.ts';
import type { PlannedWorkTerms } from '../../src/agreements/terms.ts';
import { DAY_MINUTES } from '../../src/calendars/wall-time.ts';
import { url } from '../sync/sources/received/place.ts';
import { madeOnce } from './made-once.ts';
import { calendarName } from './names.ts';
import { readStretch, STRETCH, shownStretch } from './opening-hours.ts';
import { inWeekOrder, serviceWindow, shownWindow } from './service-windows.ts';

const dailyHour = () =>
  z
    .string()
    .regex(new RegExp(`^${STRETCH}$`), {
      error: ({ input }) => `'${input}' is not a stretch of hours such as 06:00-07:00`,
      abort: true,
    })
    .refine((text) => readStretch(text)[1] <= DAY_MINUTES, {
      error: ({ input }) => `'${input}' runs past midnight: it must begin and end on one day`,
    })
    .transform(readStretch);

const preventive = () =>
  z.strictObject({
    hours: dailyHour().meta({
      description: 'The hours of each day in which it may happen, such as 06:00-07:00.',
    }),
    usualDowntimeMinutes: z.number().int().min(0).max(DAY_MINUTES).meta({
      description: 'More downtime than so many minutes is marked.',
    }),
  });

const notice = () =>
  z.strictObject({
    workingDays: z.number().int().min(0).max(30).meta({
      description: 'How many working days ahead work is announced; 0: before its day begins.',
    }),
    calendar: calendarName.meta({
      description: 'The calendar of working days: its whole open days, in the time zone of the provider.',
    }),
    counted: z.enum(NOTICE_COUNTED).default('whole-days').meta({
      description:
        'Reading. whole-days: only whole days between the notice and the day of the work count. day-of-notice-too: the day on which the notice is given counts, too.',
    }),
  });

/** When planned work may happen, and how early it is announced. */
export const plannedWork = madeOnce(() =>
  z.strictObject({
    windows: z.array(serviceWindow).default([]).meta({
      description:
        'The weekly windows, such as monday 00:00-06:00; saturday 22:00-04:00 ends on Sunday. None: work is bound to no window.',
    }),
    windowsOnHolidays: z.boolean().default(true).meta({
      description:
        'Reading: whether windows stand on days that are closed by the holidays of the calendar of working days, too.',
    }),
    notice: notice().meta({ description: 'How early work in a window is announced.' }),
    publishedAt: url
      .meta({ pattern: '^https?://' })
      .nullable()
      .default(null)
      .meta({ description: 'The page on which work is announced.' }),
    preventive: preventive().nullable().default(null).meta({
      description: 'Small preventive work, which needs no notice; null: it is bound to no hour.',
    }),
  }),
);

type PlannedWorkSettings = ReturnType<typeof plannedWork>;

/** Planned work as the engine takes it. */
export function plannedWorkTerms(settings: z.infer<PlannedWorkSettings>): PlannedWorkTerms {
  const { notice: ahead, preventive: small } = settings;
  return {
    windows: inWeekOrder(settings.windows),
    windowsOnHolidays: settings.windowsOnHolidays,
    noticeWorkingDays: ahead.workingDays,
    noticeCounted: ahead.counted,
    workingDays: ahead.calendar,
    publishedAt: settings.publishedAt,
    preventive: small && {
      openMinute: small.hours[0],
      closeMinute: small.hours[1],
      usualDowntimeMinutes: small.usualDowntimeMinutes,
    },
  };
}

/** Planned work as it is written. */
export function shownPlannedWork(terms: PlannedWorkTerms): z.input<PlannedWorkSettings> {
  const { preventive: small } = terms;
  return {
    windows: terms.windows.map(shownWindow),
    windowsOnHolidays: terms.windowsOnHolidays,
    notice: {
      workingDays: terms.noticeWorkingDays,
      calendar: terms.workingDays,
      counted: terms.noticeCounted,
    },
    publishedAt: terms.publishedAt,
    preventive: small && {
      hours: shownStretch([small.openMinute, small.closeMinute]),
      usualDowntimeMinutes: small.usualDowntimeMinutes,
    },
  };
}
