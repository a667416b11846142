import type { Running } from '../../src/compliance/running.ts';
import type { Db } from './database-file.ts';
import type { About } from './outcomes.ts';
import { prepared } from './prepared.ts';

const PUT = `
INSERT INTO running_clocks (ticket, kind, cycle, ordinal, provider, tier, service, customer, address, due_at, month)
VALUES (@ticket, @kind, @cycle, @ordinal, @provider, @tier, @service, @customer, @address, @dueAt, @month)`;

/** The table of clocks that run or wait. Writing happens within the caller's transaction. */
export interface RunningClocks {
  /** Replaces those of a ticket. */
  replace(ticket: string, about: About, running: readonly Running[]): void;
}

export function runningClocksIn(db: Db): RunningClocks {
  const clear = prepared(db, 'DELETE FROM running_clocks WHERE ticket = ?');
  const put = prepared(db, PUT);
  return {
    replace(ticket, about, running) {
      clear.run(ticket);
      for (const one of running) put.run({ ...about, ...one, ticket });
    },
  };
}
