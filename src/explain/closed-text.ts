import { addDays, startOfDay } from '../calendars/wall-time.ts';
import type { Closed } from './ledger.ts';
import { dateText } from './local-moments.ts';

/**
 * Why a stretch is closed, in words, what adjoins told once: `night, Skærtorsdag Thu 2 Apr, Langfredag Fri 3 Apr,
 * weekend, night`.
 */
export function closedText(closed: readonly Closed[], zone: string): string {
  const words: string[] = [];
  for (const part of closed) {
    const word = wordOf(part, zone);
    if (words.at(-1) !== word) words.push(word);
  }
  return words.join(', ');
}

function wordOf({ why, date, start, end }: Closed, zone: string): string {
  switch (why.kind) {
    case 'holiday':
      // A day that closes it by a setting has no other name than its date.
      return why.name === date ? `closed on ${dateText(date)}` : `${why.name} ${dateText(date)}`;
    case 'weekend':
      return 'weekend';
    case 'no-hours':
      return `no hours on ${dateText(date)}`;
    default: {
      const night = start === startOfDay(date, zone) || end === startOfDay(addDays(date, 1), zone);
      return night ? 'night' : 'outside hours';
    }
  }
}
