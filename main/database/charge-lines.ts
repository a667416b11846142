import type { ChargedLine } from '../../src/compliance/charge-ledger.ts';
import type { Db } from './database-file.ts';
import type { About } from './outcomes.ts';
import { prepared } from './prepared.ts';

const PUT = `
INSERT INTO charge_lines (ticket, line, provider, service, customer, address, kind, at, month, charged_for, cents, cycle,
  flagged_at, flagged_by, classified_at, classified_by, impact)
VALUES (@ticket, @line, @provider, @service, @customer, @address, @kind, @at, @month, @for, @cents, @cycle,
  @flaggedAt, @flaggedBy, @classifiedAt, @classifiedBy, @impact)`;

/** The emergency ledger's table. Writing happens within the caller's transaction. */
export interface ChargeLines {
  /** Replaces the lines of a ticket, given in the order in which they came about. */
  replace(ticket: string, about: About, lines: readonly ChargedLine[]): void;
}

export function chargeLinesIn(db: Db): ChargeLines {
  const clear = prepared(db, 'DELETE FROM charge_lines WHERE ticket = ?');
  const put = prepared(db, PUT);
  return {
    replace(ticket, about, lines) {
      clear.run(ticket);
      for (const [line, { flagged, classified, ...one }] of lines.entries()) {
        put.run({
          ...about,
          ...one,
          ticket,
          line,
          flaggedAt: flagged.at,
          flaggedBy: flagged.by,
          classifiedAt: classified.at,
          classifiedBy: classified.by,
          impact: classified.impact,
        });
      }
    },
  };
}
