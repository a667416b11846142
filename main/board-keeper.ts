import type { BoardAlarm, BoardSettings } from '../src/boards/board.ts';
import type { Instant } from '../src/calendars/period.ts';
import type { BoardFeed } from './api/board-feed.ts';
import type { Reader } from './database/reader.ts';
import { isSynced, openedFirst, shownOf, withHidden } from './database/shown-board.ts';
import type { Calls } from './database/worker-calls.ts';
import type { Writer, Written } from './database/writer.ts';

/** What the keeper works with. */
export interface KeeperParts {
  readonly feed: BoardFeed;
  readonly reader: Pick<
    Calls<Reader>,
    'boardTickets' | 'boardAlarms' | 'alarmsOnBoard' | 'termsHistories' | 'calendars' | 'aggregates'
  >;
  readonly writer: Pick<Calls<Writer>, 'settle'>;
  readonly settings: BoardSettings;
  /** The sources that are synced: what came from one that was taken out would stand still, so none is shown. */
  readonly sources: readonly string[];
  /** The providers whose tickets or planned work the sources deliver: the walls speak of no other. */
  readonly providers: readonly string[];
  readonly now: () => Instant;
  /** Milliseconds that no setting of the clock moves, for lengths of time. */
  readonly steady: () => number;
  /** Whether a source is not heard yet since the start: what ran out meanwhile may have been answered in time. */
  readonly isUnheard?: () => boolean;
  /** Called after a commit that concerns alarms: what is due of them is told at once. */
  readonly onAlarms?: () => void;
  /** Told in a sentence of what an operator should know. */
  readonly say: (sentence: string) => void;
}

/** Keeps the board in memory in step with the database and with time. */
export interface BoardKeeper {
  takeIn(written: Written): Promise<void>;
  /** Says on every screen what the operator has to mend; null when it is mended: then what the settings said. */
  setProblem(problem: string | null): void;
  stop(): Promise<void>;
}

/** How often time is looked at: a clock that ran out is settled within a second. */
const TICK_MS = 1_000;
/** For so long of each second what is overdue is settled, a step at a time. */
const SETTLING_MS = 500;
/** The 30 days of the aggregates move on, and so does the day from which calendars are known. */
const AGGREGATES_MS = 60_000;
const CALENDARS_MS = 3_600_000;

/** Fills the board from the database and keeps it, until stopped. */
export async function boardKeeper(parts: KeeperParts): Promise<BoardKeeper> {
  const { feed, reader, writer, now, steady } = parts;
  let oldest: Instant | null = null;
  // Time may have passed since the last run: the first tick looks.
  let nextLook: Instant | null = now();
  let aggregatesDue = steady();
  let calendarsDue = steady();
  let busy: Promise<void> = Promise.resolve();
  let stopped = false;
  let { settings } = parts;
  const standingProblem = settings.problem;

  const synced = isSynced(parts.sources);
  const isSpokenOf = ({ about, provider }: BoardAlarm) =>
    about.kind !== 'ticket' || (synced({ id: about.ticket }) && parts.providers.includes(provider));

  const readCalendars = async () => {
    calendarsDue = steady() + CALENDARS_MS;
    feed.replaceAll('calendar', await reader.calendars(now(), oldest));
  };

  const readAggregates = async () => {
    aggregatesDue = steady() + AGGREGATES_MS;
    const { hidden, ...aggregates } = await reader.aggregates(now());
    settings = withHidden(settings, hidden);
    const shown = shownOf(aggregates, parts);
    feed.replaceAll('outcomes', shown.outcomes);
    feed.replaceAll('duty', shown.duties);
    feed.replaceAll('work', shown.works);
    feed.replaceAll('disruption', shown.disruptions);
    feed.replaceAll('agreements', shown.agreements);
    feed.update([settings]);
    await dropAlarms();
  };

  // What ended leaves with its ticket, or after a day: by then nothing is written of it. One that became known since may
  // not be on file as read here.
  const dropAlarms = async () => {
    const before = now() - AGGREGATES_MS;
    const onBoard = new Set(await reader.alarmsOnBoard(now()));
    feed.removeWhere('alarm', ({ id, end, knownAt }) => end !== null && knownAt < before && !onBoard.has(id));
  };

  const take = async (written: Written) => {
    nextLook = written.nextLook;
    if (written.aggregates) aggregatesDue = steady();
    const first = openedFirst(written.changed);
    if (first !== null && (oldest === null || first < oldest)) {
      oldest = first;
      // Its calendars have to be there before it is, or for a moment it could not be judged.
      await readCalendars();
    }
    feed.update(
      written.changed.filter(synced),
      written.removed.map((id) => `ticket:${id}`),
    );
  };

  // At once, and not after what waits: what was told of an alarm meanwhile must not be taken back by it.
  const showAlarms = ({ alarms, removed }: Written) => {
    if (alarms.length === 0) return;
    const gone = new Set(removed);
    const isShown = (alarm: BoardAlarm) =>
      isSpokenOf(alarm) && !(alarm.end && alarm.about.kind === 'ticket' && gone.has(alarm.about.ticket));
    feed.update(
      alarms.filter(isShown),
      alarms.filter((alarm) => !isShown(alarm)).map(({ id }) => `alarm:${id}`),
    );
    parts.onAlarms?.();
  };

  // One after the other: what waits for its calendars must not come after what was written later.
  let taking: Promise<void> = Promise.resolve();
  const takeIn = (written: Written): Promise<void> => {
    showAlarms(written);
    const taken = taking.then(() => take(written));
    taking = taken.catch(() => undefined);
    return taken;
  };

  const tick = async () => {
    // One step of many, as after an update, goes on for a while: the rest of the second belongs to others.
    const until = steady() + SETTLING_MS;
    while (nextLook !== null && nextLook <= now() && !parts.isUnheard?.()) {
      await takeIn(await writer.settle(now()));
      if (stopped || steady() >= until) break;
    }
    if (calendarsDue <= steady()) await readCalendars();
    if (aggregatesDue <= steady()) await readAggregates();
  };

  const tickets = (await reader.boardTickets()).filter(synced);
  oldest = openedFirst(tickets);
  const histories = await reader.termsHistories();
  feed.replaceAll(
    'provider',
    histories.filter(({ id }) => parts.providers.includes(id)),
  );
  await readCalendars();
  await readAggregates();
  const alarms = await reader.boardAlarms(now());
  feed.replaceAll('alarm', alarms.filter(isSpokenOf));
  feed.replaceAll('ticket', tickets);

  const timer = setInterval(() => {
    busy = busy
      .then(() => (stopped ? undefined : tick()))
      .catch((error: Error) => parts.say(`the board could not be brought up to date: ${error.message}`));
  }, TICK_MS);
  return {
    takeIn,
    setProblem(problem) {
      settings = { ...settings, problem: problem ?? standingProblem };
      feed.update([settings]);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await busy;
    },
  };
}
