import { type Context, Hono } from 'hono';
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
import { answered } from './answered.ts';
import type { Askable } from './asked-query.ts';
import { BEHIND, FILTER, type Filter, oneOf, query } from './compliance.ts';
import { NO_STORE } from './no-store.ts';

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

/** A file as it is made. */
interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly parts: () => AsyncGenerator<string>;
}

/** A file that is made from one state of the database, however long it is read and whatever is written meanwhile. */
async function ofOneState(
  context: Context,
  reader: Calls<Reader>,
  make: (snapshot: number) => Promise<MadeFile>,
): Promise<Response> {
  const snapshot = await reader.takeSnapshot();
  try {
    const { name, type, parts } = await make(snapshot);
    return saved(context, name, type, async function* () {
      try {
        yield* parts();
      } finally {
        await reader.giveBack(snapshot);
      }
    });
  } catch (error) {
    await reader.giveBack(snapshot);
    throw error;
  }
}

/** Puts a query: the file it asks for, or the sentence by which it is refused. */
export async function answerFile<Asked>(
  context: Context,
  schema: Askable<Asked>,
  ask: (asked: Asked) => Promise<Response>,
): Promise<Response> {
  const given = Object.entries(context.req.queries());
  const query = Object.fromEntries(
    given.map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
  return answered(context, schema, query, ask);
}

/** A file that is made while it is sent. One that cannot be made to its end is cut off, so that nobody takes it for whole. */
export function saved(
  context: Context,
  name: string,
  type: string,
  parts: () => AsyncGenerator<string>,
): Response {
  const texts = parts();
  const bytes = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(bytes.encode(value));
    },
    cancel: async () => void (await texts.return(undefined)),
  });
  return context.body(body, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}"`,
    ...NO_STORE,
  });
}
