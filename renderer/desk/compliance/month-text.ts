import type { TFunction } from 'i18next';
import type { Month } from '../../../src/compliance/counted.ts';
import { formatter } from '../../i18n/moment.ts';

const middleOf = (month: Month) => Date.parse(`${month}-15T12:00:00Z`);

/** A month in full: `March 2026`. */
export function monthName(month: Month): string {
  return formatter('UTC', 'month in full', { month: 'long', year: 'numeric' }).format(middleOf(month));
}

/** A month: `Mar 2026`. */
export function monthText(month: Month): string {
  return `${shortName(month)} ${month.slice(0, 4)}`;
}

/** A month at the head of a column: `Mar`, and where a year begins, or the row of months, `Jan 26`. */
export function monthHead(month: Month, first: boolean): string {
  return first || month.endsWith('-01') ? `${shortName(month)} ${month.slice(2, 4)}` : shortName(month);
}

function shortName(month: Month): string {
  // Some write September with four letters, and a column has room for three.
  return formatter('UTC', 'month', { month: 'short' }).format(middleOf(month)).slice(0, 3);
}

/** From one month to another: `Apr 2025 to Mar 2026`; a single one alone. */
export function spanText(from: Month, to: Month, t: TFunction): string {
  if (from === to) return monthText(from);
  return t('compliance.span', { from: monthText(from), to: monthText(to) });
}
