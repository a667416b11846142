import type { CurrentTerms } from '../../src/agreements/terms.ts';
import { parseInstant } from '../../src/calendars/iso.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import type { RosterShift } from '../../src/duty/followed.ts';
import { configuredRules, termsByProvider } from '../agreements/configured-rules.ts';
import { isDemo } from '../configuration/configuration.ts';
import { rosterText } from '../duty/duty-text.ts';
import { plannedShifts } from '../duty/planned-shifts.ts';
import { sourcesOf } from '../sync/sources.ts';
import { type Chosen, chosenConfiguration } from './chosen-configuration.ts';
import type { Options } from './options.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
/** A calendar that takes longer than this is given up, in milliseconds. */
const PATIENCE_MS = 60_000;

const NOBODY = 'nobody is on duty: write duty: into the configuration, or a calendar that delivers duty';
const OF_DEMO =
  'the demo brings a roster of its own, which its walls and the alarms desk show: this tells that of duty: and of calendars';

/**
 * `wallclock duty [--at INSTANT] [--days N]`: who is on duty, by provider and level, as it is configured and as the
 * calendars have it. Asks no database. The exit status is 1 when a calendar cannot be read or there is no roster, 2 for a
 * wrong word.
 */
export async function duty(options: Options): Promise<number> {
  const at = options.at === undefined ? wholeMinute(Date.now()) : parseInstant(options.at);
  if (at === null) return wrong(`--at ${options.at}: not an instant such as 2026-03-23T13:22:00+01:00`);
  const days = options.days === undefined ? 7 : Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
    return wrong(`--days ${options.days}: not a number of days from 1 to ${MOST_DAYS}`);
  const span = { start: at, end: at + days * DAY_MS };
  let chosen: Chosen;
  let found: Found;
  try {
    chosen = chosenConfiguration(options);
    found = await shiftsFound(chosen, span);
  } catch (error) {
    const { name, message } = error as Error;
    if (name !== 'ConfigurationError' && name !== 'SourceError') throw error;
    process.stderr.write(`${message}\n`);
    return 1;
  }
  const { shifts, terms } = found;
  if (shifts.length === 0) {
    process.stderr.write(`${isDemo(chosen.config) ? OF_DEMO : NOBODY}\n`);
    return 1;
  }
  process.stdout.write(`${rosterText(shifts, terms, span)}\n`);
  return 0;
}

interface Found {
  readonly shifts: readonly RosterShift[];
  readonly terms: CurrentTerms;
}

/** The shifts of a configuration and its calendars. */
async function shiftsFound({ config, folder }: Chosen, span: Period): Promise<Found> {
  const terms = termsByProvider(configuredRules(config));
  const shifts = [...plannedShifts(config, terms, span)];
  const calendars = config.sources.filter((one) => one.type === 'icalendar' && one.delivers === 'duty');
  const sources = await sourcesOf(calendars, { folder, terms, anchor: span.start, people: config.people });
  for (const { source } of sources) {
    await source.check(AbortSignal.timeout(PATIENCE_MS), () => span.start);
    shifts.push(...source.shiftsFound!());
  }
  return { shifts, terms };
}

const wholeMinute = (at: Instant) => at - (at % 60_000);

function wrong(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
