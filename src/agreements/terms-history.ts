import { ALL_TIME, type Instant } from '../calendars/period.ts';
import type { Terms } from './terms.ts';

/** One version of a provider's terms, and from when it governs. */
export interface TermsVersion<T extends Terms = Terms> {
  /** A fingerprint of the terms and of the calendars that they name. */
  readonly version: string;
  /** It governs cycles that start at this instant or later, until a version adopted after it does. */
  readonly from: Instant;
  /** Their calendars are named as in the calendar book: an older version of a calendar has a name of its own. */
  readonly terms: T;
}

/**
 * The terms of one provider in all their versions, in the order in which they were adopted; at least one, all in one
 * form. "A cycle is stamped with the version of the provider's terms at its start; a later change of terms applies to
 * later cycles."
 */
export type TermsHistory<T extends Terms = Terms> = readonly TermsVersion<T>[];

/** The histories at hand, by provider. */
export type TermsBook = ReadonlyMap<string, TermsHistory>;

/**
 * The version that governs a cycle starting at an instant: of those in force from then or before, the one adopted last.
 * The first one also governs what lies before it.
 */
export function termsAt<T extends Terms>(history: TermsHistory<T>, at: Instant): TermsVersion<T> {
  for (let i = history.length - 1; i > 0; i--) if (history[i].from <= at) return history[i];
  return history[0];
}

/** A history of terms that never changed. */
export function unchanging<T extends Terms>(terms: T): TermsHistory<T> {
  return [{ version: 'only', from: ALL_TIME.start, terms }];
}
