import { dirname } from 'node:path';
import type { BoardAlarm, BoardTicket } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { holidayKey } from '../../src/calendars/public-holidays.ts';
import { alarmCalls } from '../alarms/alarm-calls.ts';
import { bringAgreementsUpToDate, deriveAgreements } from '../sync/derive-agreements.ts';
import { beginSearch, deriveSearch, fillSearch } from '../sync/derive-search.ts';
import { deriveTicket, type NumberedMapping } from '../sync/derive-ticket.ts';
import { rebuildPlannedWork } from '../sync/derive-work.ts';
import { type MappingPlan, numberedMapping } from '../sync/mappings.ts';
import { settleTicket } from '../sync/settle-ticket.ts';
import type { Batch } from '../sync/source.ts';
import { storeBatch } from '../sync/store-batch.ts';
import { adoptTerms, type TermsNotAdopted } from './adopt-terms.ts';
import type { BlindSource } from './blind-spots.ts';
import { forBoard } from './cases.ts';
import { type Db, openForWriting } from './database-file.ts';
import type { DeskEntry, NoteEntry, ReasonEntry, ViewEntry } from './desk-entry.ts';
import { deskFile } from './desk-file.ts';
import { giveReason, saveView, takeInDeskFile, writeNote } from './desk-pen.ts';
import { resettled } from './resettling.ts';
import { SLEPT } from './signs-of-life.ts';
import { type ConfigurationOnFile, keepConfiguration } from './sources-on-file.ts';
import { type Rules, type Store, storeIn } from './store.ts';
import type { Approval } from './terms-approvals.ts';
import { unnumberedChangesIn } from './unnumbered-changes.ts';
import { answerCalls } from './worker-calls.ts';

/** What the board has to take in after something was written. */
export interface Written {
  readonly changed: readonly BoardTicket[];
  readonly removed: readonly string[];
  /** The alarms of those tickets. */
  readonly alarms: readonly BoardAlarm[];
  /** Whether outcomes, duty, planned work or disruptions may read otherwise: aggregates are to be read again. */
  readonly aggregates: boolean;
  /** The next instant at which some verdict changes without an event. */
  readonly nextLook: Instant | null;
}

/** What opening the database found. */
export interface Opened {
  readonly createdAt: Instant;
  readonly notAdopted: readonly TermsNotAdopted[];
}

/** Opened by the first call: the worker is started before anybody knows which file it will be. */
let store: Store;
/** Where what people write at the desks is kept besides. */
let desk: string;
const mappings = new Map<string, NumberedMapping>();

/** Kinds of facts that the board's aggregates follow from. */
const AGGREGATED = new Set(['duty', 'work', 'disruption', 'address', 'agreement']);

/** Deriving all tickets anew is done in steps, so that the page's questions are answered in between. */
const STEP = 500;
/** What was on file before the search is taken in by as many: it is quicker. */
const SEARCH_STEP = 2000;

function written(tickets: readonly string[], aggregates: boolean): Written {
  const changed: BoardTicket[] = [];
  const removed: string[] = [];
  const alarms: BoardAlarm[] = [];
  const shown = new Set(store.tickets.onBoardAmong(tickets));
  for (const ticket of tickets) {
    const gathered = shown.has(ticket) ? store.caseOf(ticket) : null;
    if (gathered) changed.push(forBoard(gathered));
    else removed.push(ticket);
    alarms.push(...store.alarms.forBoardOf(ticket));
  }
  return { changed, removed, alarms, aggregates, nextLook: nextLook(store) };
}

