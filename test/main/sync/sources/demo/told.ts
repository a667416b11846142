import { calendarsOfYears } from '../../../../../main/holidays/compiled-calendars.ts';
import { holidayBook } from '../../../../../main/holidays/public-holidays.ts';
import type { Batch, SourceRecord } from '../../../../../main/sync/source.ts';
import { demoSourceConfig } from '../../../../../main/sync/sources/demo/demo-config.ts';
import { demoSource } from '../../../../../main/sync/sources/demo/demo-source.ts';
import { unchanging } from '../../../../../src/agreements/terms-history.ts';
import type { Instant, Period } from '../../../../../src/calendars/period.ts';
import { startOfDay } from '../../../../../src/calendars/wall-time.ts';
import { judge, type Verdict } from '../../../../../src/clocks/verdict.ts';
import { CALENDARS, PROVIDERS } from '../../../../../src/providers/providers.ts';
import type { TicketEvent } from '../../../../../src/tickets/event.ts';
import type { Activation, Agreement, Case, Customer, Ticket } from '../../../../../src/tickets/ticket.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const ANCHOR = Date.parse('2026-03-23T14:20:14Z');
export const ZONE = 'Europe/Berlin';
export const CALENDAR_BOOK = calendarsOfYears(CALENDARS, holidayBook, 2025, 2028);

/** One poll of a demo that was begun at `anchor`, by a station that has just been started. */
export async function polledOnce(
  now: Instant,
  cursor: string | null,
  { anchor = ANCHOR, seed = 1 } = {},
): Promise<Batch[]> {
  const source = demoSource(demoSourceConfig.parse({ id: 'demo', type: 'demo', seed }), anchor);
  const batches: Batch[] = [];
  const none = async () => [];
  const poll = {
    cursor,
    incomplete: none,
    open: none,
    stored: none,
    current: async () => new Map(),
    answered: () => {},
    now: () => now,
    signal: new AbortController().signal,
  };
  for await (const batch of source.poll(poll)) batches.push(batch);
  return batches;
}

/** Everything that was told up to an instant. */
export async function toldUntil(
  now: Instant,
  how: { anchor?: Instant; seed?: number } = {},
): Promise<SourceRecord[]> {
  return (await polledOnce(now, null, how)).flatMap(({ records }) => records);
}

/** The tickets of these records with everything that their verdicts follow from, by id. */
export function casesOf(records: readonly SourceRecord[]): Map<string, Case> {
  const bodies = <T>(kind: string) => records.filter((one) => one.kind === kind).map(({ body }) => body as T);
  const customers = new Map(bodies<Customer>('customer').map((customer) => [customer.id, customer]));
  const valid = ({ from, to }: { from: string; to: string | null }): Period => ({
    start: startOfDay(from, ZONE),
    end: to === null ? 8.64e15 : startOfDay(to, ZONE),
  });
  type Dated = { from: string; to: string | null };
  const activations = bodies<Dated & Activation & { customerId: string }>('activation');
  const agreements = bodies<Dated & Agreement>('agreement');
  const events = new Map<string, TicketEvent[]>();
  for (const { kind, at, body } of records) {
    if (kind !== 'ticket.event') continue;
    const { ticketId, ...happening } = body as { ticketId: string };
    if (!events.has(ticketId)) events.set(ticketId, []);
    events.get(ticketId)!.push({ ...happening, at } as unknown as TicketEvent);
  }
  return new Map(
    records
      .filter(({ kind }) => kind === 'ticket')
      .map(({ record, body }) => {
        const ticket = { ...body, id: record, events: events.get(record) ?? [] } as unknown as Ticket;
        const own = activations.filter(({ customerId }) => customerId === ticket.customerId);
        const here = agreements.filter(({ addressId }) => addressId === ticket.addressId);
        return [
          record,
          {
            ticket,
            customer: customers.get(ticket.customerId ?? '') ?? null,
            activations: own.map((one) => ({ service: one.service, valid: valid(one) })),
            agreements: here.map((one) => ({ addressId: one.addressId, tier: one.tier, valid: valid(one) })),
          },
        ];
      }),
  );
}

/** What is true about a case at an instant. */
export function judged(facts: Case, now: Instant): Verdict {
  return judge(facts, unchanging(PROVIDERS.get(facts.ticket.provider)!), CALENDAR_BOOK, now);
}
