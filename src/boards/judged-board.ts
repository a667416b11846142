import type { AddressTiersTerms, EmergencyTicketsTerms, Terms } from '../agreements/terms.ts';
import { type TermsHistory, termsAt } from '../agreements/terms-history.ts';
import { type Calendar, calendarFrom } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import type { Holidays } from '../calendars/public-holidays.ts';
import { judge, termsOf, type Verdict } from '../clocks/verdict.ts';
import { impossible } from '../impossible.ts';
import type {
  BoardAgreements,
  BoardAlarm,
  BoardCalendar,
  BoardChannel,
  BoardDisruption,
  BoardDuty,
  BoardEntity,
  BoardOutcomes,
  BoardSettings,
  BoardTicket,
  BoardWork,
} from './board.ts';
import { type OpenClock, openClocksOf } from './open-clock.ts';

/** A ticket of the board and what is true about it; `terms` are those that govern its latest cycle. */
export interface JudgedTicket<T extends Terms = Terms> {
  readonly ticket: BoardTicket;
  readonly terms: T;
  readonly verdict: Verdict;
}

/** A ticket that could not be judged: its provider or calendar is missing, or its record is broken. */
export interface NotJudged {
  readonly ticket: BoardTicket;
  readonly reason: string;
}

/** The whole board at one instant: worked out once a second and shared by all walls. */
export interface JudgedBoard {
  readonly now: Instant;
  readonly terms: readonly Terms[];
  readonly calendars: CalendarBook;
  /** The public holidays that close a calendar, by its id: local date to name. */
  readonly holidays: ReadonlyMap<string, Holidays>;
  readonly duties: ReadonlyMap<string, BoardDuty>;
  readonly alarms: readonly BoardAlarm[];
  readonly channels: readonly BoardChannel[];
  readonly outcomes: readonly BoardOutcomes[];
  readonly works: readonly BoardWork[];
  readonly disruptions: readonly BoardDisruption[];
  readonly agreements: readonly BoardAgreements[];
  /** Null until the station has sent them. */
  readonly settings: BoardSettings | null;
  readonly emergencies: readonly JudgedTicket<EmergencyTicketsTerms>[];
  readonly faults: readonly JudgedTicket<AddressTiersTerms>[];
  readonly emergencyClocks: readonly OpenClock<EmergencyTicketsTerms>[];
  readonly faultClocks: readonly OpenClock<AddressTiersTerms>[];
  readonly notJudged: readonly NotJudged[];
}

/**
 * Judges every ticket of the board at `now`. Never throws for a ticket: one that cannot be judged is listed
 * apart with the reason, and takes no wall down.
 */
export function judgeBoard(entities: ReadonlyMap<string, BoardEntity>, now: Instant): JudgedBoard {
  const { tickets, calendars, histories, ...rest } = sorted(entities);
  const calendar = (id: string) => calendarOf(calendars, id);
  const emergencies: JudgedTicket<EmergencyTicketsTerms>[] = [];
  const faults: JudgedTicket<AddressTiersTerms>[] = [];
  const emergencyClocks: OpenClock<EmergencyTicketsTerms>[] = [];
  const faultClocks: OpenClock<AddressTiersTerms>[] = [];
  const notJudged: NotJudged[] = [];
  for (const ticket of tickets) {
    try {
      const verdict = judge(ticket, termsOf(histories, ticket.ticket.provider), calendars, now);
      const ticketTerms = verdict.terms.terms;
      if (ticketTerms.form === 'emergency-tickets') {
        const judged = { ticket, terms: ticketTerms, verdict };
        const clocks = openClocksOf(judged, calendar, now);
        emergencies.push(judged);
        emergencyClocks.push(...clocks);
      } else {
        const judged = { ticket, terms: ticketTerms, verdict };
        const clocks = openClocksOf(judged, calendar, now);
        faults.push(judged);
        faultClocks.push(...clocks);
      }
    } catch (error) {
      notJudged.push({ ticket, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  const terms = [...histories.values()].map((history) => termsAt(history, now).terms);
  const base = { now, terms, calendars, ...rest };
  return { ...base, emergencies, faults, emergencyClocks, faultClocks, notJudged };
}

/** The entities by what they are. */
function sorted(entities: ReadonlyMap<string, BoardEntity>) {
  const tickets: BoardTicket[] = [];
  const calendars = new Map<string, Calendar>();
  const histories = new Map<string, TermsHistory>();
  const duties = new Map<string, BoardDuty>();
  const alarms: BoardAlarm[] = [];
  const channels: BoardChannel[] = [];
  const outcomes: BoardOutcomes[] = [];
  const works: BoardWork[] = [];
  const disruptions: BoardDisruption[] = [];
  const agreements: BoardAgreements[] = [];
  const holidays = new Map<string, Holidays>();
  let settings: BoardSettings | null = null;
  for (const entity of entities.values()) {
    switch (entity.kind) {
      case 'ticket':
        tickets.push(entity);
        break;
      case 'calendar':
        calendars.set(entity.id, ready(entity));
        holidays.set(entity.id, new Map(entity.holidays));
        break;
      case 'provider':
        histories.set(entity.id, entity.versions);
        break;
      case 'duty':
        duties.set(entity.id, entity);
        break;
      case 'alarm':
        alarms.push(entity);
        break;
      case 'channel':
        channels.push(entity);
        break;
      case 'outcomes':
        outcomes.push(entity);
        break;
      case 'work':
        works.push(entity);
        break;
      case 'disruption':
        disruptions.push(entity);
        break;
      case 'agreements':
        agreements.push(entity);
        break;
      case 'settings':
        settings = entity;
        break;
      default:
        impossible(entity);
    }
  }
  const facts = { duties, alarms, channels, outcomes, works, disruptions, agreements, holidays };
  return { tickets, calendars, histories, ...facts, settings: settings as BoardSettings | null };
}

const made = new WeakMap<BoardCalendar, Calendar>();

/** The calendar made ready for arithmetic, once for each that the station sent. */
function ready(entity: BoardCalendar): Calendar {
  let calendar = made.get(entity);
  if (!calendar) {
    calendar = calendarFrom(entity.calendar);
    made.set(entity, calendar);
  }
  return calendar;
}
