// What a line may hold, and whether it is valid.
import { readDate, readInstant } from './instants.ts';

export interface NaiveEvent {
  /** Position in event order. */
  readonly order: number;
  readonly at: number;
  readonly type: string;
  readonly channel: string | null;
  readonly impact: string | null;
  readonly coverage: string | null;
  /** Whether a customer flagged this single reply. */
  readonly flagged: boolean;
}

export interface Activation {
  readonly service: string;
  readonly from: string;
  readonly to: string | null;
}

export interface Agreement {
  readonly addressId: string;
  readonly tier: 'basis' | 'pro';
  readonly from: string;
  readonly to: string | null;
}

export interface TicketLine {
  readonly now: number;
  readonly provider: 'aurologic' | 'aura';
  readonly service: string | null;
  readonly serviceKind: string | null;
  readonly addressId: string | null;
  readonly customerId: string | null;
  /** All events in event order, those after `now` too. */
  readonly events: readonly NaiveEvent[];
  readonly parentId: string | null;
  readonly monthlyRevenueEur: number | null;
  readonly activations: readonly Activation[];
  readonly agreements: readonly Agreement[];
}

export interface WorkLine {
  readonly now: number;
  readonly kind: 'service-window' | 'preventive';
  readonly start: number;
  readonly end: number;
  readonly noticeAt: number | null;
  readonly reason: string | null;
  readonly downtimeMinutes: number | null;
}

export type CalendarQuestion =
  | { readonly asks: 'open'; readonly at: number }
  | { readonly asks: 'due'; readonly start: number; readonly goalMs: number }
  | { readonly asks: 'elapsed'; readonly from: number; readonly to: number };

type Fields = Record<string, unknown>;

const eventTypes = [
  'opened',
  'emergency-flagged',
  'emergency-unflagged',
  'customer-replied',
  'staff-replied',
  'impact-classified',
  'case-accepted',
  'escalated',
  'staff-called',
  'customer-informed',
  'technician-required',
  'technician-not-required',
  'repair-started',
  'repair-paused',
  'repair-resumed',
  'technician-arrived',
  'access-refused',
  'restored',
  'all-clear-sent',
  'coverage-classified',
  'closed',
  'reopened',
  'merged',
];
const channels = ['ticket-system', 'phone', 'email', 'other'];
const impacts = ['impacting', 'not-impacting', 'unknown'];
const coverages = ['provider', 'customer-network'];

