import type { AlarmPartOf } from '../../src/alarms/alarm-report.ts';
import type { SearchAnswer } from '../../src/boards/search-hit.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { type LocalDate, localDateAt } from '../../src/calendars/wall-time.ts';
import type { ToldSpots } from '../../src/compliance/blind-spots.ts';
import type { ReportAbout } from '../../src/compliance/report-parts.ts';
import { PROVIDERS } from '../../src/providers/providers.ts';
import { type AddressRecord, addressRecord } from './address-record.ts';
import type { AgreementQuestion } from './agreement-filters.ts';
import type { AgreementPage } from './agreement-list.ts';
import { type AskedAlarms, alarmQuestions } from './alarm-questions.ts';
import type { BehindAlarms } from './alarm-rows.ts';
import type { WhichSpots } from './blind-spots.ts';
import {
  aggregatesIn,
  alarmsOnBoardIn,
  boardAlarmsIn,
  boardTicketsIn,
  calendarsIn,
  termsHistoriesIn,
} from './board-questions.ts';
import { type AskedFilter, complianceQuestions } from './compliance-questions.ts';
import { openForReading } from './database-file.ts';
import { evaluateCases } from './evaluate-cases.ts';
import { knownSince } from './known-since.ts';
import { lastAnswerIn } from './last-answer.ts';
import type { Group } from './outcome-groups.ts';
import type { Behind, RowPlace } from './outcome-rows.ts';
import { reportParts } from './report-parts.ts';
import { type Snapshots, snapshotsOf } from './snapshots.ts';
import { type Rules, type Store, storeIn } from './store.ts';
import { ledgersOf, type TicketRecord, ticketRecord } from './ticket-record.ts';
import { answerCalls } from './worker-calls.ts';

/** Opened by the first call: the worker is started before anybody knows which file it will be. */
let store: Store;
let snapshots: Snapshots;

/** Answers a question in one read transaction, so that it sees one state of the database. */
const asOne = <T>(question: () => T): T => store.db.transaction(question)();

