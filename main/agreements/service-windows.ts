import { z } from 'zod';
import type { ServiceWindow } from '../../src/agreements/terms.ts';
import { DAY_MINUTES } from '../../src/calendars/wall-time.ts';
import type { Fault } from './fault.ts';
import { readStretch, STRETCH, shownStretch, WEEKDAYS } from './opening-hours.ts';

const WEEK_MINUTES = 7 * DAY_MINUTES;

/** `monday 00:00-06:00`, read to a weekly window; an end at or before the beginning is the next day's. */
export const serviceWindow = z
  .string()
  .regex(new RegExp(`^(${WEEKDAYS.join('|')}) ${STRETCH}$`), {
    error: ({ input }) => `'${input}' is not a window such as monday 00:00-06:00`,
  })
  .transform((text): ServiceWindow => {
    const [day, times] = text.split(' ');
    const [openMinute, closeMinute] = readStretch(times);
    return { weekday: (WEEKDAYS as readonly string[]).indexOf(day) + 1, openMinute, closeMinute };
  });

/** A window as it is written. */
export function shownWindow({ weekday, openMinute, closeMinute }: ServiceWindow): string {
  return `${WEEKDAYS[weekday - 1]} ${shownStretch([openMinute, closeMinute])}`;
}

/** Windows in the order of the week. */
export function inWeekOrder(windows: readonly ServiceWindow[]): ServiceWindow[] {
  return windows.toSorted((a, b) => a.weekday - b.weekday || a.openMinute - b.openMinute);
}

/** The windows that overlap one given before, also over the end of the week. One may begin where another ends. */
export function overlappingWindows(windows: readonly ServiceWindow[]): Fault[] {
  return windows.flatMap((one, i) => {
    const other = windows.slice(0, i).find((before) => overlap(before, one));
    if (!other) return [];
    return [
      { path: [i], message: `${shownWindow(one)} overlaps ${shownWindow(other)}: make them one window` },
    ];
  });
}

function overlap(a: ServiceWindow, b: ServiceWindow): boolean {
  const start = (window: ServiceWindow) => (window.weekday - 1) * DAY_MINUTES + window.openMinute;
  const length = (window: ServiceWindow) => window.closeMinute - window.openMinute;
  const from = (first: ServiceWindow, second: ServiceWindow) =>
    (start(second) - start(first) + WEEK_MINUTES) % WEEK_MINUTES;
  return from(a, b) < length(a) || from(b, a) < length(b);
}
