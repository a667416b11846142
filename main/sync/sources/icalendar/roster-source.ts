import type { CurrentTerms } from '../../../../src/agreements/terms.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import { localDateAt } from '../../../../src/calendars/wall-time.ts';
import type { RosterShift } from '../../../../src/duty/followed.ts';
import { rosterBatch } from '../../../duty/roster-batch.ts';
import { type Batch, type Poll, type Source, SourceError } from '../../source.ts';
import type { Content } from '../received/content.ts';
import { readableTokens } from '../received/place.ts';
import { calendarText } from './calendar-text.ts';
import type { IcalendarSourceConfig } from './icalendar-config.ts';
import { quarantineOf } from './problem.ts';
import { readCalendar } from './read-calendar.ts';
import { foundIn, type ReadRoster, shiftsIn } from './read-roster.ts';
import { ReceivedCalendar } from './received-calendar.ts';
import { refuseVanishing, stillUnknown } from './roster-changes.ts';
import type { NamedPerson, RosterReading } from './shift-events.ts';
import { categoryKey } from './work-details.ts';
import { knownZone } from './zones.ts';

const DAY_MS = 86_400_000;
/** Shifts that recur are told so far back and ahead. */
const DAYS_BACK = 14;
const DAYS_AHEAD = 60;

/**
 * A source of who is on duty from a calendar, a file or a URL: each event is a shift. `folder` is that of the
 * configuration file; `terms` are the providers at hand, `people` those of the configuration. Throws `SourceError` for a
 * provider that is not known.
 */
export function rosterSource(
  config: IcalendarSourceConfig,
  folder: string,
  terms: CurrentTerms,
  people: readonly NamedPerson[],
): Source {
  const { provider, zone } = providerOf(config, terms);
  const received = new ReceivedCalendar(config, folder);
  const reading: RosterReading = {
    people,
    level: config.level ?? 1,
    levels: new Map(Object.entries(config.levels).map(([name, level]) => [categoryKey(name), level])),
  };
  const read = async (content: Content, now: Instant): Promise<ReadRoster> => {
    const calendar = await readCalendar(calendarText(content, received.shown), received.shown, {
      reading: { notice: 'none', kinds: new Map() },
      rule: 'none',
      floating: knownZone(config.zone ?? zone),
      zone,
      span: { start: now - DAYS_BACK * DAY_MS, end: now + DAYS_AHEAD * DAY_MS },
    });
    return shiftsIn(calendar, provider, reading);
  };
  /** The local day on which the calendar was read last: recurring shifts of one more day are told on the next. */
  let readOn: string | null = null;
  let found: readonly RosterShift[] = [];
  return {
    id: config.id,
    title: config.title ?? config.id,
    delivers: ['duty'],
    providers: [provider],
    intervalMs: config.intervalSeconds * 1000,
    async *poll(poll: Poll): AsyncGenerator<Batch, void, void> {
      const today = localDateAt(poll.now(), zone);
      const { content, date } = await received.receive(poll.signal, readOn !== today);
      if (content) {
        readOn = null;
        const now = poll.now();
        const roster = await read(content, now);
        const filed = (await poll.current('duty')) as ReadonlyMap<string, RosterShift>;
        const shifts = [...roster.shifts, ...stillUnknown(roster, filed, now)];
        refuseVanishing(shifts, filed, config.acceptFewer, received.shown, now);
        const quarantined = quarantineOf(received.shown, roster.problems);
        yield { ...rosterBatch(filed, shifts, now), quarantined };
        readOn = today;
      }
      poll.answered(date);
    },
    async check(signal, now) {
      const { content } = await new ReceivedCalendar(config, folder).receive(signal, true);
      const roster = await read(content!, now());
      found = roster.shifts;
      return [...foundIn(roster, received.shown), ...readableTokens(config, [config])];
    },
    shiftsFound: () => found,
  };
}

/** Whose roster it is: as configured, else of the only provider with emergencies. */
function providerOf(config: IcalendarSourceConfig, terms: CurrentTerms): { provider: string; zone: string } {
  const all = [...terms.values()];
  const named = all.find(({ provider }) => provider === config.provider);
  if (named) return named;
  const names = all.map(({ provider }) => provider).join(', ');
  const emergencies = all.filter(({ form }) => form === 'emergency-tickets');
  if (config.provider === undefined && emergencies.length === 1) return emergencies[0];
  const reason =
    config.provider === undefined
      ? `it is not said whose roster this is; set provider to one of ${names}`
      : `'${config.provider}' is not a provider; name one of ${names}`;
  throw new SourceError(`source ${config.id}: ${reason}`);
}
