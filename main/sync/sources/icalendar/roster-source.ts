import type { CurrentTerms } from '../../../../src/agreements/terms.ts';
import { isoOf } from '../../../../src/calendars/iso.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import { localDateAt } from '../../../../src/calendars/wall-time.ts';
import type { RosterShift } from '../../../../src/duty/followed.ts';
import { rosterBatch } from '../../../duty/roster-batch.ts';
import { type Batch, type Poll, type Source, SourceError } from '../../source.ts';
import type { Content } from '../received/content.ts';
import { readableTokens } from '../received/place.ts';
import { calendarText } from './calendar-text.ts';
import type { IcalendarSourceConfig } from './icalendar-config.ts';
import { type Problem, quarantineOf, sentenceOf, Unreadable } from './problem.ts';
import { type ReadCalendar, readCalendar } from './read-calendar.ts';
import { ReceivedCalendar } from './received-calendar.ts';
import {
  levelOf,
  type NamedPerson,
  type OnCall,
  onCallOf,
  type RosterReading,
  unknownNames,
} from './shift-events.ts';
import { categoryKey } from './work-details.ts';
import { knownZone } from './zones.ts';

const DAY_MS = 86_400_000;
/** Shifts that recur are told so far back and ahead. */
const DAYS_BACK = 14;
const DAYS_AHEAD = 60;
/** So many events may leave a roster at once, and more if as many stay. */
const TAKEN_OUT = 2;
const MOST_PROBLEMS = 20;

/** A roster as it was read: its shifts, what is wrong, and whose shifts on file are not to be taken back. */
interface ReadRoster {
  readonly shifts: readonly RosterShift[];
  readonly named: readonly OnCall[];
  readonly problems: readonly Problem[];
  /** Events that could not be read. */
  readonly lost: ReadonlySet<string>;
  /** Whether something was lost of which nobody knows what it was. */
  readonly anyLost: boolean;
}

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

function shiftsIn(calendar: ReadCalendar, provider: string, reading: RosterReading): ReadRoster {
  const shifts: RosterShift[] = [];
  const named: OnCall[] = [];
  const problems = [...calendar.problems];
  const lost = new Set(calendar.lost.flatMap(({ uid }) => uid ?? []));
  const faulty = new Set<object>();
  for (const { event, uid, start, end } of calendar.windows) {
    if (event.details.status === 'cancelled') continue;
    try {
      const level = levelOf(event, reading);
      for (const one of onCallOf(event, reading)) {
        named.push(one);
        const { person, name } = one;
        shifts.push({ provider, level, person, name, start, end, event: uid });
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      lost.add(uid);
      // Once for each event, however often it recurs.
      if (faulty.has(event)) continue;
      faulty.add(event);
      const { line, property, message } = error;
      problems.push({ line, property, raw: event.component.raw, reason: message });
    }
  }
  return {
    shifts,
    named,
    problems,
    lost,
    anyLost: calendar.cut || calendar.lost.some(({ uid }) => uid === null),
  };
}

/** Shifts on file of events that could not be read, or may have been: they stand as they were last read. */
function stillUnknown(
  { shifts, lost, anyLost }: ReadRoster,
  filed: ReadonlyMap<string, RosterShift>,
  now: Instant,
): RosterShift[] {
  const read = new Set(shifts.map(({ event }) => event));
  return [...filed.values()].filter(
    ({ event, end }) =>
      end > now && event !== undefined && (lost.has(event) || (anyLost && !read.has(event))),
  );
}

/** Refuses a roster that lost most of its events with shifts to come, as a file does that was written half. */
function refuseVanishing(
  shifts: readonly RosterShift[],
  filed: ReadonlyMap<string, RosterShift>,
  acceptFewer: number | undefined,
  shown: string,
  now: Instant,
): void {
  const found = new Set(shifts.map(({ event }) => event));
  const ahead = new Set([...filed.values()].filter(({ end }) => end > now).map(({ event }) => event));
  const gone = [...ahead].filter((event) => !found.has(event)).length;
  if (gone <= TAKEN_OUT || gone * 2 <= ahead.size || acceptFewer === found.size) return;
  const vanish = `${gone} of ${ahead.size} events with shifts to come would vanish at once`;
  const remedy = `Mend the file, or if it is right set acceptFewer: ${found.size} for it`;
  throw new SourceError(
    `${shown}: ${vanish}, which looks like a file that lost a part; what was stored stays. ${remedy}`,
  );
}

/** What a roster holds, one sentence each, with everything that is wrong in it. */
function foundIn({ shifts, named, problems }: ReadRoster, shown: string): string[] {
  const people = new Set(shifts.map(({ person }) => person)).size;
  const from = shifts.reduce((least, { start }) => Math.min(least, start), Infinity);
  const to = shifts.reduce((most, { end }) => Math.max(most, end), -Infinity);
  const summary =
    shifts.length === 0
      ? `no shifts of the last ${DAYS_BACK} days or to come`
      : `${count(shifts.length, 'shift')} of ${people === 1 ? 'one person' : `${people} people`}, from ${isoOf(from)} to ${isoOf(to)}`;
  const unknown = unknownNames(named);
  const told = problems.toSorted((a, b) => a.line - b.line).map((problem) => sentenceOf(shown, problem));
  return [
    `${shown}: ${summary}`,
    ...unknown.map(
      (name) => `${shown}: ${name} is not one of people, so no channel reaches them; add them there`,
    ),
    ...told.slice(0, MOST_PROBLEMS),
    ...(told.length > MOST_PROBLEMS
      ? [`${shown}: ${count(told.length - MOST_PROBLEMS, 'more problem')}`]
      : []),
  ];
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
