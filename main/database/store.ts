import type { Terms } from '../../src/agreements/terms.ts';
import type { TermsBook } from '../../src/agreements/terms-history.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { type AlarmPlan, USUAL_ALARM_PLAN } from '../alarms/alarm-plan.ts';
import type { HolidayLookup } from '../holidays/compiled-calendars.ts';
import { type AddressObjects, addressObjectsIn } from './address-objects.ts';
import { type AgreementTables, agreementTablesIn } from './agreement-tables.ts';
import { type AlarmChannels, alarmChannelsIn } from './alarm-channels.ts';
import { type Alarms, alarmsIn } from './alarms.ts';
import { type BlindSpots, blindSpotsIn } from './blind-spots.ts';
import { casesIn, type GatheredTicket } from './cases.ts';
import { type ChargeLines, chargeLinesIn } from './charge-lines.ts';
import type { Db } from './database-file.ts';
import { type DeskWritings, deskWritingsIn } from './desk-writings.ts';
import { type DisruptionReach, disruptionReachIn } from './disruption-reach.ts';
import { type Disruptions, disruptionsIn } from './disruptions.ts';
import { type DutyShifts, dutyShiftsIn } from './duty-shifts.ts';
import { type Events, eventsIn } from './events.ts';
import { type Facts, factsIn } from './facts.ts';
import { type Heartbeats, heartbeatsIn } from './heartbeats.ts';
import { type Judging, judging } from './judging.ts';
import { type MonthSums, monthSumsIn } from './month-sums.ts';
import { type Outcomes, outcomesIn } from './outcomes.ts';
import { type Quarantine, quarantineIn } from './quarantine.ts';
import { type RunningClocks, runningClocksIn } from './running-clocks.ts';
import { type SearchTables, searchTablesIn } from './search-tables.ts';
import { type SignsOfLife, signsOfLifeIn } from './signs-of-life.ts';
import { storedHolidays } from './stored-holidays.ts';
import { type SyncProgress, syncProgressIn } from './sync-progress.ts';
import { termsOnFile } from './terms-on-file.ts';
import { type TermsVersions, termsVersionsIn } from './terms-versions.ts';
import { type TicketSpans, ticketSpansIn } from './ticket-spans.ts';
import { type Tickets, ticketsIn } from './tickets.ts';
import { type WorkReach, workReachIn } from './work-reach.ts';
import { type Works, worksIn } from './works.ts';

/** The providers' terms and the calendars they name, as they travel to the workers. */
export interface Rules {
  readonly terms: readonly Terms[];
  readonly calendars: readonly CalendarDefinition[];
}

/** All tables of one open database, and the engine that judges its tickets. */
export interface Store {
  readonly db: Db;
  /**
   * Does what changes outcomes in one transaction, and brings the sums of the reports in step at its end. Within a
   * transaction it is a part of that one: what throws leaves the rest as it was.
   */
  write<T>(work: () => T): T;
  /** The terms that were adopted last, and all calendars that some version of them names. */
  readonly rules: Rules;
  /** The terms of each provider in all their versions. */
  readonly histories: TermsBook;
  readonly termsVersions: TermsVersions;
  readonly facts: Facts;
  readonly progress: SyncProgress;
  readonly quarantine: Quarantine;
  readonly tickets: Tickets;
  readonly events: Events;
  readonly ticketSpans: TicketSpans;
  readonly outcomes: Outcomes;
  readonly monthSums: MonthSums;
  readonly runningClocks: RunningClocks;
  readonly chargeLines: ChargeLines;
  readonly deskWritings: DeskWritings;
  readonly addressObjects: AddressObjects;
  readonly works: Works;
  readonly workReach: WorkReach;
  readonly disruptions: Disruptions;
  readonly disruptionReach: DisruptionReach;
  readonly agreements: AgreementTables;
  readonly blindSpots: BlindSpots;
  readonly signsOfLife: SignsOfLife;
  readonly search: SearchTables;
  readonly holidays: HolidayLookup;
  readonly alarms: Alarms;
  readonly alarmChannels: AlarmChannels;
  readonly heartbeats: Heartbeats;
  readonly duty: DutyShifts;
  /** How alarms are raised and told, by the configuration; `since`: from when on this station tells of alarms. */
  readonly alarming: { plan: AlarmPlan; since: Instant };
  readonly judging: Judging;
  /** A ticket with everything its verdict follows from; null when it is not on file. */
  readonly caseOf: (ticket: string) => GatheredTicket | null;
}

export function storeIn(db: Db, rules: Rules): Store {
  const termsVersions = termsVersionsIn(db);
  const { histories, ...inForce } = termsOnFile(termsVersions.all(), rules);
  const zones = new Map([...histories].map(([provider, history]) => [provider, history[0].terms.zone]));
  const tickets = ticketsIn(db);
  const facts = factsIn(db);
  const events = eventsIn(db);
  const blindSpots = blindSpotsIn(db);
  const holidays = storedHolidays(db);
  const monthSums = monthSumsIn(db);
  const alarms = alarmsIn(db);
  const keeping = <T>(work: () => T): T => {
    const answer = work();
    // A full disk ends a transaction by itself: what follows would be kept without it.
    if (!db.inTransaction) throw new Error('the database ended the transaction: is its disk full?');
    monthSums.keep();
    return answer;
  };
  return {
    db,
    write(work) {
      if (db.inTransaction) return db.transaction(work)();
      monthSums.forget();
      return db.transaction(() => keeping(work))();
    },
    rules: inForce,
    histories,
    termsVersions,
    facts,
    progress: syncProgressIn(db),
    quarantine: quarantineIn(db),
    tickets,
    events,
    ticketSpans: ticketSpansIn(db),
    outcomes: outcomesIn(db, monthSums),
    monthSums,
    runningClocks: runningClocksIn(db),
    chargeLines: chargeLinesIn(db),
    deskWritings: deskWritingsIn(db, alarms),
    addressObjects: addressObjectsIn(db),
    works: worksIn(db),
    workReach: workReachIn(db),
    disruptions: disruptionsIn(db),
    disruptionReach: disruptionReachIn(db),
    agreements: agreementTablesIn(db),
    blindSpots,
    signsOfLife: signsOfLifeIn(db, blindSpots),
    search: searchTablesIn(db),
    holidays,
    alarms,
    alarmChannels: alarmChannelsIn(db),
    heartbeats: heartbeatsIn(db),
    duty: dutyShiftsIn(db, facts),
    alarming: { plan: USUAL_ALARM_PLAN, since: Number.POSITIVE_INFINITY },
    judging: judging(histories, inForce.calendars, holidays),
    caseOf: casesIn(db, tickets, events, (provider) => zones.get(provider) ?? null),
  };
}