const reader = {
  /** Opens the file, which the writer has brought up to date. */
  open(file: string, rules: Rules): void {
    store = storeIn(openForReading(file), rules);
    snapshots = snapshotsOf(store.db, rules);
  },

  boardTickets: () => asOne(() => boardTicketsIn(store)),
  boardAlarms: (now: Instant) => asOne(() => boardAlarmsIn(store, now)),
  alarmsOnBoard: (now: Instant) => asOne(() => alarmsOnBoardIn(store, now)),
  alarm: (id: string) => asOne(() => store.alarms.forBoard(id)),
  /** The alarms of a ticket, in the order in which they were raised; of one that is not on file none. */
  alarmsOf: (ticket: string) => asOne(() => store.alarms.forBoardOf(ticket)),
  aggregates: (now: Instant) => asOne(() => aggregatesIn(store, now)),

  /** The terms that were adopted last, of each configured provider, and all calendars. */
  rulesInForce: (): Rules => store.rules,

  termsHistories: () => termsHistoriesIn(store),

  /** The versions of terms as they were adopted, for those who must defend a verdict. */
  adoptedTerms: () => asOne(() => store.termsVersions.all()),

  calendars: (now: Instant, oldest: Instant | null) => calendarsIn(store, now, oldest),

  /** One ticket with everything on file about it; null when there is none of that id. */
  ticket: (id: string, now: Instant): TicketRecord | null => asOne(() => ticketRecord(store, id, now)),

  /** How each clock of a ticket came about, as of an instant; null when there is none of that id. */
  ticketLedgers: (id: string, at: Instant): TicketLedgers | null => asOne(() => ledgersOf(store, id, at)),

  /** The reason codes of a ticket, the last one first; of one that is not on file too. */
  reasonCodes: (ticket: string) => store.deskWritings.reasonsOfTicket(ticket),

  /** The views that stand, by name. */
  savedViews: () => store.deskWritings.views(),

  /** The hand-over notes on a ticket, the last one first; of one that is not on file too. */
  notesOf: (ticket: string) => store.deskWritings.notes.ofTicket(ticket),

  /** The hand-over notes on open tickets since an instant, the last one first; at most so many. */
  notesOfOpen: (since: Instant, most: number) => store.deskWritings.notes.ofOpen(since, most),

  /** A page of the agreements, as of the local day of the provider that is asked for. */
  agreements: (question: AgreementQuestion, now: Instant): AgreementPage & { readonly date: LocalDate } =>
    asOne(() => {
      const date = localDateAt(now, agreementZone(question.provider));
      return { date, ...store.agreements.list(question, date) };
    }),

  /** An address with its agreements and the clocks of its tickets; null when nothing is on file about it. */
  address: (id: string, now: Instant): AddressRecord | null => asOne(() => addressRecord(store, id, now)),

  /** The compliance desk's questions: see `complianceQuestions`. */
  complianceReport: (filter: AskedFilter, now: Instant) => asOne(() => compliance().report(filter, now)),
  complianceGroups: (filter: AskedFilter, by: Group, now: Instant) =>
    asOne(() => compliance().groups(filter, by, now)),
  complianceRows: (
    filter: AskedFilter,
    behind: Behind,
    after: RowPlace | null,
    limit: number,
    now: Instant,
  ) => asOne(() => compliance().rows(filter, behind, after, limit, now)),
  explainedRows: (filter: AskedFilter, behind: Behind, after: RowPlace | null, limit: number, now: Instant) =>
    asOne(() => compliance().explained(filter, behind, after, limit, now)),
  charges: (filter: AskedFilter, now: Instant) => asOne(() => compliance().charges(filter, now)),
  chargeLines: (filter: AskedFilter, skip: number, limit: number, now: Instant) =>
    asOne(() => compliance().chargeLines(filter, skip, limit, now)),
  workReport: (filter: AskedFilter, now: Instant) => asOne(() => compliance().work(filter, now)),
  verdictChanges: (filter: AskedFilter, skip: number, limit: number, now: Instant) =>
    asOne(() => compliance().changes(filter, skip, limit, now)),

  /** The supervisors' questions about alarms: see `alarmQuestions`. */
  alarmReport: (asked: AskedAlarms, now: Instant) => asOne(() => alarmQuestions(store).report(asked, now)),
  alarmLines: (asked: AskedAlarms, by: AlarmPartOf, now: Instant) =>
    asOne(() => alarmQuestions(store).lines(asked, by, now)),
  alarmRows: (asked: AskedAlarms, behind: BehindAlarms, skip: number, limit: number, now: Instant) =>
    asOne(() => alarmQuestions(store).rows(asked, behind, skip, limit, now)),

  /** When the database was made; null where it does not say. */
  knownSince: (): Instant | null => knownSince(store.db),

  /** The outages of sources and of the station that overlap a half-open span, in order. */
  blindSpots: (from: Instant, to: Instant, now: Instant, which: WhichSpots): ToldSpots =>
    store.blindSpots.between(from, to, now, which),

  /** Tickets, customers and addresses with the words of a query; at most so many of each. */
  search: (query: string, limit: number): SearchAnswer => asOne(() => store.search.find(query, limit)),

  /**
   * Takes the state of now, which the questions of an export are put to; see `Snapshots`. Its report but for its clocks
   * one by one, a page of those, and tickets as lines of `wallclock evaluate`, without those that are not on file.
   */
  takeSnapshot: (): number => snapshots.take(),
  reportParts: (snapshot: number, filter: AskedFilter, sources: ReportAbout['sources'], now: Instant) =>
    reportParts(snapshots.of(snapshot), filter, sources, now),
  complianceRowsAfter: (
    snapshot: number,
    filter: AskedFilter,
    behind: Behind,
    after: RowPlace | null,
    limit: number,
    now: Instant,
  ) => complianceQuestions(snapshots.of(snapshot)).rowsAfter(filter, behind, after, limit, now),
  wholeAlarmReport: (snapshot: number, asked: AskedAlarms, now: Instant) =>
    alarmQuestions(snapshots.of(snapshot)).whole(asked, now),
  alarmRowsOf: (
    snapshot: number,
    asked: AskedAlarms,
    behind: BehindAlarms,
    skip: number,
    limit: number,
    now: Instant,
  ) => alarmQuestions(snapshots.of(snapshot)).rows(asked, behind, skip, limit, now),
  evaluateCases: (snapshot: number, tickets: readonly string[], now: Instant): string =>
    evaluateCases(snapshots.of(snapshot), tickets, now),
  giveBack: (snapshot: number): void => snapshots.giveBack(snapshot),

  /** When a source answered last, in this run or an earlier one; null when it never did. */
  lastAnswer: (source: string): Instant | null => lastAnswerIn(store.db, source),

  cursor: (source: string) => store.progress.cursor(source),
  incomplete: (source: string) => store.progress.incomplete(source),
  openAt: (source: string) => store.tickets.openAt(source),
  factsOf: (source: string, ticket: string) => store.facts.ofTicket(source, ticket),
  ofKind: (source: string, kind: string) => store.facts.ofKind(source, kind),
  quarantineCounts: () => store.quarantine.counts(),
  quarantined: (source: string, most: number) => store.quarantine.list(source, most),
  close: () => {
    snapshots.giveAllBack();
    store.db.close();
  },
};

const compliance = () => complianceQuestions(store);

/** The zone of a provider; where none is meant, of the first one whose agreements are by address. */
function agreementZone(provider: string | null): string {
  const { terms } = store.rules;
  const meant = terms.find((one) => one.provider === provider);
  return (meant ?? terms.find(({ form }) => form === 'address-tiers'))?.zone ?? 'UTC';
}

/** What the reader answers, for the thread that asks it. */
export type Reader = typeof reader;

// A time zone's first use takes some 20 ms: taken now, while the rest of the station loads.
for (const { zone } of PROVIDERS.values()) localDateAt(0, zone);

answerCalls(reader);
