import type { ToldSpots } from '../../src/compliance/blind-spots.ts';
import type { ChargeLine, ChargeReport } from '../../src/compliance/charges.ts';
import type { GroupLine } from '../../src/compliance/group-line.ts';
import type { ExplainedRow, RowsPage } from '../../src/compliance/outcome-row.ts';
import type { GivenReason, SavedView } from '../../src/compliance/reason-code.ts';
import type { ComplianceReport } from '../../src/compliance/report.ts';
import type { ChangeRow } from '../../src/compliance/verdict-change.ts';
import type { WorkReport } from '../../src/compliance/work-rows.ts';
import { askAnswer } from './door.ts';

/** What a report is asked about, as its address says it: parts that are left out ask for all. */
export type ReportQuery = Readonly<Record<string, string>>;

type Told<T> = T & { readonly stationNow: number };

/** The page of numbers. Throws `Refused` or `NoAnswer`, as all of these do. */
export const askReport = (query: ReportQuery, signal: AbortSignal) =>
  askAnswer<Told<ComplianceReport>>('/api/compliance', query, signal);

/** A page of clocks behind a number. */
export const askClocks = (query: ReportQuery, signal: AbortSignal) =>
  askAnswer<Told<RowsPage>>('/api/compliance/rows', query, signal);

/** A page of breached clocks, each with why and its strip. */
export const askBreaches = (query: ReportQuery, signal: AbortSignal) =>
  askAnswer<Told<RowsPage & { readonly rows: readonly ExplainedRow[] }>>(
    '/api/compliance/breaches',
    query,
    signal,
  );

/** Attainment by one thing, which `by` names. */
export const askGroups = (query: ReportQuery, signal: AbortSignal) =>
  askAnswer<Told<{ readonly groups: readonly GroupLine[] }>>('/api/compliance/groups', query, signal);

/** The emergency ledger by customer and month. */
export const askCharges = (query: ReportQuery, signal: AbortSignal) =>
  askAnswer<Told<ChargeReport>>('/api/compliance/charges', query, signal);

/** Lines that the station tells at most in one answer. */
const LINES = 200;

/** All lines of the emergency ledger behind a number, latest first. */
export async function askChargeLines(
  query: ReportQuery,
  signal: AbortSignal,
): Promise<readonly ChargeLine[]> {
  const lines: ChargeLine[] = [];
  for (;;) {
    const page = { ...query, limit: String(LINES), skip: String(lines.length) };
    const { count, rows } = await askAnswer<
      Told<{ readonly count: number; readonly rows: readonly ChargeLine[] }>
    >('/api/compliance/charges/rows', page, signal);
    lines.push(...rows);
    if (rows.length === 0 || lines.length >= count) return lines;
  }
}

/** How planned work kept to what is promised of it. */
export const askWork = (query: ReportQuery, signal: AbortSignal) =>
  askAnswer<Told<WorkReport>>('/api/compliance/work', query, signal);

/** Verdicts that changed after they were settled. */
export const askChanges = (query: ReportQuery, signal: AbortSignal) =>
  askAnswer<Told<{ readonly count: number; readonly rows: readonly ChangeRow[] }>>(
    '/api/compliance/changes',
    query,
    signal,
  );

/** The stretches of time in which a source, or the station, was not there. */
export const askBlind = (query: { readonly from: string; readonly to: string }, signal: AbortSignal) =>
  askAnswer<Told<{ readonly knownSince: number | null } & ToldSpots>>('/api/blind', query, signal);

/** The reason codes that were given to clocks of a ticket, the last one first. */
export const askGivenReasons = (query: { readonly ticket: string }, signal: AbortSignal) =>
  askAnswer<Told<{ readonly given: readonly GivenReason[] }>>('/api/desk/reason-codes', query, signal);

/** Gives a breached clock a reason code; answers all of its ticket, the last one first. */
export const giveReason = (reason: Omit<GivenReason, 'at'>, signal: AbortSignal) =>
  askAnswer<Told<{ readonly given: readonly GivenReason[] }>>('/api/desk/reason-codes', {}, signal, reason);

/** The views that stand, by name. */
export const askViews = (query: Readonly<Record<never, string>>, signal: AbortSignal) =>
  askAnswer<Told<{ readonly views: readonly SavedView[] }>>('/api/desk/views', query, signal);

/** Saves a view in place of an earlier one of its name, or takes it away; answers those that stand. */
export const saveView = (view: Omit<SavedView, 'at'> & { readonly remove?: true }, signal: AbortSignal) =>
  askAnswer<Told<{ readonly views: readonly SavedView[] }>>('/api/desk/views', {}, signal, view);
