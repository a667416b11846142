import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';
import { deriveAgreements } from './derive-agreements.ts';
import { deriveTicket, type NumberedMapping } from './derive-ticket.ts';
import { derivePlannedWork, deriveWorkReadAhead } from './derive-work.ts';
import { ticketOf } from './mapping.ts';
import { settleTicket } from './settle-ticket.ts';
import { type Batch, SourceError, type SourceRecord } from './source.ts';

/** What a commit changed: the tickets whose boards, verdicts or standing may read otherwise now. */
export interface Stored {
  readonly tickets: readonly string[];
  readonly outcomesChanged: boolean;
  /** Whether the tiers that govern addresses, or the rows of agreements, read otherwise. */
  readonly agreementsChanged: boolean;
  /** Kinds of which a record is new. */
  readonly kinds: readonly string[];
}

/** At most one row in so many may vanish from a table at once. */
const VANISH_SHARE = 10;

/**
 * Stores a batch in one transaction: its facts, the source's new cursor, quarantine, the events of tickets
 * that are complete now, and the outcomes that follow. Stored again it changes nothing. Throws `SourceError`,
 * with nothing stored, when more than a tenth of a table would vanish at once.
 */
export function storeBatch(
  store: Store,
  source: string,
  batch: Batch,
  mapping: NumberedMapping,
  now: Instant,
): Stored {
  return store.write(() => {
    const fresh = batch.records.filter((record) =>
      store.facts.store(source, record, ticketOf(record.kind, record.record, record.body), now),
    );
    const gone = batch.snapshotOf.flatMap((kind) => retireMissing(store, source, kind, batch, now));
    if (batch.cursor !== undefined) store.progress.moveCursor(source, batch.cursor);
    quarantine(store, source, batch, now);
    const changed = [...fresh, ...gone];
    const touched = new Set(changed.map((one) => ticketOf(one.kind, one.record, one.body)));
    for (const ticket of batch.touched) {
      if (touched.has(ticket)) store.progress.markIncomplete(source, ticket);
    }
    for (const ticket of batch.complete) {
      deriveTicket(store, source, ticket, mapping, now);
      store.progress.markComplete(source, ticket);
    }
    const agreementsChanged = deriveAgreements(store);
    const derived = batch.complete.map((ticket) => `${source}:${ticket}`);
    const affected = new Set([...derived, ...affectedBy(store, source, changed)]);
    // After the agreements' spans: it counts addresses by tier.
    derivePlannedWork(store, source, changed, now);
    if (batch.snapshotOf.includes('work')) deriveWorkReadAhead(store, source, now);
    const cause = causesOf(source, changed);
    let outcomesChanged = false;
    for (const ticket of affected) {
      const settled = settleTicket(store, ticket, cause(ticket), now);
      outcomesChanged ||= settled.outcomesChanged;
    }
    const kinds = [...new Set(changed.map((one) => one.kind))];
    return { tickets: [...affected], outcomesChanged, agreementsChanged, kinds };
  });
}

/** A whole table brings all its faults anew; a single record's fault stays until that record reads well. */
function quarantine(store: Store, source: string, batch: Batch, now: Instant): void {
  for (const place of batch.healed ?? []) store.quarantine.replace(source, place, [], now);
  for (const kind of batch.snapshotOf) store.quarantine.replace(source, kind, batch.quarantined, now);
  if (batch.snapshotOf.length > 0) return;
  for (const item of batch.quarantined) store.quarantine.replace(source, item.place, [item], now);
}

/** Retires the rows a table source no longer has; answers them. */
function retireMissing(
  store: Store,
  source: string,
  kind: string,
  batch: Batch,
  now: Instant,
): SourceRecord[] {
  const present = new Set(batch.records.filter((one) => one.kind === kind).map((one) => one.record));
  for (const record of batch.keep ?? []) present.add(record);
  const before = store.facts.ofKind(source, kind);
  const missing = [...before].filter(([record]) => !present.has(record));
  // The last of two or three rows may go; a file cut in half may not.
  if (!batch.acceptFewer && missing.length > 1 && missing.length * VANISH_SHARE > before.size) {
    throw new SourceError(
      `${kind}: ${missing.length} of ${before.size} rows would vanish at once, which looks like a file cut off; what was stored stays. Mend the file, or if it is right set acceptFewer: ${present.size} for it`,
    );
  }
  return missing.map(([record, body]) => {
    store.facts.retire(source, kind, record, now);
    return { kind, record, sequence: 0, at: 0, body };
  });
}

/** The tickets whose verdicts may read otherwise because of records that are not their own. */
function* affectedBy(store: Store, source: string, changed: readonly SourceRecord[]): Generator<string> {
  for (const { kind, record, body } of changed) {
    const { customerId, addressId } = body as { customerId?: string | null; addressId?: string | null };
    if (kind === 'customer') {
      yield* store.tickets.ofCustomer(record);
      // A child account's board names its parent.
      yield* store.tickets.ofChildren(record);
    }
    if (kind === 'address') yield* store.tickets.atAddress(record);
    if (kind === 'agreement' && addressId) yield* store.tickets.atAddress(addressId);
    if ((kind === 'activation' || kind === 'service') && customerId)
      yield* store.tickets.ofCustomer(customerId);
    if (kind === 'acknowledgement') {
      const ticket = ticketOf(kind, record, body);
      if (ticket !== null) yield `${source}:${ticket}`;
    }
  }
}

/** Says what made a ticket be judged again, for the log of verdicts: its own records, else all that changed. */
function causesOf(source: string, changed: readonly SourceRecord[]): (ticket: string) => string {
  const own = Map.groupBy(changed, (one) => `${source}:${ticketOf(one.kind, one.record, one.body)}`);
  const all = named(source, changed);
  return (ticket) => (own.has(ticket) ? named(source, own.get(ticket)!) : all);
}

function named(source: string, records: readonly SourceRecord[]): string {
  const names = records.slice(0, 3).map((one) => `${one.kind}/${one.record}`);
  const more = records.length - names.length;
  return `${source}: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
