import { USUAL_ALARM_SETTINGS } from '../main/alarms/alarm-settings.ts';
import { openForWriting } from '../main/database/database-file.ts';
import { keepConfiguration } from '../main/database/sources-on-file.ts';
import { storeIn } from '../main/database/store.ts';
import { plainMapping } from '../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../main/sync/source.ts';
import { storeBatch } from '../main/sync/store-batch.ts';
import type { BoardSettings } from '../src/boards/board.ts';
import { holidayKey } from '../src/calendars/public-holidays.ts';
import { localDateAt } from '../src/calendars/wall-time.ts';
import { CALENDARS, PROVIDERS } from '../src/providers/providers.ts';
import { danishTables, type Tables } from './danish-addresses.ts';
import { seeded } from './random.ts';
import { copiesOfTickets } from './ticket-copies.ts';
import { longStory, recordsOf, shortStory } from './ticket-stories.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
const FIVE_YEARS = 5 * 365 * DAY;
/** So long a ticket goes on that is open at any instant; in twice as long as many were opened as at any instant. */
const LONG = 30 * DAY;
const QUARTER = 15 * MINUTE;
/** So many short tickets are stored one after the other; the earlier ones are copies of these. */
const STORED = 4_000;
const ADDRESSES = 5_000;

export const RULES = { terms: [...PROVIDERS.values()], calendars: CALENDARS };
const MAPPING = { number: 1, map: plainMapping };
const SETTINGS: BoardSettings = {
  ...{ kind: 'settings', id: 'settings', demo: false, oldAfterMs: 300_000, noLongerVisible: 0 },
  ...{ rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 } },
  ...{ problem: null, firstRun: null, copy: null, alarms: USUAL_ALARM_SETTINGS },
};
const SOURCE = {
  ...{ id: 'bench', title: 'Bench', delivers: [], providers: [], intervalMs: 60_000 },
  plan: { kind: 'plain' as const },
};

/**
 * Fills a file with a station of five years: so many tickets, of which about `open` are open at any instant of the last
 * month. Facts come in every quarter of an hour as they happen, and once a day an agreement reads otherwise.
 */
export function reviewedStation(file: string, tickets: number, open: number, now: number): void {
  const store = storeIn(openForWriting(file), RULES);
  keepConfiguration(store.db, { sources: [SOURCE], rules: RULES, settings: SETTINGS });
  const year = new Date(now).getUTCFullYear();
  const places = RULES.calendars.map(holidayKey).filter((place) => place !== null);
  // As it kept them at each of its starts.
  store.holidays(new Set(places), year - 7, year + 2);
  const tables = danishTables(ADDRESSES, localDateAt(now, 'Europe/Copenhagen'));
  const rows = [...tables.customers, ...tables.addresses, ...tables.agreements];
  storeBatch(store, 'bench', { ...NOTHING, records: rows }, MAPPING, now - FIVE_YEARS);

  const apart = FIVE_YEARS / tickets;
  // Whole weeks, so that a copy of these is opened at the same hours of the same days.
  const span = Math.max(1, Math.round((Math.min(STORED, tickets) * apart) / WEEK)) * WEEK;
  const happened = [
    ...shortTickets(now - span, apart, now, tables),
    ...longTickets(now - 2 * LONG, open, now, tables),
  ].sort((a, b) => a.at - b.at);
  let day = 0;
  for (let next = 0; next < happened.length; ) {
    const arrives = (Math.floor(happened[next].at / QUARTER) + 1) * QUARTER;
    const records: SourceRecord[] = [];
    const complete = new Set<string>();
    for (; next < happened.length && happened[next].at < arrives; next++) {
      records.push(...happened[next].records);
      complete.add(happened[next].ticket);
    }
    if (Math.floor(arrives / DAY) > day) {
      day = Math.floor(arrives / DAY);
      const agreement = tables.agreements[day % tables.agreements.length];
      records.push({ ...agreement, body: { ...(agreement.body as object), listed: day } });
    }
    storeBatch(store, 'bench', { ...NOTHING, records, complete: [...complete] }, MAPPING, arrives);
  }
  const stored = store.db.prepare<[], { count: number }>('SELECT count(*) AS count FROM tickets').get()!;
  copiesOfTickets(store.db, tickets - stored.count, span);
  store.db.pragma('optimize');
  store.db.close();
}

function shortTickets(from: number, apart: number, until: number, tables: Tables) {
  return Array.from({ length: Math.floor((until - from) / apart) }, (_, i) =>
    recordsOf(`${i}`, aboutOf(i, tables), shortStory(i), Math.floor(from + i * apart), until),
  ).flat();
}

function longTickets(from: number, open: number, until: number, tables: Tables) {
  const random = seeded(17);
  return Array.from({ length: 2 * open }, (_, i) =>
    recordsOf(`L${i}`, aboutOf(i, tables), longStory(i, random), Math.floor(from + (i * LONG) / open), until),
  ).flat();
}

/** What a ticket is about: an address' fault, or a customer's service, in turn. */
function aboutOf(nth: number, { customers, addresses }: Tables): object {
  const isFault = nth % 2 === 0;
  return {
    provider: isFault ? 'aura' : 'aurologic',
    service: isFault ? 'Fiber 1000' : 'IP-Transit',
    serviceKind: null,
    addressId: isFault ? addresses[(nth * 7) % addresses.length].record : null,
    customerId: customers[(nth * 5) % customers.length].record,
    subject: `Ticket ${nth}`,
    url: null,
    priority: null,
    requestKind: null,
  };
}
