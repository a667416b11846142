import { isLive } from '../../src/clocks/clock.ts';
import type { Closed, Decision, Ledger, Line, Step } from '../../src/explain/ledger.ts';

/** A line of a ledger's table: a stretch, or the due instant at its place among them. */
export type LedgerRow =
  /** `countedMs` is how much of its open time has been counted, from its start on. */
  { readonly kind: 'stretch'; readonly line: Line; readonly countedMs: number } | { readonly kind: 'due' };

/**
 * The table of a ledger. While a clock is not settled its stretches stand whole, as they were before now came by: now
 * is no event. What it was settled by cuts them.
 */
export function ledgerRows({ clock, lines, until }: Ledger): LedgerRow[] {
  const { dueAt } = clock;
  if (dueAt === null) return [];
  const rows: LedgerRow[] = [];
  for (const line of isLive(clock) ? wholeLines(lines) : lines) {
    if (dueAt <= line.start && rows.every(({ kind }) => kind !== 'due')) rows.push({ kind: 'due' });
    const counted = Math.max(0, Math.min(until, line.end) - line.start);
    rows.push({ kind: 'stretch', line, countedMs: line.openMs > 0 ? counted : 0 });
  }
  if (rows.every(({ kind }) => kind !== 'due')) rows.push({ kind: 'due' });
  return rows;
}

/** The open lengths that have been counted, in milliseconds, in order: they add up to what is used. */
export function countedLengths({ lines }: Ledger): number[] {
  return wholeLines(lines.filter(({ side }) => side === 'counted'))
    .filter(({ openMs }) => openMs > 0)
    .map(({ openMs }) => openMs);
}

/** What is decided by the stretches: it stands behind them. */
const BEHIND: readonly Decision['kind'][] = ['stop', 'cycle-ended', 'unchanged', 'excused', 'state'];
/** What the due line and the sum say in their own words. */
const SAID_ELSEWHERE: readonly Decision['kind'][] = ['due', 'attention'];

/** The decisions of a ledger that stand before its stretches, and those behind them. */
export function stepsAround({ steps }: Ledger): { readonly before: Step[]; readonly behind: Step[] } {
  const told = steps.filter(({ what }) => !SAID_ELSEWHERE.includes(what.kind));
  return {
    before: told.filter(({ what }) => !BEHIND.includes(what.kind)),
    behind: told.filter(({ what }) => BEHIND.includes(what.kind)),
  };
}

/** Lines with those that were cut in two within open or within closed time made one again. */
export function wholeLines(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (!last || last.openMs > 0 !== line.openMs > 0) {
      whole.push(line);
      continue;
    }
    whole[whole.length - 1] = {
      ...line,
      start: last.start,
      openMs: last.openMs + line.openMs,
      closed: joined(last.closed, line.closed),
      changes: [...last.changes, ...line.changes],
    };
  }
  return whole;
}

/** The reasons of two stretches that adjoin; a day that was cut in two is one again. */
function joined(first: readonly Closed[], second: readonly Closed[]): Closed[] {
  const last = first.at(-1);
  const next = second[0];
  if (!last || !next || last.date !== next.date || last.why.kind !== next.why.kind)
    return [...first, ...second];
  return [...first.slice(0, -1), { ...last, end: next.end }, ...second.slice(1)];
}
