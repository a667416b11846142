import { ADDRESS_TIER_MUTANTS } from './address-tiers.mjs';
import { CALENDAR_MUTANTS } from './calendars.mjs';
import { EMERGENCY_TICKET_MUTANTS } from './emergency-tickets.mjs';
import { EXPLAIN_MUTANTS } from './explain.mjs';
import { MEASURING_MUTANTS } from './measuring.mjs';
import { PLANNED_WORK_MUTANTS } from './planned-work.mjs';
import { TICKET_MUTANTS } from './tickets.mjs';

/**
 * Faults put into the engine on purpose, each a single line written otherwise: `from` is to be found exactly once in
 * `file`. Wherever a due instant could be wrong there is one, and the tests have to notice each.
 */
export const MUTANTS = [
  ...CALENDAR_MUTANTS,
  ...TICKET_MUTANTS,
  ...MEASURING_MUTANTS,
  ...EMERGENCY_TICKET_MUTANTS,
  ...ADDRESS_TIER_MUTANTS,
  ...PLANNED_WORK_MUTANTS,
  ...EXPLAIN_MUTANTS,
];
