import { USUAL_ALARM_SETTINGS } from '../../main/alarms/alarm-settings.ts';
import { holidayBook } from '../../main/holidays/public-holidays.ts';
import { unchanging } from '../../src/agreements/terms-history.ts';
import type {
  Acknowledgement,
  BoardChannel,
  BoardDuty,
  BoardEntity,
  BoardSettings,
  BoardTicket,
  Delivery,
  SourceHealth,
} from '../../src/boards/board.ts';
import { compile } from '../../src/calendars/compile.ts';
import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import { closingHolidays, holidayKey } from '../../src/calendars/public-holidays.ts';
import { CALENDARS, PROVIDERS } from '../../src/providers/providers.ts';
import type { Channel, Happening } from '../../src/tickets/event.ts';

/** An instant of the days in March 2026 that the design draws, all an hour ahead of UTC: `23 15:20:14`. */
export function march(text: string): Instant {
  const [day, time] = text.split(' ');
  return Date.parse(`2026-03-${day}T${time}+01:00`);
}

/** What happened at an instant, as `march` reads it. */
export type Happened = readonly [at: string, what: Happening['type'] | Happening, by?: string];

interface TicketWords {
  readonly id: string;
  readonly opened: string;
  readonly channel?: Channel;
  readonly subject?: string;
  readonly events: readonly Happened[];
}

function eventsOf({ opened, channel, events }: TicketWords, usual: Channel) {
  const first: Happened = [opened, { type: 'opened', channel: channel ?? usual }];
  return [first, ...events].map(([at, what, by]) => ({
    ...((typeof what === 'string' ? { type: what } : what) as Happening),
    at: march(at),
    by: by ?? null,
  }));
}

/** A ticket of aurologic. `activated`: emergency support was activated for its service. */
export function emergency(
  words: TicketWords & {
    readonly customer: string;
    readonly service: string;
    readonly activated?: boolean;
    readonly parent?: string;
    readonly acknowledged?: readonly Acknowledgement[];
  },
): BoardTicket {
  const { customer, service, parent } = words;
  const activation = { service, valid: { start: ALL_TIME.start, end: ALL_TIME.end } };
  return {
    kind: 'ticket',
    id: words.id,
    subject: words.subject ?? null,
    url: null,
    priority: null,
    requestKind: 'technical',
    address: null,
    lines: [],
    acknowledgements: words.acknowledged ?? [],
    ticket: {
      id: words.id,
      provider: 'aurologic',
      service,
      serviceKind: null,
      addressId: null,
      customerId: `customer-${customer}`,
      events: eventsOf(words, 'ticket-system'),
    },
    customer: {
      id: `customer-${customer}`,
      name: customer,
      parentId: parent ? `customer-${parent}` : null,
      parentName: parent ?? null,
      monthlyRevenueEur: 900,
    },
    activations: words.activated ? [activation] : [],
    agreements: [],
  };
}

/** A fault at an address of AURA; without a tier there is no agreement for it. */
export function fault(
  words: TicketWords & { readonly address: string; readonly tier: 'basis' | 'pro' | null },
): BoardTicket {
  const { address, tier } = words;
  return {
    kind: 'ticket',
    id: words.id,
    subject: words.subject ?? null,
    url: null,
    priority: null,
    requestKind: null,
    address,
    lines: [],
    acknowledgements: [],
    ticket: {
      id: words.id,
      provider: 'aura',
      service: null,
      serviceKind: null,
      addressId: `address-${address}`,
      customerId: 'customer-1',
      events: eventsOf(words, 'phone'),
    },
    customer: null,
    activations: [],
    agreements: tier ? [{ addressId: `address-${address}`, tier, valid: ALL_TIME }] : [],
  };
}

/** The acknowledgement of the alarm that was raised at `alarm`. */
export function acknowledged(alarm: string, at: string, by: string): Acknowledgement {
  return { alarmAt: march(alarm), at: march(at), by };
}

/** The settings of the station, as they are when nothing is set. */
export const SETTINGS: BoardSettings = {
  kind: 'settings',
  id: 'settings',
  demo: false,
  rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 },
  oldAfterMs: 5 * 60_000,
  noLongerVisible: 0,
  problem: null,
  firstRun: null,
  copy: null,
  alarms: USUAL_ALARM_SETTINGS,
};

/** Twelve hours a day each, for more than two weeks: Jonas Weber by day, Amira Haddad by night. */
export const DUTY: BoardDuty = {
  kind: 'duty',
  id: 'aurologic',
  shifts: Array.from({ length: 34 }, (_, i) => {
    const start = march('22 08:00:00') + i * 43_200_000;
    const who =
      i % 2 === 0 ? { person: 'weber', name: 'Jonas Weber' } : { person: 'haddad', name: 'Amira Haddad' };
    return { level: 1, ...who, start, end: start + 43_200_000 };
  }),
};

/** The way by which people are told of alarms: it was tried in the morning. */
export const EMAIL: BoardChannel = {
  kind: 'channel',
  id: 'email',
  title: 'E-mail',
  failing: null,
  provenAt: march('23 08:00:00'),
};

/** The terms of both providers and their calendars, compiled as the station does. */
export function terms(): BoardEntity[] {
  const keys = new Set(CALENDARS.map(holidayKey).filter((key) => key !== null));
  const book = holidayBook(keys, 2026, 2027);
  return [
    ...[...PROVIDERS].map(
      ([id, provider]) => ({ kind: 'provider', id, versions: unchanging(provider) }) as const,
    ),
    ...CALENDARS.map((definition) => {
      const calendar = compile(definition, book, '2026-01-20', '2027-04-01');
      const holidays = closingHolidays(definition, book, '2026-01-20', '2027-04-01');
      return { kind: 'calendar', id: definition.id, calendar, holidays } as const;
    }),
  ];
}

/** The three sources of the design; `age` is how many seconds ago each answered. */
export function sources(
  now: Instant,
  answers: number,
  age: readonly [number, number, number],
): SourceHealth[] {
  const source = (
    id: string,
    title: string,
    delivers: Delivery,
    provider: string,
    seconds: number,
    n: number,
  ): SourceHealth => ({
    id,
    title,
    delivers: [delivers],
    providers: [provider],
    intervalMs: seconds * 1000,
    lastAnswerAt: now - age[n] * 1000,
    answers,
    failure: null,
    clockAheadMs: null,
    quarantined: 0,
  });
  return [
    source('aurologic', 'aurologic', 'tickets', 'aurologic', 15, 0),
    source('aura', 'AURA faults', 'tickets', 'aura', 30, 1),
    source('aura-work', 'AURA planned work', 'work', 'aura', 300, 2),
  ];
}

/** A source that has not answered since `since`, and is tried again in twelve seconds. */
export function silent(source: SourceHealth, now: Instant, since: Instant, message: string): SourceHealth {
  const failure = { since, tries: 34, message, nextTryAt: now + 12_000 };
  return { ...source, lastAnswerAt: since, failure };
}
