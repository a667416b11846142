import type { TFunction } from 'i18next';
import type { DutyGap, DutyNow } from '../../src/boards/duty.ts';
import { farMomentOf, timeOf } from '../i18n/moment.ts';

/** When nobody will be on duty: `nobody on duty Tue 02:00–08:00`. */
export function gapText({ start, end }: DutyGap, zone: string, now: number, t: TFunction): string {
  const from = farMomentOf(start, zone, now);
  if (end === null) return t('duty.gapFrom', { from });
  return t('duty.gap', { span: spanText(start, end, zone, now) });
}

/** When several will be on duty. */
export function overlapText(
  { start, end, count }: NonNullable<DutyNow['overlap']>,
  zone: string,
  now: number,
  t: TFunction,
): string {
  return t('duty.overlap', { count, span: spanText(start, end, zone, now) });
}

/** The second moment says its day only where that is another one. */
function spanText(start: number, end: number, zone: string, now: number): string {
  const from = farMomentOf(start, zone, now);
  const to = farMomentOf(end, zone, now);
  const day = from.slice(0, -timeOf(start, zone).length);
  return `${from}–${day !== '' && to.startsWith(day) ? timeOf(end, zone) : to}`;
}
