import { join } from 'node:path';
import type { Month } from '../../src/compliance/counted.ts';
import { configuredRules } from '../agreements/configured-rules.ts';
import type { AskedFilter } from '../database/compliance-questions.ts';
import { printedPage } from '../print/printed-page.ts';
import { writeWhole } from '../print/whole-file.ts';
import { openReadStation, type ReadStation } from '../read-station.ts';
import { chosenConfiguration } from './chosen-configuration.ts';
import { type Door, listen } from './listen.ts';
import type { Options } from './options.ts';
import { pagesFolder } from './pages-folder.ts';
import { pageQuery } from './report-filter.ts';

/** For the page to be drawn, in milliseconds. */
const TIME_LIMIT = 60_000;

/** A report that is printed. */
export interface PrintedReport {
  readonly options: Options;
  readonly filter: AskedFilter;
  /** The months that it is of. */
  readonly report: { readonly filter: { readonly until: Month }; readonly month: Month };
  readonly chromium: string;
  readonly file: string;
}

/**
 * Prints the compliance desk's own page to a PDF: it is served on a port of this machine for as long as that takes, from
 * the database, beside a station that may run. Answers the exit status; a sentence says what went wrong.
 */
export async function printReport({
  options,
  filter,
  report,
  chromium,
  file,
}: PrintedReport): Promise<number> {
  const given = new AbortController();
  const giveUp = () => given.abort();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, giveUp);
  let station: ReadStation | null = null;
  let door: Door | null = null;
  try {
    const { config, folder, data } = chosenConfiguration(options);
    let hosts: readonly string[] = [];
    station = await openReadStation({
      ...{ config, folder, rules: configuredRules(config), file: join(data, 'wallclock.sqlite') },
      ...{ pages: pagesFolder(), hosts: () => hosts, now: Date.now },
      say: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    door = await listen(station, '127.0.0.1', 0);
    hosts = door.hosts;
    const query = pageQuery(filter, { until: report.filter.until, month: report.month });
    const url = `${door.url}/desk/compliance?${query}`;
    const job = { chromium, url, timeLimit: TIME_LIMIT, signal: given.signal };
    const pdf = await printedPage({ ...job, isRoot: process.getuid?.() === 0 });
    writeWhole(file, [pdf]);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return given.signal.aborted ? 130 : 1;
  } finally {
    await door?.close();
    await station?.stop();
    for (const signal of signals) process.off(signal, giveUp);
  }
}