/** The next instant at which something changes without a new record: a clock runs out, or a waiting is over. */
function nextLook({ tickets, progress, termsVersions, search }: Store): Instant | null {
  if (termsVersions.resettling() || search.filling.next()) return 0;
  const instants = [tickets.nextLook(), progress.nextWaited()].filter((at) => at !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}

function mappingFor(source: string): NumberedMapping {
  const mapping = mappings.get(source);
  if (!mapping) throw new Error(`source ${source} has no mapping`);
  return mapping;
}

function opened(db: Db, file: string, rules: Rules, approvals: readonly Approval[], now: Instant): Opened {
  const notAdopted = adoptTerms(db, rules, approvals, now);
  store = storeIn(db, rules);
  desk = deskFile(dirname(file));
  // Stored here, since the reader, which compiles the pages' calendars, cannot store them.
  const year = new Date(now).getUTCFullYear();
  const places = store.rules.calendars.map(holidayKey).filter((place) => place !== null);
  store.holidays(new Set(places), year - 1, year + 2);
  const put = store.db.prepare('INSERT INTO station (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING');
  put.run('created-at', String(now));
  put.run('alarms-since', String(now));
  const read = store.db.prepare<[string], { value: string }>('SELECT value FROM station WHERE key = ?');
  store.alarming.since = Number(read.get('alarms-since')!.value);
  bringAgreementsUpToDate(store);
  beginSearch(store);
  fillSearch(store, SEARCH_STEP);
  rebuildPlannedWork(store, now);
  return { createdAt: Number(read.get('created-at')!.value), notAdopted };
}

const writer = {
  /**
   * Opens the file, and adopts the terms that are configured, by the approvals that were given; answers the instant at
   * which its database was made, and what was not adopted.
   */
  open(file: string, rules: Rules, approvals: readonly Approval[], now: Instant): Opened {
    const db = openForWriting(file);
    try {
      return opened(db, file, rules, approvals, now);
    } catch (error) {
      // It may be tried again each second: what is left open would be too many files in the end.
      db.close();
      throw error;
    }
  },

  /** Sets how a source's facts become events; answers how many tickets are derived anew because that changed. */
  setMapping(source: string, plan: MappingPlan): number {
    const mapping = numberedMapping(store, source, plan);
    mappings.set(source, mapping);
    if (!mapping.changed) mapping.remember();
    return mapping.changed ? store.facts.ticketCount(source) : 0;
  },

  /** Derives one step of a source's tickets anew after its mapping changed; `after` is the last ticket done. */
  deriveAnew(
    source: string,
    plan: MappingPlan,
    after: string,
    now: Instant,
  ): { last: string | null } & Written {
    const mapping = mappingFor(source);
    const records = store.facts.ticketsAfter(source, after, STEP);
    store.write(() => {
      for (const record of records) {
        deriveTicket(store, source, record, mapping, now);
        settleTicket(store, `${source}:${record}`, `mapping ${mapping.number} of ${source}`, now);
      }
      deriveAgreements(store);
      deriveSearch(store);
      unnumberedChangesIn(store.db).count();
      if (records.length < STEP) numberedMapping(store, source, plan).remember();
    });
    const tickets = records.map((record) => `${source}:${record}`);
    return { last: records.length < STEP ? null : records.at(-1)!, ...written(tickets, true) };
  },

  /** Stores what a poll brought; see `storeBatch`. */
  storeBatch(source: string, batch: Batch, now: Instant): Written {
    const stored = storeBatch(store, source, batch, mappingFor(source), now);
    const aggregated = stored.kinds.some((kind) => AGGREGATED.has(kind));
    return written(stored.tickets, stored.outcomesChanged || aggregated || stored.tickets.length > 0);
  },

  /** Keeps by what configuration the board is shown, so that a past one, and a copy's, is shown by the same. */
  keepConfiguration(configuration: ConfigurationOnFile): void {
    keepConfiguration(store.db, configuration);
  },

  /** Keeps when a source answered last, so that the age of its data is known after a restart; it is not blind any more. */
  noteAnswer(source: string, at: Instant): void {
    store.db.transaction(() => {
      store.db
        .prepare(
          `INSERT INTO station (key, value) VALUES ('answered ' || ?, ?)
           ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        )
        .run(source, String(at));
      store.blindSpots.end(source, at, null);
    })();
  },

  /** A poll failed: the source is blind since its last whole answer. */
  noteBlind(blind: BlindSource, now: Instant): void {
    store.blindSpots.begin(blind, now);
  },

  /** The station starts: what it missed since its last sign of life is a blind spot of its own. `demo`: on invented data. */
  noteStart(now: Instant, demo: boolean): void {
    store.signsOfLife.start(now, demo);
  },

  /** A sign of life. `stoodStillFrom`: it comes much too late, since the station stood still from then on. */
  noteAlive(now: Instant, stoodStillFrom: Instant | null): void {
    store.db.transaction(() => {
      if (stoodStillFrom !== null) store.blindSpots.addStation(stoodStillFrom, now, SLEPT);
      store.signsOfLife.alive(now);
    })();
  },

  /** The station ends in order. */
  noteStop(now: Instant): void {
    store.signsOfLife.stop(now);
  },

  /** Sources that are not synced any more are not waited for: what went on of theirs ends now, and so do their shifts. */
  noteSources(synced: readonly string[], now: Instant): void {
    store.db.transaction(() => {
      store.duty.endOthers(synced, now);
      for (const { source } of store.blindSpots.current()) {
        if (source !== null && !synced.includes(source))
          store.blindSpots.end(source, now, 'then it was taken out of the configuration');
      }
    })();
  },

  /** Settles some of the tickets that approved terms govern anew; null when there are none left. */
  resettle(now: Instant): Written | null {
    if (!store.termsVersions.resettling()) return null;
    const tickets = store.write(() => {
      const done = resettled(store, STEP, now);
      deriveSearch(store);
      return done;
    });
    return written(tickets, tickets.length > 0);
  },

  /**
   * Settles the clocks that ran out, and takes the events whose instant has come, up to `now`; one step of many,
   * the rest is due at once again. Tickets that approved terms govern anew come first, or time would be named as what
   * changed their verdicts.
   */
  settle(now: Instant): Written {
    const anew = writer.resettle(now);
    if (anew) return anew;
    const tickets = new Set(store.tickets.toLookAt(now, STEP));
    store.write(() => {
      for (const { source, ticket } of store.progress.waitedFor(now)) {
        // A source that is not synced any more waits until it is again.
        const mapping = mappings.get(source);
        if (!mapping) continue;
        deriveTicket(store, source, ticket, mapping, now);
        tickets.add(`${source}:${ticket}`);
      }
      deriveAgreements(store);
      for (const ticket of tickets) settleTicket(store, ticket, 'time passed', now);
      deriveSearch(store);
    });
    fillSearch(store, SEARCH_STEP);
    return written([...tickets], tickets.size > 0);
  },

  /**
   * Does everything that `settle` does in steps, for a file that nobody else waits for. It ends: each step takes tickets
   * that are settled to an instant after `now`, or the next ones of a list. What waits for a source is not waited for.
   */
  settleAll(now: Instant): void {
    while (store.termsVersions.resettling()) writer.resettle(now);
    while (store.tickets.toLookAt(now, 1).length > 0) writer.settle(now);
    while (store.search.filling.next()) fillSearch(store, SEARCH_STEP);
  },

  /** Brings the file of desk writings and the database in step; see `takeInDeskFile`. */
  takeInDeskFile: (entries: readonly DeskEntry[]): void => takeInDeskFile(store, desk, entries),

  /** Keeps a reason code that a supervisor gave; see `giveReason`. */
  giveReason: (given: ReasonEntry) => giveReason(store, desk, given),

  /** Keeps a view that somebody saved or took away; answers those that stand. */
  saveView: (view: ViewEntry) => saveView(store, desk, view),

  /** Keeps a hand-over note on a ticket; see `writeNote`. */
  writeNote: (note: NoteEntry) => writeNote(store, desk, note),

  ...alarmCalls({ store: () => store, desk: () => desk }),

  /** Closes the file; nothing may be asked afterwards. */
  close(): void {
    try {
      store.db.pragma('optimize');
    } finally {
      // Also on a disk that is full: it is opened anew.
      store.db.close();
    }
  },
};

/** What the writer does, for the thread that calls it. */
export type Writer = typeof writer;

answerCalls(writer);
