import { isOpen } from '../calendars/calendar.ts';
import { calendarOf } from '../calendars/calendar-book.ts';
import type { CalendarDefinition } from '../calendars/hours.ts';
import { holidayKey } from '../calendars/public-holidays.ts';
import type { Clock } from '../clocks/clock.ts';
import type { Explained } from './explain.ts';
import { hoursText } from './hours-text.ts';
import type { Decision, Line, Step } from './ledger.ts';
import { type Applied, plainCalendarId, step } from './step.ts';

/** In which hours a clock counts, and when its goal is used up by them; none without a goal. */
export function calendarSteps(explained: Explained): Step[] {
  const { clock, calendars, definition, lines } = explained;
  const { goal, dueAt } = clock;
  if (!goal || dueAt === null) return [];
  const atClosing =
    lines.some(({ end, openMs }) => end === dueAt && openMs > 0) &&
    !isOpen(calendarOf(calendars, goal.calendar), dueAt);
  const due = step({ kind: 'due', at: dueAt, goalMs: goal.goalMs, atClosing }, null);
  if (!definition) return [due];
  const calendar: Decision = {
    kind: 'calendar',
    id: plainCalendarId(definition.id),
    zone: definition.zone,
    hours: definition.hours,
    holidays: holidayKey(definition),
    between: holidaysIn(lines),
  };
  const chosen = { [`${goalPath(clock)}.calendar`]: plainCalendarId(goal.calendar) };
  return [step(calendar, definition.sentence, { ...chosen, ...calendarSettings(definition) }), due];
}

/** Where the terms say in which calendar a clock counts. */
function goalPath({ kind, tier }: Clock): string {
  if (kind === 'first-reaction') return 'firstReaction';
  return `tiers.${tier}.${kind === 'remote-reaction' ? 'remote' : 'onsite'}`;
}

/** Readings such as which days are working days and whose holidays close them; one that is always open needs none. */
function calendarSettings({ id, hours, holidays }: CalendarDefinition): Applied {
  if (hours === 'always') return {};
  const named = `calendars.${plainCalendarId(id)}`;
  if (!holidays) return { [`${named}.hours`]: hoursText(hours), [`${named}.holidays`]: null };
  const { country, region, close, also, except } = holidays;
  const settings = { country, region, close, also, except };
  return {
    [`${named}.hours`]: hoursText(hours),
    ...Object.fromEntries(
      Object.entries(settings).flatMap(([name, value]) =>
        value === undefined || value.length === 0 ? [] : [[`${named}.holidays.${name}`, value] as const],
      ),
    ),
  };
}

/** The holidays that close a calendar in these lines, each once. */
function holidaysIn(lines: readonly Line[]): (readonly [date: string, name: string])[] {
  const found = new Map<string, string>();
  for (const { date, why } of lines.flatMap(({ closed }) => closed)) {
    if (why.kind === 'holiday') found.set(date, why.name);
  }
  return [...found];
}
