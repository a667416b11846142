import type { BoardEntity } from '../../src/boards/board.ts';
import type { Sight } from '../../src/boards/review.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import { localDateAt } from '../../src/calendars/wall-time.ts';
import { blindSpotsIn } from '../database/blind-spots.ts';
import { aggregatesIn, boardTicketsIn, termsHistoriesIn } from '../database/board-questions.ts';
import { isSynced, openedFirst, type Spoken, shownOf, withHidden } from '../database/shown-board.ts';
import { providersOf } from '../database/sources-on-file.ts';
import type { Store } from '../database/store.ts';
import { ledgersOf } from '../database/ticket-record.ts';
import { calendarsOfDays } from './calendars-of-days.ts';
import { candidatesIn } from './candidates.ts';
import { concernsOf } from './changed-tables.ts';
import { filledScratch, type PastParts } from './filled-scratch.ts';
import { gatheredOnce } from './gathered-once.ts';
import { pastAlarms } from './past-alarms.ts';
import { pastTickets } from './past-tickets.ts';
import { type CountedReach, pastWorks } from './past-works.ts';
import { type VersionsOnFile, versionsOnFile } from './versions-on-file.ts';

/** A board in a database of its own in memory, at some past instant. */
export interface PastBoard {
  /** Whether it can be moved to another instant: no terms were adopted in between. */
  reaches(at: Instant): boolean;
  /** The whole board at an instant that it reaches; `asOf` is the station's now. */
  boardAt(at: Instant, asOf: Instant): readonly BoardEntity[];
  /** How each clock of a ticket came about by what the board knows; null where it knows of no such ticket. */
  ledgersAt(ticket: string, at: Instant, asOf: Instant): TicketLedgers | null;
  close(): void;
}

const ADOPTED_BETWEEN = 'SELECT 1 FROM terms_versions WHERE adopted_at > @from AND adopted_at <= @to LIMIT 1';
/** First versions that were adopted later govern from the beginning of time, as what is configured does. */
const REACHING_BACK = 'SELECT 1 FROM terms_versions WHERE adopted_at > @at AND governs_from <= @at LIMIT 1';

/**
 * A board as it was known at an instant, or as it was by what is known now. Facts that matter are copied into a database
 * in memory, in which the station's own code derives, settles and answers: what it shows of an instant is what it showed.
 */
export function pastBoard(parts: PastParts, sight: Sight, builtAt: Instant): PastBoard {
  const { station, configuration } = parts;
  const { settings, sources, rules } = configuration;
  const spoken: Spoken = { sources: sources.map(({ id }) => id), providers: providersOf(sources, rules) };
  const versions = versionsOnFile(station);
  const candidates = candidatesIn(station, sight);
  const adoptedBetween = station.prepare<[{ from: Instant; to: Instant }], object>(ADOPTED_BETWEEN);
  const reachingBack = station.prepare<[{ at: Instant }], object>(REACHING_BACK);
  let filled = filledBoard(parts, versions, sight, builtAt);
  let filledAt = builtAt;

  /** Fills another scratch where tables read otherwise at an instant; tickets that this does not concern are taken along. */
  const fillFor = (at: Instant) => {
    const [from, to] = inOrderOf(filledAt, at);
    if (sight === 'was' || !versions.tablesChanged(from, to)) return;
    const next = filledBoard(parts, versions, sight, at);
    const changed = concernsOf(versions.tablesChangedBetween(from, to));
    next.store.db.transaction(() => next.tickets.takeOver(filled.tickets, changed))();
    filled.store.db.close();
    filled = next;
    filledAt = at;
  };

  const moveTo = (at: Instant, asOf: Instant, ticket: string | null = null) => {
    const { store, tables, tickets, works, calendars } = filled;
    const terms = sight === 'known' && reachingBack.get({ at }) !== undefined;
    const found = candidates(store.histories, calendars.around(at), { ...tables.concerns, terms }, at);
    tickets.moveTo(found, at, asOf);
    if (ticket !== null) tickets.include(ticket, at, asOf);
    works.moveTo(at, ticket === null ? ALL_TIME.end : openedAt(store, ticket));
    for (const { provider, zone } of store.rules.terms) tables.takeEnding(provider, localDateAt(at, zone));
  };

  const shownAt = (at: Instant): readonly BoardEntity[] => {
    const { store, calendars, alarms } = filled;
    const shownTickets = boardTicketsIn(store).filter(isSynced(spoken.sources));
    const { hidden, ...aggregates } = aggregatesIn(store, at);
    const shown = shownOf(aggregates, spoken);
    return [
      ...termsHistoriesIn(store).filter(({ id }) => spoken.providers.includes(id)),
      ...calendars.shown(at, openedFirst(shownTickets)),
      ...shown.outcomes,
      ...shown.duties,
      ...shown.works,
      ...shown.disruptions,
      ...shown.agreements,
      // What the operator has to mend now was not known then.
      { ...withHidden(settings, hidden), problem: null, firstRun: null },
      ...alarms(
        shownTickets.map(({ id }) => id),
        at,
      ),
      ...shownTickets,
    ];
  };

  return {
    reaches(at) {
      const [from, to] = inOrderOf(builtAt, at);
      return sight === 'was' || adoptedBetween.get({ from, to }) === undefined;
    },
    boardAt(at, asOf) {
      fillFor(at);
      return filled.store.db.transaction(() => {
        moveTo(at, asOf);
        return shownAt(at);
      })();
    },
    ledgersAt(ticket, at, asOf) {
      fillFor(at);
      return filled.store.db.transaction(() => {
        moveTo(at, asOf, ticket);
        return ledgersOf(filled.store, ticket, at, blindSpotsIn(station));
      })();
    },
    close: () => {
      filled.store.db.close();
    },
  };
}

/** When a ticket that is known was opened; else the end of time. */
function openedAt(store: Store, ticket: string): Instant {
  const events = store.caseOf(ticket)?.ticket.events ?? [];
  return Math.min(ALL_TIME.end, ...events.map(({ at }) => at));
}

const inOrderOf = (a: Instant, b: Instant): readonly [Instant, Instant] => (a < b ? [a, b] : [b, a]);

/** A scratch with the tables of an instant, and what moves its tickets and works. */
function filledBoard(parts: PastParts, versions: VersionsOnFile, sight: Sight, at: Instant) {
  const { copied, store: plain, tables } = filledScratch(parts, versions, sight, at);
  const once = gatheredOnce(plain);
  const { store } = once;
  const onFile = { db: parts.station, versions };
  const countedAt = (key: { source: string; record: string }, when: Instant): CountedReach => {
    const then = filledScratch(parts, versions, sight, when);
    try {
      const never = () => {
        throw new Error('what is counted at its own instant needs no other');
      };
      const { reachOf } = pastWorks(onFile, then.copied, then.store, then.tables, sight, never);
      return then.store.db.transaction(() => reachOf(key, when))();
    } finally {
      then.store.db.close();
    }
  };
  return {
    store,
    tables,
    works: pastWorks(onFile, copied, store, tables, sight, countedAt),
    tickets: pastTickets(onFile, copied, once, tables, sight, parts.mappingOf),
    calendars: calendarsOfDays(store),
    alarms: pastAlarms(parts.station, store.alarms),
  };
}
