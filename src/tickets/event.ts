import type { Instant } from '../calendars/period.ts';

export const CHANNELS = ['ticket-system', 'phone', 'email', 'other'] as const;
/** The way in which a ticket was reported. */
export type Channel = (typeof CHANNELS)[number];

export const IMPACTS = ['impacting', 'not-impacting', 'unknown'] as const;
/** Whether the fault impacts a service: "an emergency is defined as service impacting situation". */
export type Impact = (typeof IMPACTS)[number];

export const COVERAGES = ['provider', 'customer-network'] as const;
/** Whose fault it is: the provider's connection and equipment, or the customer's own network. */
export type Coverage = (typeof COVERAGES)[number];

/** What can happen to a ticket, each with the fields it carries besides its instant. */
export type Happening =
  | { readonly type: 'opened'; readonly channel: Channel }
  /** `flagged` is used only where single replies are flagged as emergencies (charges, reading `flagged-only`). */
  | { readonly type: 'customer-replied'; readonly flagged?: boolean }
  | { readonly type: 'impact-classified'; readonly impact: Impact }
  | { readonly type: 'coverage-classified'; readonly coverage: Coverage }
  | { readonly type: 'escalated'; readonly level?: number | string | null }
  | { readonly type: 'merged'; readonly into?: string | null }
  | { readonly type: PlainHappening };

export const PLAIN_HAPPENINGS = [
  'emergency-flagged',
  'emergency-unflagged',
  'staff-replied',
  'case-accepted',
  'staff-called',
  'customer-informed',
  'technician-required',
  'technician-not-required',
  'repair-started',
  'repair-paused',
  'repair-resumed',
  'technician-arrived',
  'access-refused',
  'restored',
  'all-clear-sent',
  'closed',
  'reopened',
] as const;
/** Happenings that carry nothing but their instant. */
export type PlainHappening = (typeof PLAIN_HAPPENINGS)[number];

export const EVENT_TYPES = [
  'opened',
  'customer-replied',
  'impact-classified',
  'coverage-classified',
  'escalated',
  'merged',
  ...PLAIN_HAPPENINGS,
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One dated fact about a ticket, as synced. `by` is who did it, kept for the record. */
export type TicketEvent = Happening & { readonly at: Instant; readonly by?: string | null };
