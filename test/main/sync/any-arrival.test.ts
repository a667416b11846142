// However the same facts arrive, in whatever batches, order and lives of the station, it knows the same in the end.
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openForWriting } from '../../../main/database/database-file.ts';
import { type Store, storeIn } from '../../../main/database/store.ts';
import type { NumberedMapping } from '../../../main/sync/derive-ticket.ts';
import { ticketOf } from '../../../main/sync/mapping.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { settleTicket } from '../../../main/sync/settle-ticket.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { canonicalDump } from '../../canonical-dump.ts';
import { auraTicketLine, aurologicTicketLine, type Line } from '../../naive/arbitraries.ts';
import { naiveTicketAnswer } from '../../naive/evaluate.ts';
import { naiveHolidays } from '../../naive/holidays.ts';
import { promisedOf } from '../../naive/promised.ts';
import { standardTerms } from '../../naive/standard-terms.ts';
import { answerOf } from '../../src/clocks/generated-case.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';

const MAPPING: NumberedMapping = { number: 1, map: plainMapping };
/** After everything that generated tickets hold. */
const END = Date.parse('2028-01-01T00:00:00Z');
const terms = standardTerms(naiveHolidays());

/** A generated line as one of several tickets, with an address and a customer of its own. */
function ticketLine(line: Line, id: string): Line {
  const { customerId, addressId, ...ticket } = line.ticket as Line;
  const own = (value: unknown) => (typeof value === 'string' && value !== '' ? `${id} ${value}` : null);
  const named = (one: Line): Line => ({ ...one, addressId: own(one.addressId) });
  const known = own(customerId) !== null;
  return {
    ...line,
    ticket: { ...ticket, id, customerId: own(customerId), addressId: own(addressId) },
    // A source knows a ticket's customer by its number only.
    customer: known ? line.customer : null,
    activations: known ? line.activations : null,
    agreements: ((line.agreements ?? []) as Line[]).map(named),
  };
}

/** What a source that speaks our words has of a ticket. */
function recordsOf({ ticket, customer, activations, agreements, provider }: Line): SourceRecord[] {
  const { id, events, service = null, serviceKind = null, addressId, customerId } = ticket as Line;
  const row = (kind: string, record: string, body: object): SourceRecord => {
    return { kind, record: `${id} ${record}`, sequence: 0, at: 0, body };
  };
  const about = { provider, service, serviceKind, addressId, customerId, subject: 'a fault' };
  return [
    { ...row('ticket', '', { ...about, url: null, priority: null, requestKind: null }), record: String(id) },
    ...(events as Line[]).map(({ at, ...event }, sequence) => {
      const happened = row('ticket.event', `#${sequence}`, { ticketId: id, ...event });
      return { ...happened, sequence, at: Date.parse(String(at)) };
    }),
    ...((agreements ?? []) as Line[]).map((one, listed) => {
      return row('agreement', `G${listed}`, { ...one, to: one.to ?? null, provider, listed });
    }),
    ...((activations ?? []) as Line[]).map((one, nth) => {
      return row('activation', `A${nth}`, { ...one, to: one.to ?? null, provider, customerId });
    }),
    ...(customer ? [customerRow(row, customer as Line, String(customerId))] : []),
  ];
}

function customerRow(
  row: (kind: string, record: string, body: object) => SourceRecord,
  one: Line,
  id: string,
) {
  const { parentId, monthlyRevenueEur = null } = one;
  return { ...row('customer', '', { id, name: 'a customer', parentId, monthlyRevenueEur }), record: id };
}

/** Stores records as complete as they are, and judges all tickets once more at the end. */
function arrive(store: Store, records: readonly SourceRecord[], now: number): void {
  const complete = records.map((one) => ticketOf(one.kind, one.record, one.body)).filter((id) => id !== null);
  storeBatch(store, 's', { ...NOTHING, records, complete: [...new Set(complete)] }, MAPPING, now);
}

function endedWith(store: Store, file: string, tickets: readonly string[]) {
  for (const ticket of tickets) settleTicket(store, ticket, 'time passed', END);
  const verdicts = tickets.map((ticket) => store.judging.verdict(store.caseOf(ticket)!, END)!);
  store.db.close();
  // How a verdict came about differs with the order; what it is in the end does not.
  const known = canonicalDump(file).filter((line) => !line.startsWith('verdict_changes'));
  return { known, verdicts };
}

const someLines = fc
  .array(fc.oneof(auraTicketLine(), aurologicTicketLine()), { minLength: 1, maxLength: 3 })
  .map((lines) => lines.map((line, nth) => ticketLine(line, `T${nth}`)));

/** How records arrive: sorted by keys, in batches of some sizes, now and then twice, after a restart, later. */
const anyArrival = fc.record({
  keys: fc.array(fc.nat(), { minLength: 1, maxLength: 40 }),
  batches: fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: 9 }),
      again: fc.boolean(),
      restart: fc.boolean(),
      later: fc.nat(9),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

test('any batching, any order of arrival and any restarts give the same database and the same board', () => {
  fc.assert(
    fc.property(someLines, anyArrival, (lines, arrival) => {
      const tickets = lines.map(({ ticket }) => `s:${(ticket as Line).id}`);
      const records = lines.flatMap(recordsOf);
      const whole = temporaryStore();
      arrive(whole.store, records, END);
      const expected = endedWith(whole.store, whole.file, tickets);

      const { file, store: first } = temporaryStore();
      let store = first;
      onTestFinished(() => void (store.db.open && store.db.close()));
      const keyed = records.map((one, i) => ({ one, key: arrival.keys[i % arrival.keys.length] }));
      const order = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
      let now = Math.max(...records.map(({ at }) => at));
      for (let from = 0, nth = 0; from < order.length; nth++) {
        const { size, again, restart, later } = arrival.batches[nth % arrival.batches.length];
        if (restart) {
          store.db.close();
          store = storeIn(openForWriting(file), RULES);
        }
        now += later * 3_600_000;
        const batch = order.slice(from, from + size);
        arrive(store, batch, now);
        if (again) arrive(store, batch, now);
        from += size;
      }
      const ended = endedWith(store, file, tickets);
      expect(ended).toEqual(expected);
      for (const [nth, verdict] of ended.verdicts.entries()) {
        const line = { ...lines[nth], now: isoOf(END) };
        expect(promisedOf(answerOf(verdict))).toEqual(promisedOf(naiveTicketAnswer(line, terms)));
      }
    }),
    { numRuns: 30 },
  );
});
