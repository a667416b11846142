import type {
  BoardAgreements,
  BoardAlarm,
  BoardCalendar,
  BoardDisruption,
  BoardDuty,
  BoardOutcomes,
  BoardProvider,
  BoardTicket,
  BoardWork,
} from '../../src/boards/board.ts';
import { compile } from '../../src/calendars/compile.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { closingHolidays, holidayKey } from '../../src/calendars/public-holidays.ts';
import { addDays, localDateAt, startOfDay } from '../../src/calendars/wall-time.ts';
import { forBoard } from './cases.ts';
import type { Store } from './store.ts';

export const DAY_MS = 86_400_000;
/** How far the pages' calendars are known: 60 days back, 400 ahead. */
const BACK_DAYS = 60;
const AHEAD_DAYS = 400;
const WORK_BACK_DAYS = 7;
const WORK_AHEAD_DAYS = 60;
const DISRUPTIONS_AHEAD_DAYS = 7;
/** Of so many days the settled clocks are on the board. */
export const OUTCOMES_DAYS = 30;
/** The kind of clock whose settled ones are. */
export const OUTCOMES_OF = 'first-reaction';

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

/** Every ticket some wall has to show. */
export function boardTicketsIn(store: Store): BoardTicket[] {
  return store.tickets
    .onBoard()
    .map(store.caseOf)
    .filter((gathered) => gathered !== null)
    .map(forBoard);
}

/** The alarms that some wall has to show; of no ticket those of the last day. */
export function boardAlarmsIn({ alarms }: Store, now: Instant): BoardAlarm[] {
  return alarms
    .onBoard(now - DAY_MS)
    .map(alarms.forBoard)
    .filter((alarm) => alarm !== null);
}

/** The ids of the alarms that `boardAlarmsIn` answers. */
export const alarmsOnBoardIn = ({ alarms }: Store, now: Instant): string[] => alarms.onBoard(now - DAY_MS);

/** What the walls draw besides tickets: reactions of the last 30 days, duty, planned work and disruptions. */
export function aggregatesIn(store: Store, now: Instant): Aggregates {
  return {
    outcomes: store.rules.terms
      .filter((terms) => terms.form === 'emergency-tickets')
      .map(({ provider }) => ({
        kind: 'outcomes',
        id: `${provider}/${OUTCOMES_OF}`,
        provider,
        clock: OUTCOMES_OF,
        outcomes: store.outcomes.recent(provider, OUTCOMES_OF, now - OUTCOMES_DAYS * DAY_MS),
        quietSince: store.tickets.quietSince(provider),
      })),
    duties: dutiesAround(store, now),
    ...plannedAround(store, now),
    agreements: agreementsOf(store, now),
    hidden: store.tickets.hiddenCount(),
  };
}

/** The terms of each configured provider in all their versions. */
export function termsHistoriesIn(store: Store): BoardProvider[] {
  return store.rules.terms.map(({ provider: id }) => ({
    kind: 'provider',
    id,
    versions: store.histories.get(id)!,
  }));
}

/** The calendars of the terms, compiled for the pages; known from the oldest ticket on the board on. */
export function calendarsIn(store: Store, now: Instant, oldest: Instant | null): BoardCalendar[] {
  return store.rules.calendars.map((definition) => {
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
  });
}

/** The instants between which a shift has to lie, at least in part, to be on the board at `now`. */
export function dutiesShownAt(now: Instant): { readonly since: Instant; readonly until: Instant } {
  // A day more than gaps are looked for ahead: who comes next is told of the last of them, too.
  return { since: now - DAY_MS, until: now + 15 * DAY_MS };
}

/** The roster of each provider that has one. */
function dutiesAround(store: Store, now: Instant): BoardDuty[] {
  const { since, until } = dutiesShownAt(now);
  return store.rules.terms
    .map(({ provider }) => ({
      kind: 'duty' as const,
      id: provider,
      shifts: store.duty.between(provider, since, until),
    }))
    .filter(({ shifts }) => shifts.length > 0);
}

/** The providers whose agreements are by address, added up. */
function agreementsOf(store: Store, now: Instant): BoardAgreements[] {
  return store.rules.terms
    .filter(({ form }) => form === 'address-tiers')
    .map(({ provider, zone }) => store.agreements.totals(provider, localDateAt(now, zone)))
    .filter((totals) => totals !== null);
}

/** Which of a provider's works and disruptions are on the board at `now`: not over at `since`, and begun before `until`. */
export function plannedShownAt(now: Instant, zone: string) {
  const today = localDateAt(now, zone);
  const since = (days: number) => startOfDay(addDays(today, -days), zone);
  return {
    works: { since: since(WORK_BACK_DAYS), until: now + WORK_AHEAD_DAYS * DAY_MS },
    disruptions: { since: since(1), until: now + DISRUPTIONS_AHEAD_DAYS * DAY_MS },
  };
}

/** Planned work from a week ago up to two months ahead, and disruptions from yesterday on up to a week ahead. */
function plannedAround(store: Store, now: Instant): Pick<Aggregates, 'works' | 'disruptions'> {
  const works: BoardWork[] = [];
  const disruptions: BoardDisruption[] = [];
  for (const { provider, zone } of store.rules.terms) {
    const shown = plannedShownAt(now, zone);
    works.push(...store.works.shown(provider, shown.works.since, shown.works.until));
    disruptions.push(...store.disruptions.shown(provider, shown.disruptions.since, shown.disruptions.until));
  }
  return { works, disruptions };
}
