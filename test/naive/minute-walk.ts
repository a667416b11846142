// Calendars, answered by walking the minutes of some days one at a time. Knows nothing of where local days begin, of
// offsets, or of turning local times into instants, and uses no Temporal: it reads a clock on the wall each minute, as
// the platform formats it, and looks the hours up.
import { isClosedDay, type NaiveCalendar, type NaiveHours } from './calendars.ts';

const minuteMs = 60_000;
const dayMinutes = 1440;
/** Hours run for no more than two days. */
const backMs = 3 * dayMinutes * minuteMs;

/** Local minutes since 1970-01-01T00:00 on the wall. */
type WallMinute = number;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows at an instant. */
function wallAt(at: number, zone: string): WallMinute {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', hourCycle: 'h23' },
    });
  clocks.set(zone, clock);
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = clock.format(at).split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute) / minuteMs;
}

/** When a clock on the wall first showed each of its minutes, and which days it showed. */
interface Walked {
  readonly reached: ReadonlyMap<WallMinute, number>;
  readonly days: ReadonlySet<number>;
  readonly firstShown: WallMinute;
}

/**
 * Reads the clock each minute of `[from, to)`. A minute that it skips is reached as if it had not jumped: "as much
 * later as the skip is long"; one that comes twice is reached the first time.
 */
function walkTheClock(zone: string, from: number, to: number): Walked {
  const reached = new Map<WallMinute, number>();
  const days = new Set<number>();
  const firstShown = wallAt(from, zone);
  let expected = firstShown;
  for (let at = from; at < to; at += minuteMs) {
    const wall = wallAt(at, zone);
    for (let skipped = expected; skipped < wall; skipped += 1) {
      if (!reached.has(skipped)) reached.set(skipped, at + (skipped - expected) * minuteMs);
    }
    if (!reached.has(wall)) reached.set(wall, at);
    days.add(Math.floor(wall / dayMinutes));
    expected = wall + 1;
  }
  return { reached, days, firstShown };
}

function hoursOf(calendar: NaiveCalendar, day: number): NaiveHours {
  const date = new Date(day * dayMinutes * minuteMs);
  const dayOfWeek = date.getUTCDay() || 7;
  if (isClosedDay(calendar, date.toISOString().slice(0, 10), dayOfWeek)) return [];
  return calendar.hours === 'always' ? [[0, dayMinutes]] : (calendar.hours[dayOfWeek - 1] ?? []);
}

/** For each minute of `[from, to)`, both whole minutes: whether the calendar is open in it. */
export function openMinutes(calendar: NaiveCalendar, from: number, to: number): boolean[] {
  const { reached, days, firstShown } = walkTheClock(calendar.zone, from - backMs, to);
  const open = Array.from({ length: (to - from) / minuteMs }, () => false);
  for (const day of days) {
    for (const [openMinute, closeMinute] of hoursOf(calendar, day)) {
      const shownAt = (minute: number): number =>
        reached.get(day * dayMinutes + minute) ?? (day * dayMinutes + minute < firstShown ? from : to);
      const last = Math.min(shownAt(closeMinute), to);
      for (let at = Math.max(shownAt(openMinute), from); at < last; at += minuteMs) {
        open[(at - from) / minuteMs] = true;
      }
    }
  }
  return open;
}
