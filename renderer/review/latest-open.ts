import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';

/** Whether a ticket was open at the instant as of which it is told, so that a board of that instant has it. */
export function latestOpen(shown: TicketLedgers | null): boolean {
  return shown?.cycles.at(-1)?.endedAt === null;
}
