import type { LocalDate } from '../calendars/wall-time.ts';
import type { AddressTiersReadings, EmergencyTicketsReadings, NOTICE_COUNTED } from './readings.ts';

/** The terms of a provider: what it promises, as data in one of two forms. */
export type Terms = EmergencyTicketsTerms | AddressTiersTerms;

/** The terms in force, by provider. */
export type CurrentTerms = ReadonlyMap<string, Terms>;

/** A promise to react: milliseconds of open time on a calendar, and the sentence that gives it. */
export interface Goal {
  readonly goalMs: number;
  readonly calendar: string;
  readonly sentence?: string;
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

/** The rules of which an agreement's own sentence can be given, so that a verdict can be traced back to it. */
export const RULES = {
  'emergency-tickets': [
    ...['first-reaction', 'outside-ticket-system', 'child-account', 'emergency-not-activated'],
    ...['not-service-impacting', 'flag-withdrawn', 'activation', 'charge', 'alarm', 'escalation', 'order'],
  ],
  'address-tiers': [
    ...['agreement', 'remote-reaction', 'onsite-reaction', 'not-covered', 'visit-required', 'access-refused'],
    ...['repair', 'reporting', 'customer-number', 'status', 'window', 'notice', 'preventive'],
  ],
} as const satisfies Record<Terms['form'], readonly string[]>;

interface AnyTerms {
  readonly provider: string;
  /** As the provider writes its name. */
  readonly name: string;
  /** The zone of its local dates and of its walls. */
  readonly zone: string;
  /** Cycles that start on this local day or later are governed by these terms; null: those from when they are first read. */
  readonly validFrom: LocalDate | null;
  readonly thresholds: Thresholds;
  readonly desks: readonly Desk[];
  /** How to reach the provider: label and value, in the provider's words. */
  readonly contacts: readonly { readonly label: string; readonly value: string }[];
  /** The sentences from which the rules come, by rule, in the agreement's own language. */
  readonly sentences: Readonly<Record<string, string>>;
  /** Reading: what is owed on a closed ticket stays on the walls for so many days. */
  readonly owedShownDays: number;
}

/** aurologic's form: a first reaction promised to tickets flagged as emergency. */
export interface EmergencyTicketsTerms extends AnyTerms {
  readonly form: 'emergency-tickets';
  readonly firstReaction: Goal;
  readonly office: string;
  /** Services with emergency support by default. */
  readonly includedServices: readonly string[];
  /** From this monthly revenue in EUR on, the activation can be requested free of charge; null: never. */
  readonly freeActivationFromEur: number | null;
  /** In EUR net, for each flag and each reply; 0: nothing is charged. */
  readonly chargeEurNet: number;
  readonly readings: EmergencyTicketsReadings;
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

/** A weekly window for planned work: weekday 1 (Monday) to 7; an end beyond 1440 minutes is on the next day. */
export interface ServiceWindow {
  readonly weekday: number;
  readonly openMinute: number;
  readonly closeMinute: number;
}

/** When planned work may happen, and how early it is announced. Minutes are local. */
export interface PlannedWorkTerms {
  /** In the order of the week; none: planned work is bound to no window. */
  readonly windows: readonly ServiceWindow[];
  /** Reading: whether windows stand on days that are no working days by their holidays, too. */
  readonly windowsOnHolidays: boolean;
  readonly noticeWorkingDays: number;
  readonly noticeCounted: (typeof NOTICE_COUNTED)[number];
  readonly workingDays: string;
  readonly publishedAt: string | null;
  /** The hour of each day in which preventive work may happen; null: it is bound to none. */
  readonly preventive: {
    readonly openMinute: number;
    readonly closeMinute: number;
    readonly usualDowntimeMinutes: number;
  } | null;
}

/** A level of attention that a wall gives something that has no clock. */
export type AttentionLevel = 'calm' | 'watch' | 'urgent' | 'late';

/** Readings of what asks for attention besides clocks. */
export interface AddressTiersAttention {
  readonly statusUrgentMinutes: number;
  readonly allClearUrgentMinutes: number;
  /** A notice still to be given is urgent when fewer days than these are left. */
  readonly noticeUrgentDays: number;
  /** An agreement that ends within so many days is urgent where a fault is open. */
  readonly agreementEndUrgentDays: number;
  readonly unannounced: AttentionLevel;
  readonly shortNotice: AttentionLevel;
  readonly outsideWindow: AttentionLevel;
  readonly overrun: AttentionLevel;
  readonly longerThanUsual: AttentionLevel;
  readonly preventiveUnjustified: AttentionLevel;
}

/** AURA's form: reaction times by the tier bought for an address. */
export interface AddressTiersTerms extends AnyTerms {
  readonly form: 'address-tiers';
  readonly tiers: Readonly<Record<string, TierTerms>>;
  readonly plannedWork: PlannedWorkTerms;
  readonly attention: AddressTiersAttention;
  readonly readings: AddressTiersReadings;
}

const MINUTE = 60_000;

/** Whole minutes as milliseconds. */
export const minutes = (count: number): number => count * MINUTE;

/** Whole hours as milliseconds. */
export const hours = (count: number): number => count * 60 * MINUTE;
