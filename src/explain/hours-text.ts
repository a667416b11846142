import type { Hours, Stretch } from '../calendars/hours.ts';
import { DAY_MINUTES } from '../calendars/wall-time.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Opening hours a week in short: `Mon–Fri 08–16`, `Mon–Thu 08–16, Fri 08–15`, `around the clock`. */
export function hoursText(hours: Hours): string {
  if (hours === 'always') return 'around the clock';
  const days = hours.map((stretches) => stretches.map(stretchText).join(' and '));
  const parts: string[] = [];
  for (let first = 0; first < days.length; ) {
    let last = first;
    while (days[last + 1] === days[first]) last++;
    const name = first === last ? DAYS[first] : `${DAYS[first]}–${DAYS[last]}`;
    if (days[first] !== '') parts.push(`${name} ${days[first]}`);
    first = last + 1;
  }
  return parts.join(', ');
}

function stretchText([open, close]: Stretch): string {
  return `${minuteText(open)}–${minuteText(close)}`;
}

/** `08`, `08:30`; midnight at the end of a day is 24, a time of the next day as its clock shows it. */
function minuteText(minute: number): string {
  const shown = minute > DAY_MINUTES ? minute - DAY_MINUTES : minute;
  const hour = String(Math.floor(shown / 60)).padStart(2, '0');
  return shown % 60 === 0 ? hour : `${hour}:${String(shown % 60).padStart(2, '0')}`;
}
