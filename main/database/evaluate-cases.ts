import type { Instant } from '../../src/calendars/period.ts';
import { evaluateCase } from '../../src/explain/evaluate-case.ts';
import type { Store } from './store.ts';

/** Tickets as lines of `wallclock evaluate` at `now`; those that are not on file are left out. */
export function evaluateCases(store: Store, tickets: readonly string[], now: Instant): string {
  return tickets
    .map(store.caseOf)
    .filter((facts) => facts !== null)
    .map((facts) => {
      const { zone } = store.histories.get(facts.ticket.provider)![0].terms;
      return `${JSON.stringify(evaluateCase(facts, zone, now))}\n`;
    })
    .join('');
}
