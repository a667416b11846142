import type {
  BoardAgreements,
  BoardCalendar,
  BoardDisruption,
  BoardDuty,
  BoardOutcomes,
  BoardProvider,
  BoardTicket,
  BoardWork,
} from '../../src/boards/board.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { compile } from '../../src/calendars/compile.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { closingHolidays, holidayKey } from '../../src/calendars/public-holidays.ts';
import { addDays, type LocalDate, localDateAt, startOfDay } from '../../src/calendars/wall-time.ts';
import { PROVIDERS } from '../../src/providers/providers.ts';
import { type AddressRecord, addressRecord } from './address-record.ts';
import type { AgreementQuestion } from './agreement-filters.ts';
import type { AgreementPage } from './agreement-list.ts';
import { forBoard } from './cases.ts';
import { type AskedFilter, complianceQuestions } from './compliance-questions.ts';
import { openForReading } from './database-file.ts';
import type { Group } from './outcome-groups.ts';
import type { Behind, RowPlace } from './outcome-rows.ts';
import { type Rules, type Store, storeIn } from './store.ts';
import { ledgersOf, type TicketRecord, ticketRecord } from './ticket-record.ts';
import { answerCalls } from './worker-calls.ts';

/** Opened by the first call: the worker is started before anybody knows which file it will be. */
let store: Store;

const DAY_MS = 86_400_000;
/** How far the pages' calendars are known: 60 days back, 400 ahead. */
const BACK_DAYS = 60;
const AHEAD_DAYS = 400;
const WORK_BACK_DAYS = 7;
const WORK_AHEAD_DAYS = 60;
const DISRUPTIONS_AHEAD_DAYS = 7;

/** What the walls draw besides tickets. */
export interface Aggregates {
  readonly outcomes: BoardOutcomes[];
  readonly duties: BoardDuty[];
  readonly works: BoardWork[];
  readonly disruptions: BoardDisruption[];
  readonly agreements: BoardAgreements[];
  /** Open tickets that their system no longer shows to us. */
  readonly hidden: number;
}

const DUTIES = "SELECT body FROM facts WHERE kind = 'duty' AND superseded_at IS NULL ORDER BY at, record";
const VALUE = 'SELECT value FROM station WHERE key = ?';

/** Answers a question in one read transaction, so that it sees one state of the database. */
const asOne = <T>(question: () => T): T => store.db.transaction(question)();

