import type { Fact } from '../../../../../main/database/facts.ts';
import type { TicketBody, TransactionBody } from '../../../../../main/sync/sources/rt/rt-facts.ts';
import { instant } from './instants.ts';

/** A transaction of a ticket, before it has a number. */
export type Told = Partial<TransactionBody> & { readonly type: string; readonly at?: string };

/** Who writes in these tests; RT calls the first two privileged. */
const STAFF: Readonly<Record<string, boolean | null>> = { duty: true, amira: true, RT_System: null };

/** The facts of ticket 7: its transactions, numbered from 101 on and a minute apart from 10:00, and its reading. */
export function ticketFacts(told: readonly Told[], reading: Partial<TicketBody> | null): Fact[] {
  const facts = told.map(({ at, ...one }, i): Fact => {
    const creator = one.creator ?? 'duty';
    const staff = creator in STAFF ? STAFF[creator] : false;
    const body = { ticketId: '7', field: '', old: '', new: '', creator, staff, ...one };
    const when = at ? instant(at) : instant('10:00') + i * 60_000;
    return { ...fact('rt.transaction', String(101 + i), body), sequence: 101 + i, at: when };
  });
  if (!reading) return facts;
  const body = { queue: 'NOC', subject: 'Down', status: 'new', requestors: [], priority: '0', fields: {} };
  return [...facts, fact('rt.ticket', '7', { ...body, hidden: null, ...reading })];
}

const fact = (kind: string, record: string, body: object): Fact => ({
  kind,
  record,
  sequence: 0,
  at: instant('10:00'),
  arrivedAt: instant('10:00'),
  body,
});

/** A change of a custom field. */
export const change = (field: string, old: string, now: string): Told => ({
  type: 'CustomField',
  field,
  old,
  new: now,
});

/** A change of the status. */
export const status = (old: string, now: string, creator = 'duty'): Told => ({
  type: 'Status',
  field: 'Status',
  old,
  new: now,
  creator,
});
