import { tierSpans } from '../../src/agreements/tier-spans.ts';
import { fold, inOrder } from '../../src/spelling/fold.ts';
import type { BoughtAgreement } from '../database/address-facts.ts';
import type { AgreementEntry, RowChange } from '../database/agreement-rows.ts';
import type { Store } from '../database/store.ts';

/** Another number derives everything anew when a database is opened: raised when this file's answers change. */
const DERIVATION = 1;

/**
 * Derives what follows from agreements, for the addresses of which something changed, within the caller's
 * transaction: the tiers that govern them and the rows that are searched. Answers whether any changed.
 */
export function deriveAgreements(store: Store): boolean {
  const { stale, rows } = store.agreements;
  const addresses = stale.all();
  if (addresses.length === 0) return false;
  const derived = addresses.map((address) => deriveAddress(store, address));
  stale.clear();
  // After all else: each statement with a trigger makes the index write what it has so far.
  rows.follow(derived.map((one) => one.rows).filter((change) => change !== null));
  return derived.some((one) => one.spansChanged || one.rows !== null);
}

/** Derives everything anew where an earlier Wallclock, which wrote the database last, did it otherwise or not. */
export function bringAgreementsUpToDate(store: Store): void {
  const { db } = store;
  const derived = db
    .prepare<[], { value: string }>("SELECT value FROM station WHERE key = 'agreements-derived'")
    .get();
  if (derived?.value === String(DERIVATION)) return;
  db.transaction(() => {
    store.agreements.stale.markAll();
    deriveAgreements(store);
    db.prepare(
      `INSERT INTO station (key, value) VALUES ('agreements-derived', ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    ).run(String(DERIVATION));
  })();
}

interface Derived {
  readonly spansChanged: boolean;
  readonly rows: RowChange | null;
}

function deriveAddress({ agreements: { facts, spans, rows } }: Store, address: string): Derived {
  const bought = facts.agreements(address);
  const text = facts.address(address)?.text ?? null;
  const before = rows.atAddress(address);
  const byProvider = Map.groupBy(bought, ({ provider }) => provider);
  const providers = new Set([...byProvider.keys(), ...before.flatMap((row) => row.provider ?? [])]);
  const ends = new Set<string>();
  let spansChanged = false;
  for (const provider of providers) {
    const governing = tierSpans(byProvider.get(provider) ?? []);
    for (const { to, followed } of governing) if (to !== null && !followed) ends.add(`${provider} ${to}`);
    spansChanged = spans.replace(provider, address, governing) || spansChanged;
  }
  const order = inOrder(fold(text ?? address));
  const words = [text ?? '', address, ...facts.ticketsAt(address)];
  const entry = (one: BoughtAgreement | null, nth: number): AgreementEntry => {
    const customer = one?.customer ?? null;
    const about = customer === null ? [] : [customer, facts.customerName(customer) ?? ''];
    return {
      place: [order, address, one?.from ?? '', nth].join('\n'),
      address,
      nth,
      text,
      provider: one?.provider ?? null,
      tier: one?.tier ?? null,
      from: one?.from ?? null,
      to: one?.to ?? null,
      customer,
      ends: one?.to && ends.has(`${one.provider} ${one.to}`) ? one.to : null,
      // With a blank before it, as `sought` looks for words.
      words: ` ${fold([...words, ...about].join(' '))}`,
    };
  };
  const listed = bought.length > 0 ? bought.map(entry) : text === null ? [] : [entry(null, 0)];
  return { spansChanged, rows: rows.replace(address, before, listed) };
}
