/**
 * The terms of a provider: what it promises, as data in one of two forms. Every reading of ours is a named
 * setting here, so an operator whose contract says otherwise changes data, not code.
 */
export type Terms = EmergencyTicketsTerms | AddressTiersTerms;

/** A promise to react: milliseconds of open time on a calendar. */
export interface Goal {
  readonly goalMs: number;
  readonly calendar: string;
}

/** From which share of the goal, in whole per cent, a clock asks for attention. */
export interface Thresholds {
  readonly watchPercent: number;
  readonly urgentPercent: number;
}

/** A desk of the provider with opening hours that the walls show. */
export interface Desk {
  readonly name: string;
  readonly calendar: string;
}

interface AnyTerms {
  readonly provider: string;
  /** As the provider writes its name. */
  readonly name: string;
  /** The zone of its local dates and of its walls. */
  readonly zone: string;
  readonly thresholds: Thresholds;
  readonly desks: readonly Desk[];
  /** How to reach the provider: label and value, in the provider's words. */
  readonly contacts: readonly { readonly label: string; readonly value: string }[];
}

/** Which replies of a customer cost money while a cycle is classified as not impacting. */
export type ChargedReplies = 'while-flagged' | 'flagged-only' | 'none';

/** aurologic's form: a first reaction promised to tickets flagged as emergency. */
export interface EmergencyTicketsTerms extends AnyTerms {
  readonly form: 'emergency-tickets';
  readonly firstReaction: Goal;
  readonly office: string;
  /** Services with emergency support by default. */
  readonly includedServices: readonly string[];
  /** From this monthly revenue in EUR on, the activation can be requested free of charge. */
  readonly freeActivationFromEur: number;
  readonly charge: { readonly eurNet: number; readonly replies: ChargedReplies };
}

/** What one tier of AURA's form promises. */
export interface TierTerms {
  readonly name: string;
  readonly remote: Goal;
  readonly onsite: Goal;
  readonly repair: { readonly kind: 'hours'; readonly calendar: string } | { readonly kind: 'non-stop' };
  readonly reporting:
    | { readonly kind: 'any-time' }
    | { readonly kind: 'hours'; readonly calendar: string; readonly notBy: readonly string[] };
  /** Whether status on the repair and an all-clear are promised. */
  readonly keepsInformed: boolean;
}

/** When planned work may happen, and how early it is announced. Minutes are local, weekdays 1 (Monday) to 7. */
export interface PlannedWorkTerms {
  readonly window: { readonly weekday: number; readonly openMinute: number; readonly closeMinute: number };
  readonly noticeWorkingDays: number;
  readonly workingDays: string;
  readonly publishedAt: string;
  readonly preventive: {
    readonly openMinute: number;
    readonly closeMinute: number;
    readonly usualDowntimeMinutes: number;
  };
}

/** AURA's form: reaction times by the tier bought for an address. */
export interface AddressTiersTerms extends AnyTerms {
  readonly form: 'address-tiers';
  readonly tiers: Readonly<Record<string, TierTerms>>;
  readonly plannedWork: PlannedWorkTerms;
}

const MINUTE = 60_000;

/** Whole minutes as milliseconds. */
export const minutes = (count: number): number => count * MINUTE;

/** Whole hours as milliseconds. */
export const hours = (count: number): number => count * 60 * MINUTE;
