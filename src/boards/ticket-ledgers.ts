import type { Terms, TierTerms } from '../agreements/terms.ts';
import { nextClosing, nextOpening } from '../calendars/calendar.ts';
import { type CalendarBook, calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import type { Charge } from '../clocks/charges.ts';
import type { EmergencySupport } from '../clocks/emergency-support.ts';
import { tierOf } from '../clocks/governing-tier.ts';
import type { Mark } from '../clocks/marks.ts';
import type { Repair } from '../clocks/repair.ts';
import { judge, type Verdict } from '../clocks/verdict.ts';
import { type BlindSpot, clippedTo } from '../compliance/blind-spots.ts';
import { explain, type Rules } from '../explain/explain.ts';
import type { Ledger } from '../explain/ledger.ts';
import { type Cycle, latestCycle } from '../tickets/cycles.ts';
import { disruptionTouches, overlapsWork, workTouches } from './affected.ts';
import type { BoardDisruption, BoardTicket, BoardWork } from './board.ts';
import { type TierBadge, tierBadge } from './fault-rows.ts';
import { type TicketAlarm, ticketAlarms } from './ticket-alarms.ts';
import { placeOf } from './ticket-place.ts';

/** A ticket as its page shows it as of an instant: what it is about, all that happened, and why each clock is as it is. */
export interface TicketLedgers {
  readonly at: Instant;
  /** With all events that are known now, also those after `at`. */
  readonly ticket: BoardTicket;
  /** As the provider writes its name, and the zone of its local dates. */
  readonly provider: string;
  readonly zone: string;
  /** Its cycles as of `at`; none before it was opened. */
  readonly cycles: readonly Pick<Cycle, 'number' | 'startedAt' | 'endedAt' | 'endedBy'>[];
  /** The tier that governs its latest cycle; null without an agreement, and where agreements have no tiers. */
  readonly tier: TierBadge | null;
  /** When that tier's faults may be reported; null without a tier. */
  readonly reporting: TierTerms['reporting']['kind'] | null;
  /** One for each clock, in the verdict's order. */
  readonly ledgers: readonly Ledger[];
  readonly charges: readonly Charge[];
  /** The alarms that it raised, by time. */
  readonly alarms: readonly TicketAlarm[];
  readonly marks: readonly Mark[];
  readonly repair: Repair | null;
  /** When the work on the repair stops for the day; null unless it goes on now, and ends some time. */
  readonly repairUntil: Instant | null;
  /** When it goes on after that; null unless it stops. */
  readonly repairResumesAt: Instant | null;
  readonly emergencySupport: EmergencySupport | null;
  /** Planned work, and general disruptions, that touch its address during one of its cycles. */
  readonly works: readonly BoardWork[];
  readonly disruptions: readonly BoardDisruption[];
  /** Outages of its source and of the station during its cycles, in order: null ends go on at `at`. */
  readonly blind: readonly BlindSpot[];
}

/** What may touch a ticket or its address. */
export interface Besides {
  readonly works: readonly BoardWork[];
  readonly disruptions: readonly BoardDisruption[];
  readonly blind: readonly BlindSpot[];
}

/** A ticket's ledgers as of `at`, with what stands beside them. Throws as `judge` does. */
export function ticketLedgers(
  ticket: BoardTicket,
  rules: Rules,
  besides: Besides,
  at: Instant,
): TicketLedgers {
  const verdict = judge(ticket, rules.history, rules.calendars, at);
  const { life, clocks, charges, marks, repair, emergencySupport } = verdict;
  const { terms } = verdict.terms;
  return {
    at,
    ticket,
    provider: terms.name,
    zone: terms.zone,
    cycles: life.cycles.map(({ number, startedAt, endedAt, endedBy }) => ({
      number,
      startedAt,
      endedAt,
      endedBy,
    })),
    ...tierAt(ticket, verdict, terms),
    ledgers: clocks.map((clock) => explain(ticket, verdict, clock, rules, at)),
    charges,
    alarms: ticketAlarms(ticket, verdict, at),
    marks,
    repair,
    ...repairHours(ticket, verdict, rules.calendars, at),
    emergencySupport,
    ...touching(ticket, life.cycles, besides, at),
  };
}

function tierAt(
  ticket: BoardTicket,
  { life }: Verdict,
  terms: Terms,
): Pick<TicketLedgers, 'tier' | 'reporting'> {
  const cycle = latestCycle(life);
  const tier = cycle && terms.form === 'address-tiers' ? tierOf(ticket, cycle, terms) : null;
  if (!tier || terms.form !== 'address-tiers') return { tier: null, reporting: null };
  return { tier: tierBadge(terms, tier.id), reporting: tier.terms.reporting.kind };
}

/** When the repair stops for the day, and when it goes on. */
function repairHours(
  ticket: BoardTicket,
  { life, repair, terms: { terms } }: Verdict,
  calendars: CalendarBook,
  at: Instant,
): Pick<TicketLedgers, 'repairUntil' | 'repairResumesAt'> {
  const cycle = latestCycle(life);
  const never = { repairUntil: null, repairResumesAt: null };
  if (repair?.kind !== 'working' || !cycle || terms.form !== 'address-tiers') return never;
  const hours = tierOf(ticket, cycle, terms)?.terms.repair;
  if (hours?.kind !== 'hours') return never;
  const calendar = calendarOf(calendars, hours.calendar);
  const until = nextClosing(calendar, at);
  return { repairUntil: until, repairResumesAt: until === null ? null : nextOpening(calendar, until) };
}

function touching(
  ticket: BoardTicket,
  cycles: readonly Cycle[],
  { works, disruptions, blind }: Besides,
  at: Instant,
): Besides {
  const place = placeOf(ticket);
  const { provider } = ticket.ticket;
  return {
    works: works.filter(
      ({ work }) =>
        work.provider === provider &&
        workTouches(work, place) &&
        cycles.some((cycle) => overlapsWork(work, cycle.startedAt, cycle.endedAt, at)),
    ),
    disruptions: disruptions.filter(
      (one) =>
        one.provider === provider &&
        disruptionTouches(one, place) &&
        cycles.some(
          ({ startedAt, endedAt }) => one.from <= (endedAt ?? at) && startedAt < (one.to ?? at + 1),
        ),
    ),
    blind: blindDuring(ticket, cycles, blind, at),
  };
}

/** Outages of the ticket's source and of the station in one of its cycles, as far as they are known at `at`. */
function blindDuring(
  { id }: BoardTicket,
  cycles: readonly Cycle[],
  blind: readonly BlindSpot[],
  at: Instant,
): BlindSpot[] {
  const source = id.slice(0, id.indexOf(':'));
  const then = blind
    .filter((spot) => (spot.source === null || spot.source === source) && spot.from < at)
    .map((spot) => (spot.to !== null && spot.to > at ? { ...spot, to: null } : spot));
  return then.filter((spot) =>
    cycles.some(
      ({ startedAt, endedAt }) =>
        clippedTo([spot], { start: startedAt, end: endedAt ?? at + 1 }, at).length > 0,
    ),
  );
}
