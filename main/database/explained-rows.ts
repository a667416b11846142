import { ledgerStrip } from '../../src/boards/ledger-strip.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { judge } from '../../src/clocks/verdict.ts';
import { whyBreached } from '../../src/compliance/breach-why.ts';
import type { ExplainedRow, OutcomeRow } from '../../src/compliance/outcome-row.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Store } from './store.ts';

/**
 * Rows with why each is as it is and its strip, as of `now`. One whose ticket cannot be judged any more keeps its row,
 * with nothing explained.
 */
export function explainedRows(store: Store, rows: readonly OutcomeRow[], now: Instant): ExplainedRow[] {
  return rows.map((row) => {
    try {
      return explained(store, row, now);
    } catch {
      // What was settled stays on record, also where terms or calendars can no longer be read: the ticket's page says why.
      return { ...row, ...UNEXPLAINED, usedSoFarMs: row.usedMs };
    }
  });
}

const UNEXPLAINED = { why: [], strip: null } as const;

function explained(store: Store, row: OutcomeRow, now: Instant): ExplainedRow {
  const gathered = store.caseOf(row.ticket);
  const answer = gathered
    ? store.judging.withRules(gathered, now, (rules) => {
        const verdict = judge(gathered, rules.history, rules.calendars, now);
        const clock = verdict.clocks.filter(({ kind, cycle }) => kind === row.kind && cycle === row.cycle)[
          row.ordinal - 1
        ];
        if (!clock) return null;
        const ledger = clock.goal ? explain(gathered, verdict, clock, rules, now) : null;
        return {
          why: whyBreached(clock, verdict, gathered.acknowledgements),
          strip: ledger && ledgerStrip(ledger),
          usedSoFarMs: clock.usedMs,
        };
      })
    : null;
  return { ...row, ...(answer ?? { ...UNEXPLAINED, usedSoFarMs: row.usedMs }) };
}
