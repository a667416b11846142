#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { readOptions } from './options.ts';

const USAGE = `Wallclock: a NOC wallboard for internet and hosting providers.

  wallclock serve      sync the sources and serve the walls (without a configuration: the demo)
  wallclock check      read the configuration, try each source and channel, and say what was found or what is wrong
  wallclock duty       print who is on duty, by provider and level, from the configuration and its calendars
  wallclock evaluate   answer JSON lines from standard input with the engine that drives the walls
  wallclock explain TICKET
                       say how each clock of a ticket came about, stretch by stretch, with the agreement's sentences
  wallclock terms show PROVIDER
                       print a provider's terms as an agreement file
  wallclock terms diff say which past verdicts terms that reach back would alter
  wallclock terms apply --reason TEXT
                       let them; the reason stays on record
  wallclock backup FILE
                       make a verified copy of the database, also while a station runs
  wallclock open FILE  open such a copy for review, read-only, on any machine
  wallclock report     print the compliance report of a month, or write it as CSV, JSON or PDF
  wallclock alarm test tell a test alarm to whoever is on duty, and say what arrived where
  wallclock schema     print the JSON Schema of the agreement file, for editors

Options
  --config FILE   the configuration; else wallclock.yaml in this user's configuration folder
  --data FOLDER   where the database is kept; else this user's data folder
  --port N        serve at this port, or the next free one
  --demo          run the demo, whatever the configuration says
  --at INSTANT    explain, duty: as of then, such as 2026-03-23T13:22:00+01:00; else now
  --copy FILE     explain: of a copy that wallclock backup made, as of when it was made
  --days N        duty: so many days from then on; else 7
  --provider ID   terms, report: of this provider only
  --month MONTH   report: the month, or the last of several, such as 2026-10; else this one
  --months N      report: so many months up to it; else 1
  --tier, --kind, --customer
                  report: of this tier, kind of clock or customer only
  --csv FILE      report: its clocks as CSV (- for standard output), for a German or Danish spreadsheet
  --of WHAT       report: instead of the clocks its figures, charges, work or changes, as CSV
  --sep comma     report: CSV with commas and decimal points
  --json FILE     report: all of it as JSON
  --pdf FILE      report: the compliance desk's page on paper, drawn by an installed Chromium
  --chromium FILE report: the Chromium; else WALLCLOCK_CHROMIUM, else one on the path
  --person ID, --channel ID
                  alarm test: this person, this channel only, tried from here
  --reason TEXT   terms apply: why, for the record
  --by NAME       terms apply: who decided it
  --force         backup: put the copy in the place of a file that is there
  --json          explain, terms diff: as data
  --first-run     without a configuration: say where it belongs and wait for it, instead of the demo
  --no-open       open no browser
  --help          this text
`;

/** How many words may follow a command; none where it is not named here. */
const MOST_WORDS: Readonly<Record<string, number>> = { explain: 1, terms: 2, backup: 1, open: 1, alarm: 1 };

const NEEDED = 24;

/** The process's exit status after running one command. */
async function main(): Promise<number> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < NEEDED) {
    // Older ones crash in the database's code, without a word.
    process.stderr.write(
      `Wallclock needs Node ${NEEDED}, this is ${process.versions.node}: use npm run wallclock -- …\n`,
    );
    return 1;
  }
  // What was compiled at the last start is taken from beside the built modules, where that folder can be written.
  if (import.meta.filename.endsWith('.js')) enableCompileCache(join(import.meta.dirname, '.compiled'));
  let parsed: ReturnType<typeof readOptions>;
  try {
    parsed = readOptions();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [command, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') {
    process.stdout.write(USAGE);
    return values.help || command === 'help' ? 0 : 2;
  }
  const most = MOST_WORDS[command] ?? 0;
  if (rest.length > most) {
    process.stderr.write(`'${rest[most]}' is one word too many\n\n${USAGE}`);
    return 2;
  }
  switch (command) {
    case 'serve': {
      // The database's threads load while this one loads the rest.
      const workers = (await import('../database/workers.ts')).startWorkers();
      return (await import('./serve.ts')).serve(values, workers);
    }
    case 'check':
      return (await import('./check.ts')).check(values);
    case 'duty':
      return (await import('./duty.ts')).duty(values);
    case 'evaluate':
      return (await import('./evaluate.ts')).evaluate(values);
    case 'explain':
      return (await import('./explain.ts')).explain(rest, values);
    case 'terms':
      return (await import('./terms.ts')).terms(rest, values);
    case 'backup':
      return (await import('./backup.ts')).backup(rest, values);
    case 'open':
      return (await import('./open.ts')).open(rest, values);
    case 'report':
      return (await import('./report.ts')).report(values);
    case 'alarm':
      return (await import('./alarm.ts')).alarm(rest, values);
    case 'schema':
      return (await import('./schema.ts')).schema();
    default:
      process.stderr.write(`there is no command '${command}'\n\n${USAGE}`);
      return 2;
  }
}

process.exitCode = await main();
