// Random histories of a station: what its sources bring, step by step, each at an instant of the station's clock.
import fc from 'fast-check';
import { type Batch, NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import type { WorkRecord } from '../../../src/planned-work/work-record.ts';
import { EVENT_TYPES } from '../../../src/tickets/event.ts';
import { WORK } from '../planned-facts.ts';

export const START = Date.parse('2026-03-02T08:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a source brings at one instant; null where only time passes. */
export interface Step {
  readonly now: number;
  readonly source: string;
  readonly batch: Batch | null;
  /** Whether the board of then is looked at. */
  readonly isKept: boolean;
}

interface Choice {
  readonly what: number;
  readonly which: number;
  readonly value: number;
  readonly more: number;
  readonly wait: number;
  readonly kept: boolean;
}

const choice: fc.Arbitrary<Choice> = fc.record({
  what: fc.nat(99),
  which: fc.nat(3),
  value: fc.nat(9_999),
  more: fc.nat(9_999),
  wait: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 180 }).map((n) => n * MINUTE) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 60 }).map((n) => n * HOUR) },
    { weight: 1, arbitrary: fc.integer({ min: 3, max: 20 }).map((n) => n * DAY) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
  ),
  kept: fc.boolean(),
});

/** The tables of a source, which are read whole each time. */
const TABLES = [
  'customer',
  'address',
  'agreement',
  'service',
  'activation',
  'work',
  'disruption',
  'duty',
] as const;

/** Weeks of a station: tickets with late, corrected and retired facts, and tables whose rows come, change and go. */
export const someHistory: fc.Arbitrary<readonly Step[]> = fc
  .array(choice, { minLength: 12, maxLength: 60 })
  .map(history);

function history(choices: readonly Choice[]): Step[] {
  const events = new Map<string, SourceRecord[]>();
  const tables = new Map<string, Map<string, SourceRecord>>(TABLES.map((kind) => [kind, new Map()]));
  let now = START;
  return choices.map((one): Step => {
    now += one.wait;
    const isTicket = one.what < 50;
    const batch = isTicket
      ? ticketBatch(one, now, events)
      : one.what < 92
        ? tableBatch(one, now, tables)
        : null;
    return { now, source: isTicket ? 's' : 't', batch, isKept: one.kept };
  });
}

const record = (kind: string, id: string, body: object, at = 0, sequence = 0): SourceRecord => {
  return { kind, record: id, sequence, at, body };
};
const of = <T>(list: readonly T[], n: number): T => list[n % list.length];

function ticketBatch(
  { what, which, value, more }: Choice,
  now: number,
  events: Map<string, SourceRecord[]>,
): Batch {
  const id = String((which * 7 + value) % 8);
  const isNew = !events.has(id);
  const own = events.get(id) ?? [];
  events.set(id, own);
  const records: SourceRecord[] = [];
  if (isNew || what < 4) {
    const aura = Number(id) % 2 === 0;
    const about = {
      ...{ provider: aura ? 'aura' : 'aurologic', service: of(['IP-Transit', 'S1', null], more) },
      ...{ serviceKind: null, addressId: aura ? of(['A0', 'A1', 'A2', null], value) : null },
      ...{ customerId: of(['C0', 'C1', null], more), subject: `subject ${what}`, url: null },
      ...{ priority: null, requestKind: null },
    };
    records.push(record('ticket', id, about));
  }
  const event = (n: number, at: number) => {
    // Every other ticket that may raise an alarm does.
    const flagged = n === 1 && Number(id) % 2 === 1 && value % 2 === 0;
    const type = n === 0 ? 'opened' : flagged ? 'emergency-flagged' : of(EVENT_TYPES.slice(1), more + n);
    const besides = {
      opened: { channel: Number(id) % 2 === 0 ? 'phone' : 'ticket-system' },
      'impact-classified': { impact: of(['impacting', 'unknown'], value) },
    };
    const also = { ...besides, 'coverage-classified': { coverage: 'provider' } } as Record<string, object>;
    const made = record('ticket.event', `${id}#${n}`, { ticketId: id, type, ...also[type] }, at, n);
    own[n] = made;
    records.push(made);
  };
  // Late, just now, a little ahead, or so far ahead that it waits.
  const at = now + of([-2 * DAY, -3 * HOUR, -5 * MINUTE, 0, 30_000, 2 * HOUR], value);
  const first = own[0]?.at ?? Math.min(at, now);
  if (isNew) event(0, first);
  if (what >= 40 && own.length > 1) {
    event(1 + (value % (own.length - 1)), Math.max(first, at));
  } else if (what >= 37) {
    const body = { ticketId: id, alarmAt: now - MINUTE, at: now - 1, by: 'ole' };
    records.push(record('acknowledgement', `${id}!${value}`, body, now - 1));
  } else if (what >= 8) event(own.length, Math.max(first, at));
  // Some are read in part: the rest comes with a later batch.
  const half = !isNew && what % 11 === 0;
  return { ...NOTHING, records, touched: [id], complete: half ? [] : [id] };
}

