import { LOCALE } from './words.ts';

const grouped = new Intl.NumberFormat(LOCALE);

/** A count, its thousands parted by a space that does not break: `1 186`. */
export function countText(count: number): string {
  return grouped
    .formatToParts(count)
    .map(({ type, value }) => (type === 'group' ? '\u00a0' : value))
    .join('');
}

const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });

/** A count where there is little room: `847`, `1.4K`. */
export function shortCountText(count: number): string {
  return count < 1000 ? countText(count) : short.format(count);
}
