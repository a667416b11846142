import type { EventType } from '../tickets/event.ts';

/**
 * Readings: where an agreement is silent, how it is read. Each is a named setting of the terms, so that an operator
 * whose contract says otherwise changes data, not code. Of each list of choices the first is how we read aurologic's
 * and AURA's agreements.
 */

/** Unsetting the flag "before a reaction and not later than the due instant makes the clock void", or does nothing. */
export const WITHDRAWN_FLAG = ['voids-until-due', 'changes-nothing'] as const;
/** Whether a flag that a reopening carries over is another "emergency flagged ticket" to be charged. */
export const CARRIED_FLAG = ['not-charged', 'charged'] as const;
/** Which replies of a customer cost money while a cycle is classified as not impacting. */
export const CHARGED_REPLIES = ['while-flagged', 'flagged-only', 'none'] as const;
/** By what emergencies are ordered on the wall, least first: "handled by priority … a 30-minute first reaction". */
export const EMERGENCY_ORDER = ['remaining', 'started'] as const;
/** When an onsite reaction starts: with the report, or once a visit is required. */
export const ONSITE_STARTS = ['report', 'technician-required'] as const;
/** Whether a fault in the customer's own network has a clock: "Service dækker forbindelsen fra AURA til kunden". */
export const CUSTOMER_NETWORK = ['voids-clock', 'clock-unchanged'] as const;
/** Whether an access refused before it was due excuses a breached onsite reaction. */
export const ACCESS_REFUSED = ['excuses', 'changes-nothing'] as const;
/** What a report outside the reporting hours does to the clocks of its cycle. */
export const OUTSIDE_REPORTING_HOURS = ['clock-unchanged', 'starts-at-opening'] as const;
/** How working days of notice are counted: whole local days, or with the day on which the notice is given. */
export const NOTICE_COUNTED = ['whole-days', 'day-of-notice-too'] as const;
/** What moving work to another local day, or earlier, does to the notice that was given. */
export const MOVED_WORK = ['voids-notice', 'keeps-notice'] as const;

/** What an emergency that is not processed may lack, so that it raises no alarm. */
export const UNALARMED = [
  'outside-ticket-system',
  'child-account',
  'emergency-not-activated',
  'not-service-impacting',
  'flag-withdrawn',
] as const;

/** The readings of aurologic's form. */
export interface EmergencyTicketsReadings {
  /** The events that are a first reaction: a public reply is one, and so is the cure. */
  readonly reactions: readonly EventType[];
  readonly withdrawnFlag: (typeof WITHDRAWN_FLAG)[number];
  readonly carriedFlag: (typeof CARRIED_FLAG)[number];
  readonly chargedReplies: (typeof CHARGED_REPLIES)[number];
  /** Clocks void for one of these raise no alarm: such tickets are not processed. */
  readonly noAlarmFor: readonly (typeof UNALARMED)[number][];
  readonly order: (typeof EMERGENCY_ORDER)[number];
}

/** The readings of AURA's form. */
export interface AddressTiersReadings {
  /** The events that stop a remote reaction. */
  readonly remoteStops: readonly EventType[];
  /** The events that stop an onsite reaction. */
  readonly onsiteStops: readonly EventType[];
  readonly onsiteStarts: (typeof ONSITE_STARTS)[number];
  readonly customerNetwork: (typeof CUSTOMER_NETWORK)[number];
  readonly accessRefused: (typeof ACCESS_REFUSED)[number];
  readonly outsideReportingHours: (typeof OUTSIDE_REPORTING_HOURS)[number];
  readonly movedWork: (typeof MOVED_WORK)[number];
}
