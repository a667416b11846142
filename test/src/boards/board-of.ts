import { holidayBook } from '../../../main/holidays/public-holidays.ts';
import { unchanging } from '../../../src/agreements/terms-history.ts';
import {
  type BoardDuty,
  type BoardEntity,
  type BoardTicket,
  entityKey,
  type SourceHealth,
} from '../../../src/boards/board.ts';
import { type DataTrust, dataTrust, type StationState } from '../../../src/boards/data-age.ts';
import { type JudgedBoard, judgeBoard } from '../../../src/boards/judged-board.ts';
import { compile } from '../../../src/calendars/compile.ts';
import { ALL_TIME, type Instant } from '../../../src/calendars/period.ts';
import { closingHolidays, holidayKey } from '../../../src/calendars/public-holidays.ts';
import { CALENDARS, PROVIDERS } from '../../../src/providers/providers.ts';
import type { Happening } from '../../../src/tickets/event.ts';

/** An instant of March 2026 in central Europe, an hour ahead of UTC: `23 15:20:14`. */
export function march(text: string): Instant {
  const [day, time] = text.split(' ');
  return Date.parse(`2026-03-${day}T${time.length === 5 ? `${time}:00` : time}+01:00`);
}

/** What happened when, as `march` reads it. */
export type Happened = readonly [at: string, what: Happening['type'] | Happening];

function eventsOf(opened: Happening, at: string, events: readonly Happened[]) {
  const all: readonly Happened[] = [[at, opened], ...events];
  return all.map(([when, what]) => ({
    ...((typeof what === 'string' ? { type: what } : what) as Happening),
    at: march(when),
  }));
}

const blank = {
  kind: 'ticket',
  url: null,
  priority: null,
  requestKind: null,
  lines: [],
  acknowledgements: [],
} as const;

/** A ticket of aurologic, flagged as it is opened unless `events` are all that happens. */
export function emergency(
  id: string,
  opened: string,
  events: readonly Happened[] = [],
  more: Partial<BoardTicket> & { flagged?: boolean; service?: string; channel?: 'email' } = {},
): BoardTicket {
  const { flagged = true, service = 'IP-Transit', channel, ...rest } = more;
  const flag: readonly Happened[] = flagged ? [[opened, 'emergency-flagged']] : [];
  return {
    ...blank,
    id: `aurologic:${id}`,
    subject: `subject ${id}`,
    address: null,
    ticket: {
      id: `aurologic:${id}`,
      provider: 'aurologic',
      service,
      serviceKind: null,
      addressId: null,
      customerId: 'c',
      events: eventsOf({ type: 'opened', channel: channel ?? 'ticket-system' }, opened, [...flag, ...events]),
    },
    customer: { id: 'c', name: `customer ${id}`, parentId: null, monthlyRevenueEur: null },
    activations: [],
    agreements: [],
    ...rest,
  };
}

/** A fault of AURA at an address with the tier; null: none was bought for it. */
export function fault(
  id: string,
  opened: string,
  tier: 'basis' | 'pro' | null,
  events: readonly Happened[] = [],
  more: Partial<BoardTicket> & { addressId?: string | null } = {},
): BoardTicket {
  const { addressId = `a${id}`, ...rest } = more;
  return {
    ...blank,
    id: `aura:${id}`,
    subject: null,
    address: addressId === null ? null : `address ${id}`,
    ticket: {
      id: `aura:${id}`,
      provider: 'aura',
      service: null,
      serviceKind: null,
      addressId,
      customerId: 'c',
      events: eventsOf({ type: 'opened', channel: 'phone' }, opened, events),
    },
    customer: null,
    activations: [],
    agreements: tier ? [{ addressId: `a${id}`, tier, valid: ALL_TIME }] : [],
    ...rest,
  };
}

/** Anna is on duty all of March. */
export const DUTY: BoardDuty = {
  kind: 'duty',
  id: 'aurologic',
  shifts: [{ level: 1, person: 'anna', name: 'Anna Berg', start: march('01 00:00'), end: march('31 00:00') }],
};

let known: BoardEntity[] | null = null;

/** The terms of both providers and their calendars, compiled as the station does. */
export function terms(): readonly BoardEntity[] {
  if (known) return known;
  const keys = new Set(CALENDARS.map(holidayKey).filter((key) => key !== null));
  const book = holidayBook(keys, 2026, 2027);
  known = [
    ...[...PROVIDERS].map(
      ([id, provider]) => ({ kind: 'provider', id, versions: unchanging(provider) }) as const,
    ),
    ...CALENDARS.map((definition) => {
      const calendar = compile(definition, book, '2026-01-20', '2027-04-01');
      const holidays = closingHolidays(definition, book, '2026-01-20', '2027-04-01');
      return { kind: 'calendar', id: definition.id, calendar, holidays } as const;
    }),
  ];
  return known;
}

/** The board of some entities, with the terms of both providers, judged at an instant. */
export function boardOf(now: string, entities: readonly BoardEntity[]): JudgedBoard {
  const all = [...terms(), ...entities];
  return judgeBoard(new Map(all.map((entity) => [entityKey(entity), entity])), march(now));
}

/** A source that answered at an instant, as `march` reads it; null: never. */
export function source(
  id: 'aurologic' | 'aura',
  answered: string | null,
  more: Partial<SourceHealth> = {},
): SourceHealth {
  return {
    id,
    title: id,
    delivers: ['tickets'],
    providers: [id],
    intervalMs: 15_000,
    lastAnswerAt: answered === null ? null : march(answered),
    answers: 1,
    failure: null,
    clockAheadMs: null,
    quarantined: 0,
    ...more,
  };
}

/** What is known of both sources when both have just answered. */
export function fresh(now: string, station: StationState = { kind: 'answering' }): DataTrust {
  return dataTrust([source('aurologic', now), source('aura', now)], station, march(now));
}