function tableBatch(one: Choice, now: number, tables: Map<string, Map<string, SourceRecord>>): Batch {
  const kind = of(TABLES, one.what);
  const rows = tables.get(kind)!;
  const id = `${{ customer: 'C', address: 'A' }[kind as 'customer'] ?? kind[0]}${one.which}`;
  if (one.value % 5 === 0) rows.delete(id);
  else rows.set(id, record(kind, id, rowOf(kind, id, one, now)));
  return { ...NOTHING, records: [...rows.values()], snapshotOf: [kind], acceptFewer: true };
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function rowOf(
  kind: (typeof TABLES)[number],
  id: string,
  { value, more, which }: Choice,
  now: number,
): object {
  const addressId = of(['A0', 'A1', 'A2', 'A3'], which + (value % 2));
  const customerId = of(['C0', 'C1'], which);
  const from = dateOf(now + of([-400, -20, -1, 0, 3, 20], value) * DAY);
  const to = more % 2 ? null : dateOf(Date.parse(from) + of([2, 15, 60, 500], more) * DAY);
  const objects = of([['L-1'], ['A0', 'L-2'], ['A1'], ['nowhere', 'L-1']], more);
  switch (kind) {
    case 'customer':
      return {
        id,
        name: `name ${value % 7}`,
        parentId: of([null, 'C2'], more),
        monthlyRevenueEur: value % 3 ? 900 : null,
      };
    case 'address':
      return { id, text: `Torvet ${value % 9}`, lines: of([[], ['L-1'], ['L-1', 'L-2']], more) };
    case 'agreement':
      return {
        provider: 'aura',
        addressId,
        customerId,
        tier: of(['basis', 'pro'], more),
        from,
        to,
        listed: which,
      };
    case 'service':
      return {
        id: 'S1',
        customerId,
        name: of(['IP-Transit', 'Colocation'], more),
        kind: of([null, 'ip-transit'], value),
      };
    case 'activation':
      return { provider: 'aurologic', customerId, service: 'IP-Transit', from, to };
    case 'work': {
      const start = now + of([-6 * DAY, -2 * DAY, -HOUR, 2 * DAY, 20 * DAY], value) + (more % 24) * HOUR;
      const end = start + 3 * HOUR;
      const isOver = value % 3 === 0 && end < now;
      const notice = of<WorkRecord['notice']>(
        [{ kind: 'none' }, { kind: 'first-read' }, { kind: 'at', at: now - DAY, forStart: null }],
        more,
      );
      const states = {
        status: isOver ? 'completed' : 'confirmed',
        actualStart: isOver ? start : null,
      } as const;
      return {
        ...WORK,
        start,
        end,
        objects,
        notice,
        ...states,
        actualEnd: isOver ? end + HOUR : null,
        series: id,
      };
    }
    case 'disruption': {
      const begun = now + of([-3 * DAY, -HOUR, 2 * DAY], value);
      return {
        id,
        provider: 'aura',
        title: `cut ${more % 5}`,
        objects,
        area: null,
        from: begun,
        to: more % 3 ? null : begun + DAY,
      };
    }
    case 'duty': {
      const start = now + of([-2 * DAY, -HOUR, 12 * HOUR, 5 * DAY], value);
      return {
        provider: of(['aura', 'aurologic'], more),
        level: 1 + (more % 3),
        person: `p${value % 4}`,
        name: `name ${value % 4}`,
        start,
        end: start + 8 * HOUR,
      };
    }
  }
}