export function readFields(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where}: not an object`);
  }
  return { ...value };
}

function readText(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Error(`${where}: missing`);
  return value;
}

/** "missing is null" */
function readTextOrNull(value: unknown, where: string): string | null {
  return value === undefined || value === null ? null : readText(value, where);
}

function readNumberOrNull(value: unknown, where: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number') throw new Error(`${where}: not a number`);
  return value;
}

function readOneOf<T extends string>(value: unknown, known: readonly T[], where: string): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new Error(`${where}: '${String(value)}' is not one of ${known.join(', ')}`);
  return found;
}

function readList(value: unknown, where: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Error(`${where}: not a list`);
  return value;
}

function readEvent(value: unknown, where: string): NaiveEvent {
  const event = readFields(value, where);
  const at = readInstant(event.at, `${where}.at`);
  const type = readOneOf(event.type, eventTypes, `${where}.type`);
  return {
    order: -1,
    at,
    type,
    channel: type === 'opened' ? readOneOf(event.channel, channels, `${where}.channel`) : null,
    flagged: event.flagged === true,
    impact: type === 'impact-classified' ? readOneOf(event.impact, impacts, `${where}.impact`) : null,
    coverage:
      type === 'coverage-classified' ? readOneOf(event.coverage, coverages, `${where}.coverage`) : null,
  };
}

function readEvents(value: unknown): NaiveEvent[] {
  if (!Array.isArray(value)) throw new Error('ticket.events: missing');
  const recorded = value.map((event, index) => readEvent(event, `ticket.events[${index}]`));
  // "Before, after, first and last mean event order: by time, and in one instant as recorded."
  const ordered = recorded.toSorted((a, b) => a.at - b.at).map((event, order) => ({ ...event, order }));
  // "Invalid: not exactly one `opened`, or not first in order"
  if (ordered.filter((event) => event.type === 'opened').length !== 1) {
    throw new Error('ticket.events: not exactly one opened');
  }
  if (ordered[0]?.type !== 'opened') throw new Error('ticket.events: an event comes before opened');
  return ordered;
}

function readValidity(fields: Fields, where: string): { from: string; to: string | null } {
  const to = fields.to;
  return {
    from: readDate(fields.from, `${where}.from`),
    to: to === undefined || to === null ? null : readDate(to, `${where}.to`),
  };
}

function readActivation(value: unknown, where: string): Activation {
  const fields = readFields(value, where);
  return { service: readText(fields.service, `${where}.service`), ...readValidity(fields, where) };
}

function readAgreement(value: unknown, where: string): Agreement {
  const fields = readFields(value, where);
  return {
    addressId: readText(fields.addressId, `${where}.addressId`),
    tier: readOneOf(fields.tier, ['basis', 'pro'], `${where}.tier`),
    ...readValidity(fields, where),
  };
}

export function readTicketLine(line: Fields): TicketLine {
  const ticket = readFields(line.ticket, 'ticket');
  readText(ticket.id, 'ticket.id');
  const customer =
    line.customer === undefined || line.customer === null ? {} : readFields(line.customer, 'customer');
  return {
    now: readInstant(line.now, 'now'),
    provider: readOneOf(line.provider, ['aurologic', 'aura'], 'provider'),
    service: readTextOrNull(ticket.service, 'ticket.service'),
    serviceKind: readTextOrNull(ticket.serviceKind, 'ticket.serviceKind'),
    addressId: readTextOrNull(ticket.addressId, 'ticket.addressId'),
    customerId: readTextOrNull(ticket.customerId, 'ticket.customerId'),
    events: readEvents(ticket.events),
    parentId: readTextOrNull(customer.parentId, 'customer.parentId'),
    monthlyRevenueEur: readNumberOrNull(customer.monthlyRevenueEur, 'customer.monthlyRevenueEur'),
    activations: readList(line.activations, 'activations').map((one, index) =>
      readActivation(one, `activations[${index}]`),
    ),
    agreements: readList(line.agreements, 'agreements').map((one, index) =>
      readAgreement(one, `agreements[${index}]`),
    ),
  };
}

export function readWorkLine(line: Fields): WorkLine {
  const work = readFields(line.work, 'work');
  const notice = work.noticeAt;
  const start = readInstant(work.start, 'work.start');
  const end = readInstant(work.end, 'work.end');
  // "`end` not after `start`" is invalid.
  if (end <= start) throw new Error('work.end: not after start');
  return {
    now: readInstant(line.now, 'now'),
    kind: readOneOf(work.kind, ['service-window', 'preventive'], 'work.kind'),
    start,
    end,
    noticeAt: notice === undefined || notice === null ? null : readInstant(notice, 'work.noticeAt'),
    reason: readTextOrNull(work.reason, 'work.reason'),
    downtimeMinutes: readNumberOrNull(work.downtimeMinutes, 'work.downtimeMinutes'),
  };
}

// "a calendar line without exactly one of `at`, `start` with `goalMs`, or `from` with `to`" is invalid.
export function readCalendarQuestion(line: Fields): CalendarQuestion {
  const asked = ['at', 'start', 'goalMs', 'from', 'to'].filter((name) => line[name] !== undefined);
  if (asked.join() === 'at') return { asks: 'open', at: readInstant(line.at, 'at') };
  if (asked.join() === 'start,goalMs') {
    const goalMs = line.goalMs;
    // "a `goalMs` that is not a whole number, zero or more" is invalid.
    if (typeof goalMs !== 'number' || !Number.isInteger(goalMs) || goalMs < 0) {
      throw new Error('goalMs: not a whole number, zero or more');
    }
    return { asks: 'due', start: readInstant(line.start, 'start'), goalMs };
  }
  if (asked.join() === 'from,to') {
    const from = readInstant(line.from, 'from');
    return { asks: 'elapsed', from, to: readInstant(line.to, 'to') };
  }
  throw new Error('calendar: exactly one of at, start with goalMs, from with to must be there');
}
