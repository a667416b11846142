import { impossible } from '../impossible.ts';
import type { Closed } from './ledger.ts';
import { dateText } from './local-moments.ts';

/**
 * Why a stretch is closed, in words, what adjoins told once: `night, Skærtorsdag Thu 2 Apr, Langfredag Fri 3 Apr,
 * weekend, night`. Its days are those of the calendar's zone already.
 */
export function closedText(closed: readonly Closed[]): string {
  const words: string[] = [];
  for (const part of closed) {
    const word = wordOf(part);
    if (words.at(-1) !== word) words.push(word);
  }
  return words.join(', ');
}

function wordOf({ why, date }: Closed): string {
  switch (why.kind) {
    case 'holiday':
      // A day that closes it by a setting has no other name than its date.
      return why.name === date ? `closed on ${dateText(date)}` : `${why.name} ${dateText(date)}`;
    case 'weekend':
      return 'weekend';
    case 'no-hours':
      return `no hours on ${dateText(date)}`;
    case 'night':
      return 'night';
    case 'outside-hours':
      return 'outside hours';
    default:
      return impossible(why);
  }
}
