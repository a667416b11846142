/** How an operator wants alarms to go on. Lengths are milliseconds. */
export interface AlarmRules {
  /** An alarm that nobody acknowledged for so long is escalated to the next level, and so on from there. */
  readonly acknowledgeWithinMs: number;
  /** An acknowledgement without a reaction counts for so long. */
  readonly reactWithinMs: number;
  /** At these shares of the goal, in whole per cent, an alarm without a reaction is escalated, acknowledged or not. */
  readonly sharesPercent: readonly number[];
  /** Past the due instant the highest level is told again after so long. */
  readonly repeatPastDueMs: number;
}

/** As alarms go on unless the operator says otherwise. */
export const USUAL_ALARM_RULES: AlarmRules = {
  acknowledgeWithinMs: 5 * 60_000,
  reactWithinMs: 10 * 60_000,
  sharesPercent: [50, 80],
  repeatPastDueMs: 30 * 60_000,
};

/** What is told so long after it was due is told late, and says so. */
export const LATE_MS = 60_000;

/** An alarm that was over before it was known is told all the same, unless that is longer ago. */
export const TOO_LATE_MS = 24 * 60 * 60_000;

/** An alarm that is past due for so long, and is still told, is told only once in as long a time. */
export const FORGOTTEN_MS = 24 * 60 * 60_000;
