import { Hono } from 'hono';
import { z } from 'zod';
import type { SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { EXPORTED, exportName } from '../../src/compliance/export-name.ts';
import { exportedCsv, exportedJson } from '../../src/compliance/exported.ts';
import type { OutcomeRow } from '../../src/compliance/outcome-row.ts';
import type { ComplianceReport, ReportFilter } from '../../src/compliance/report.ts';
import { COMMA, SEMICOLON } from '../../src/csv.ts';
import type { AskedFilter } from '../database/compliance-questions.ts';
import type { Behind, RowPlace } from '../database/outcome-rows.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { BEHIND, FILTER, type Filter, oneOf, query } from './compliance.ts';
import { answerFile, ofOneState } from './exported-file.ts';

/** So many rows are in memory at once, and asked for at once: what else is asked meanwhile waits for no more. */
const PAGE = 250;

const ASKED = { ...FILTER, ...BEHIND };
const CASES = z.strictObject(ASKED);
const EXPORT = z.strictObject({
  ...ASKED,
  of: oneOf(EXPORTED).default('clocks'),
  format: oneOf(['csv', 'json']).default('csv'),
  sep: oneOf(['semicolon', 'comma']).default('semicolon'),
});

type Rows = Filter & Partial<Record<keyof typeof BEHIND, string>>;

/**
 * `GET /compliance/export?format=csv|json&of=clocks|figures|charges|work|changes&sep=semicolon|comma`, with the filter
 * of the desk and what is behind a number: a file to keep. As JSON it is the whole report with its clocks. `GET
 * /compliance/cases`: the tickets of the clocks as lines of `wallclock evaluate`. Clocks come a page at a time, so that
 * a million need no memory, all of one state of the database: what is settled meanwhile is not among them.
 */
export function complianceExportRoute(
  reader: Calls<Reader>,
  health: () => readonly SourceHealth[],
  now: () => Instant,
) {
  return new Hono()
    .get('/compliance/export', query<Rows & { of?: string; format?: string; sep?: string }>(), (context) =>
      answerFile(context, EXPORT, async (asked) => {
        const { of, format, sep, ...rest } = asked;
        const { filter, behind } = apart(rest);
        const at = now();
        const sources = health().map(({ id, title, lastAnswerAt }) => ({
          ...{ id, title, answeredAt: lastAnswerAt },
        }));
        return ofOneState(context, reader, async (snapshot) => {
          const parts = await reader.reportParts(snapshot, filter, sources, at);
          const text =
            format === 'json'
              ? exportedJson(parts)
              : exportedCsv(parts, of, sep === 'comma' ? COMMA : SEMICOLON);
          return {
            name: exportName(named(parts.report, filter), format === 'json' ? 'report' : of, format),
            type: format === 'json' ? 'application/json' : 'text/csv',
            async *parts() {
              yield text.head;
              if (text.rows) {
                for await (const rows of pages(reader, snapshot, filter, behind, at)) yield text.rows(rows);
              }
              yield text.tail();
            },
          };
        });
      }),
    )
    .get('/compliance/cases', query<Rows>(), (context) =>
      answerFile(context, CASES, async (asked) => {
        const { filter, behind } = apart(asked);
        const at = now();
        const report = await reader.complianceReport(filter, at);
        return ofOneState(context, reader, async (snapshot) => ({
          name: exportName(named(report, filter), 'cases', 'jsonl'),
          type: 'application/jsonl',
          async *parts() {
            const told = new Set<string>();
            for await (const rows of pages(reader, snapshot, filter, behind, at)) {
              const tickets = new Set(rows.map(({ ticket }) => ticket).filter((id) => !told.has(id)));
              for (const ticket of tickets) told.add(ticket);
              yield await reader.evaluateCases(snapshot, [...tickets], at);
            }
          },
        }));
      }),
    );
}

/** What a file is called by: its period, or the one month that is listed. */
function named({ filter, month }: ComplianceReport, { span }: AskedFilter): ReportFilter {
  return span === 'month' ? { ...filter, until: month, months: 1 } : filter;
}

/** What a query asks of clocks, apart from the filter of the report. */
function apart(asked: z.output<typeof CASES>): { readonly filter: AskedFilter; readonly behind: Behind } {
  const { standing, reason, causedBy, percentOver, percentUpTo, hour, ...filter } = asked;
  return { filter, behind: { standing, reason, causedBy, percentOver, percentUpTo, hour } };
}

/** The clocks behind a number, a page after the other. */
async function* pages(
  reader: Calls<Reader>,
  snapshot: number,
  filter: AskedFilter,
  behind: Behind,
  at: Instant,
): AsyncGenerator<readonly OutcomeRow[]> {
  let after: RowPlace | null = null;
  do {
    const page: Awaited<ReturnType<typeof reader.complianceRowsAfter>> = await reader.complianceRowsAfter(
      snapshot,
      filter,
      behind,
      after,
      PAGE,
      at,
    );
    yield page.rows;
    after = page.next;
  } while (after !== null);
}
