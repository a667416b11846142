// What providers promise, in all versions, and how their agreements are read where they are silent.
import type { NaiveCalendar } from './calendars.ts';

export interface NaiveGoal {
  readonly ms: number;
  readonly calendar: NaiveCalendar;
}

export interface NaiveThresholds {
  readonly watchPercent: number;
  readonly urgentPercent: number;
}

/** aurologic's form. */
export interface NaiveEmergencyTerms extends NaiveThresholds {
  readonly goal: NaiveGoal;
  readonly includedServices: readonly string[];
  readonly freeFromEur: number | null;
  readonly chargeEurNet: number;
  /** Readings. */
  readonly reactions: readonly string[];
  readonly withdrawnFlag: 'voids-until-due' | 'changes-nothing';
  readonly carriedFlag: 'not-charged' | 'charged';
  readonly chargedReplies: 'while-flagged' | 'flagged-only' | 'none';
  readonly noAlarmFor: readonly string[];
}

export interface NaiveTier {
  readonly remote: NaiveGoal;
  readonly onsite: NaiveGoal;
  /** The hours in which a fault is repaired; null: without a break. */
  readonly repair: NaiveCalendar | null;
  /** When faults can be reported; null: at any time. */
  readonly reporting: { readonly calendar: NaiveCalendar; readonly notBy: readonly string[] } | null;
  readonly keepsInformed: boolean;
}

/** AURA's form. */
export interface NaiveAddressTerms extends NaiveThresholds {
  readonly tiers: { readonly [tier: string]: NaiveTier };
  /** Readings. */
  readonly remoteStops: readonly string[];
  readonly onsiteStops: readonly string[];
  readonly onsiteStarts: 'report' | 'technician-required';
  readonly customerNetwork: 'voids-clock' | 'clock-unchanged';
  readonly accessRefused: 'excuses' | 'changes-nothing';
  readonly outsideReportingHours: 'clock-unchanged' | 'starts-at-opening';
}

/** Terms in force for cycles that start at `from` or later. */
export interface NaiveVersion<T> {
  readonly from: number;
  readonly terms: T;
}

/** All versions, in the order in which they were adopted. */
export interface NaiveTerms {
  readonly aurologic: readonly NaiveVersion<NaiveEmergencyTerms>[];
  readonly aura: readonly NaiveVersion<NaiveAddressTerms>[];
}

/**
 * "A cycle is stamped with the version of the provider's terms at its start": of those in force then, the one adopted
 * last; the first one governs what lies before it, too.
 */
export function governing<T>(versions: readonly NaiveVersion<T>[], at: number): T {
  let found = versions[0];
  for (const version of versions) if (version !== versions[0] && version.from <= at) found = version;
  if (found === undefined) throw new Error('there is no version of the terms');
  return found.terms;
}