const reader = {
  /** Opens the file, which the writer has brought up to date. */
  open(file: string, rules: Rules): void {
    store = storeIn(openForReading(file), rules);
  },

  /** Every ticket some wall has to show. */
  boardTickets: (): BoardTicket[] =>
    asOne(() =>
      store.tickets
        .onBoard()
        .map(store.caseOf)
        .filter((gathered) => gathered !== null)
        .map(forBoard),
    ),

  /** What the walls draw besides tickets: reactions of the last 30 days, duty, planned work and disruptions. */
  aggregates: (now: Instant): Aggregates =>
    asOne(() => ({
      outcomes: store.rules.terms
        .filter((terms) => terms.form === 'emergency-tickets')
        .map(({ provider }) => ({
          kind: 'outcomes',
          id: `${provider}/first-reaction`,
          provider,
          clock: 'first-reaction',
          outcomes: store.outcomes.recent(provider, 'first-reaction', now - 30 * DAY_MS),
          quietSince: store.tickets.quietSince(provider),
        })),
      duties: dutiesAround(now),
      ...plannedAround(now),
      agreements: agreementsOf(now),
      hidden: store.tickets.hiddenCount(),
    })),

  /** The terms that were adopted last, of each configured provider, and all calendars. */
  rulesInForce: (): Rules => store.rules,

  /** The terms of each configured provider in all their versions. */
  termsHistories: (): BoardProvider[] =>
    store.rules.terms.map(({ provider: id }) => ({
      kind: 'provider',
      id,
      versions: store.histories.get(id)!,
    })),

  /** The versions of terms as they were adopted, for those who must defend a verdict. */
  adoptedTerms: () => asOne(() => store.termsVersions.all()),

  /** The calendars of the terms, compiled for the pages; known from the oldest ticket on the board on. */
  calendars: (now: Instant, oldest: Instant | null): BoardCalendar[] =>
    store.rules.calendars.map((definition) => {
      const from = addDays(localDateAt(Math.min(now, oldest ?? now), definition.zone), -BACK_DAYS);
      const until = addDays(localDateAt(now, definition.zone), AHEAD_DAYS);
      const key = holidayKey(definition);
      const book = store.holidays(key ? [key] : [], Number(from.slice(0, 4)), Number(until.slice(0, 4)));
      return {
        kind: 'calendar',
        id: definition.id,
        calendar: compile(definition, book, from, until),
        holidays: closingHolidays(definition, book, from, until),
      };
    }),

  /** One ticket with everything on file about it; null when there is none of that id. */
  ticket: (id: string, now: Instant): TicketRecord | null => asOne(() => ticketRecord(store, id, now)),

  /** How each clock of a ticket came about, as of an instant; null when there is none of that id. */
  ticketLedgers: (id: string, at: Instant): TicketLedgers | null => asOne(() => ledgersOf(store, id, at)),

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

  /** When a source answered last, in this run or an earlier one; null when it never did. */
  lastAnswer: (source: string): Instant | null => {
    const row = store.db.prepare<[string], { value: string }>(VALUE).get(`answered ${source}`);
    return row ? Number(row.value) : null;
  },

  cursor: (source: string) => store.progress.cursor(source),
  incomplete: (source: string) => store.progress.incomplete(source),
  openAt: (source: string) => store.tickets.openAt(source),
  factsOf: (source: string, ticket: string) => store.facts.ofTicket(source, ticket),
  ofKind: (source: string, kind: string) => store.facts.ofKind(source, kind),
  quarantineCounts: () => store.quarantine.counts(),
  quarantined: (source: string, most: number) => store.quarantine.list(source, most),
  close: () => {
    store.db.close();
  },
};

const compliance = () => complianceQuestions(store);

function dutiesAround(now: Instant): BoardDuty[] {
  const byProvider = new Map<string, { name: string; start: Instant; end: Instant }[]>();
  for (const { body } of store.db.prepare<[], { body: string }>(DUTIES).all()) {
    const { provider, name, start, end } = JSON.parse(body);
    if (end < now - DAY_MS || start > now + 2 * DAY_MS) continue;
    byProvider.set(provider, [...(byProvider.get(provider) ?? []), { name, start, end }]);
  }
  return [...byProvider].map(([id, shifts]) => ({ kind: 'duty', id, shifts }));
}

/** The providers whose agreements are by address, added up. */
function agreementsOf(now: Instant): BoardAgreements[] {
  return store.rules.terms
    .filter(({ form }) => form === 'address-tiers')
    .map(({ provider, zone }) => store.agreements.totals(provider, localDateAt(now, zone)))
    .filter((totals) => totals !== null);
}

/** The zone of a provider; where none is meant, of the first one whose agreements are by address. */
function agreementZone(provider: string | null): string {
  const { terms } = store.rules;
  const meant = terms.find((one) => one.provider === provider);
  return (meant ?? terms.find(({ form }) => form === 'address-tiers'))?.zone ?? 'UTC';
}

/** Planned work from a week ago up to two months ahead, and disruptions from yesterday on up to a week ahead. */
function plannedAround(now: Instant): Pick<Aggregates, 'works' | 'disruptions'> {
  const works: BoardWork[] = [];
  const disruptions: BoardDisruption[] = [];
  for (const { provider, zone } of store.rules.terms) {
    const today = localDateAt(now, zone);
    const since = (days: number) => startOfDay(addDays(today, -days), zone);
    works.push(...store.works.shown(provider, since(WORK_BACK_DAYS), now + WORK_AHEAD_DAYS * DAY_MS));
    disruptions.push(...store.disruptions.shown(provider, since(1), now + DISRUPTIONS_AHEAD_DAYS * DAY_MS));
  }
  return { works, disruptions };
}

/** What the reader answers, for the thread that asks it. */
export type Reader = typeof reader;

// A time zone's first use takes some 20 ms: taken now, while the rest of the station loads.
for (const { zone } of PROVIDERS.values()) localDateAt(0, zone);

answerCalls(reader);
