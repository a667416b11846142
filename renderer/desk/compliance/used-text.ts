import type { TFunction } from 'i18next';
import { lengthText } from '../../i18n/duration.ts';

const MINUTE = 60_000;

/**
 * What was used of a goal: to the minute, and to the second where minutes alone would not show that it is more than
 * the goal: `34 m`, `30 m 20 s`.
 */
export function usedText(usedMs: number, goalMs: number | null, t: TFunction): string {
  const minutes = usedMs - (usedMs % MINUTE);
  const shows = minutes >= MINUTE && (goalMs === null || usedMs <= goalMs === minutes <= goalMs);
  return lengthText(shows ? minutes : usedMs, t);
}
