import type { ReviewedBoard, ReviewSpan, Sight } from '../../src/boards/review.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import { type PastBoard, pastBoard } from '../review/past-board.ts';
import { pastSources } from '../review/past-sources.ts';
import { reviewSpan } from '../review/review-span.ts';
import { type ReviewStamp, reviewStamps } from '../review/review-stamp.ts';
import type { NumberedMapping } from '../sync/derive-ticket.ts';
import { mappingOf } from '../sync/mappings.ts';
import { blindSpotsIn } from './blind-spots.ts';
import { type Db, openForReading } from './database-file.ts';
import { type ConfigurationOnFile, configurationOnFile, plansOnFile } from './sources-on-file.ts';
import { answerCalls } from './worker-calls.ts';

/** The whole board at a past instant, or since when something is on file; null when nothing is. */
export type Reviewed = ReviewedBoard | { readonly begins: Instant | null };

/** Opened by the first call. */
let station: Db;
let configuration: ConfigurationOnFile;
let mappings: ReadonlyMap<string, NumberedMapping>;
let stamps: ReturnType<typeof reviewStamps>;
/** The board that was asked for last by each sight, which is moved on where it can be. */
const boards = new Map<Sight, { readonly board: PastBoard; readonly stamp: ReviewStamp }>();

const BEGINS: Readonly<Record<Sight, string>> = {
  known: 'SELECT arrived_at AS at FROM facts ORDER BY fact LIMIT 1',
  was: 'SELECT min(at) AS at FROM events',
};

/** The board by a sight, for an instant; `asOf`: up to when the station's facts are read. */
function boardFor(sight: Sight, at: Instant, asOf: Instant): PastBoard {
  const last = boards.get(sight);
  const kept = last?.board.reaches(at) ? stamps.keptAt(sight, last.stamp, asOf) : null;
  if (last && kept) {
    boards.set(sight, { board: last.board, stamp: kept });
    return last.board;
  }
  forget(sight);
  const board = pastBoard({ station, configuration, mappingOf: (id) => mappings.get(id) ?? null }, sight, at);
  boards.set(sight, { board, stamp: stamps.stampAt(sight, asOf) });
  return board;
}

/** What was half moved is no board of any instant. */
function forget(sight: Sight): void {
  boards.get(sight)?.board.close();
  boards.delete(sight);
}

/** One state of the database, also where several questions make one answer. */
const asOne = <T>(question: () => T): T => station.transaction(question)();

const reviewer = {
  /** Opens the file of a station, or a copy of one: all that is needed is in it. */
  open(file: string): void {
    for (const { board } of boards.values()) board.close();
    boards.clear();
    station?.close();
    station = openForReading(file);
    stamps = reviewStamps(station);
    const found = configurationOnFile(station);
    if (!found) throw new Error(`${file} does not say how its board is shown: start a station on it once`);
    configuration = found;
    mappings = new Map(
      [...plansOnFile(station)].map(([source, plan]) => [source, { number: 1, map: mappingOf(plan) }]),
    );
  },

  /** The board at an instant, which does not lie after `now`. */
  board: (at: Instant, sight: Sight, now: Instant): Reviewed =>
    asOne(() => {
      const first = station.prepare<[], { at: Instant | null }>(BEGINS[sight]).get();
      if (first?.at == null || at < first.at) return { begins: first?.at ?? null };
      try {
        const entities = boardFor(sight, at, now).boardAt(at, now);
        const { blind } = blindSpotsIn(station).between(at, at + 1, at, 'all');
        const sources = pastSources(configuration.sources, blind, at);
        return { at, sight, entities, sources };
      } catch (error) {
        forget(sight);
        throw error;
      }
    }),

  /**
   * How each clock of a ticket came about by what was known at an instant, which does not lie after `now`; null where it was
   * not known of then.
   */
  ticketLedgers: (ticket: string, at: Instant, now: Instant): TicketLedgers | null =>
    asOne(() => {
      try {
        return boardFor('known', at, now).ledgersAt(ticket, at, now);
      } catch (error) {
        forget('known');
        throw error;
      }
    }),

  /** What the scrubber draws of a span; null when the ticket it is asked of is not on file. */
  span: (span: Period, at: Instant, ticket: string | null): ReviewSpan | null =>
    asOne(() => reviewSpan(station, span, at, ticket)),
};

/** What the reviewer answers, for the thread that asks it. */
export type Reviewer = typeof reviewer;

answerCalls(reviewer);
