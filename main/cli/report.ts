import { existsSync } from 'node:fs';
import type { Instant } from '../../src/calendars/period.ts';
import { EXPORTED } from '../../src/compliance/export-name.ts';
import { type ExportText, exportedCsv, exportedJson } from '../../src/compliance/exported.ts';
import type { ReportParts } from '../../src/compliance/report-parts.ts';
import { COMMA, SEMICOLON } from '../../src/csv.ts';
import { type AskedFilter, complianceQuestions } from '../database/compliance-questions.ts';
import { lastAnswerIn } from '../database/last-answer.ts';
import type { Behind, RowPlace } from '../database/outcome-rows.ts';
import { reportParts } from '../database/report-parts.ts';
import type { Store } from '../database/store.ts';
import { installedChromium } from '../print/installed-chromium.ts';
import { writeWhole } from '../print/whole-file.ts';
import { askStore, type ChosenStore } from './chosen-store.ts';
import type { Options } from './options.ts';
import { reportFilter } from './report-filter.ts';
import { reportText } from './report-text.ts';

/** So many clocks are in memory at once. */
const PAGE = 1_000;
const SEPARATORS = { semicolon: SEMICOLON, comma: COMMA } as const;
/** All settled clocks of the filter. */
const ALL: Behind = {
  ...{ standing: null, reason: null, causedBy: null },
  ...{ percentOver: null, percentUpTo: null, hour: null },
};

/**
 * `wallclock report [--month M] [--months N] [--provider ID] [--tier T] [--kind K] [--customer ID]`: the compliance
 * report, beside a station that runs; as files with `--csv FILE [--of WHAT] [--sep comma]`, `--json FILE` and `--pdf
 * FILE`, else as text. The exit status is 1 when it cannot be made, 2 for a wrong word.
 */
export async function report(options: Options): Promise<number> {
  const filter = reportFilter(options);
  if (typeof filter === 'string') return wrong(filter);
  const { of: what = 'clocks', sep = 'semicolon', csv, jsonFile, pdf } = options;
  const exported = EXPORTED.find((one) => one === what);
  if (exported === undefined) return wrong(`--of ${what}: it is one of ${EXPORTED.join(', ')}`);
  if (sep !== 'semicolon' && sep !== 'comma') return wrong(`--sep ${sep}: it is semicolon or comma`);
  if ([csv, jsonFile, pdf].filter((file) => file === '-').length > 1)
    return wrong('only one of --csv, --json and --pdf can go to standard output');
  let chromium: string | null = null;
  if (pdf !== undefined) {
    try {
      const { platform, env: environment } = process;
      chromium = installedChromium(options.chromium, { platform, environment, has: existsSync });
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      return 1;
    }
  }
  const now = Date.now();
  let shown: ReportParts['report'] | null = null;
  const status = askStore(options, (asked) => {
    const parts = partsOf(asked, filter, now);
    shown = parts.report;
    const write = (file: string, text: ExportText) =>
      writeWhole(file, textParts(asked.store, filter, text, now));
    if (csv !== undefined) write(csv, exportedCsv(parts, exported, SEPARATORS[sep]));
    if (jsonFile !== undefined) write(jsonFile, exportedJson(parts));
    if (csv === undefined && jsonFile === undefined && pdf === undefined)
      process.stdout.write(`${reportText(parts)}\n`);
    return 0;
  });
  if (status !== 0 || pdf === undefined || chromium === null || shown === null) return status;
  const { printReport } = await import('./report-pdf.ts');
  return printReport({ options, filter, report: shown, chromium, file: pdf });
}

function partsOf({ store, chosen }: ChosenStore, filter: AskedFilter, now: Instant): ReportParts {
  const sources = chosen.config.sources.map(({ id, title }) => ({
    ...{ id, title: title ?? id, answeredAt: lastAnswerIn(store.db, id) },
  }));
  return reportParts(store, filter, sources, now);
}

/** An export's text in parts, its clocks a page at a time. */
function* textParts(
  store: Store,
  filter: AskedFilter,
  { head, rows, tail }: ExportText,
  now: Instant,
): Generator<string> {
  yield head;
  const ask = complianceQuestions(store);
  let after: RowPlace | null = null;
  if (rows !== null) {
    do {
      const page: ReturnType<typeof ask.rowsAfter> = ask.rowsAfter(filter, ALL, after, PAGE, now);
      yield rows(page.rows);
      after = page.next;
    } while (after !== null);
  }
  yield tail();
}

function wrong(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
