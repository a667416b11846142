import { keepText, keptText } from './kept.ts';

const KEY = 'wallclock-screen';
const LONGEST = 40;

/**
 * The name of this screen, under which alarms are acknowledged: what the address says (`?screen=NOC%20left`), or said the
 * last time; null where nobody named it.
 */
export function screenName(search: string): string | null {
  const said = tidied(new URLSearchParams(search).get('screen'));
  if (said !== null) keepText(KEY, said);
  return said ?? tidied(keptText(KEY));
}

/** One line of at most 40 characters; null for an empty one. */
function tidied(name: string | null): string | null {
  const line = (name ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const short = [...line].slice(0, LONGEST).join('').trim();
  return short === '' ? null : short;
}
