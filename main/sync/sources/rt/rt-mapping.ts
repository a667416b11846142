import type { Happening } from '../../../../src/tickets/event.ts';
import type { Fact } from '../../../database/facts.ts';
import type { Derivation, DerivedEvent, Mapping } from '../../mapping.ts';
import type { Quarantined } from '../../source.ts';
import { aboutTicket, channelOf } from './rt-about.ts';
import type { RtMappingConfig } from './rt-config.ts';
import type { TicketBody, TransactionBody } from './rt-facts.ts';
import { enteredStatus, happeningsOf, meaningOfValue } from './rt-happenings.ts';
import { fieldHistory, firstStatus } from './rt-rewind.ts';

type Transaction = Fact & { readonly body: TransactionBody };

/**
 * The mapping of a Request Tracker: from its fields, statuses, transactions and requestors to our events and
 * customers, as configured. Values set at creation leave no transaction in RT, so they are rebuilt backwards
 * from the current ones. `url` is where RT's pages are, for the link back.
 */
export function rtMapping(config: RtMappingConfig, url: string): Mapping {
  return (ticket, facts) => derive(config, url.replace(/\/+$/, ''), ticket, facts);
}

function derive(config: RtMappingConfig, url: string, id: string, facts: readonly Fact[]): Derivation {
  const transactions = facts
    .filter((fact): fact is Transaction => fact.kind === 'rt.transaction')
    .sort((a, b) => a.sequence - b.sequence);
  const current = (facts.find((fact) => fact.kind === 'rt.ticket')?.body ?? null) as TicketBody | null;
  const create = transactions.find((one) => one.body.type === 'Create');
  const quarantined: Quarantined[] = [];
  const complain = (what: string, raw: string, reason: string) =>
    quarantined.push({ place: `ticket ${id}, ${what}`, raw, reason });
  if (!create) {
    complain(
      'history',
      '',
      'RT shows no Create transaction, so nobody knows when it was opened; may the sync user see all of it?',
    );
    return { ticket: null, events: [], quarantined };
  }
  const fields = fieldHistory(
    transactions.map((one) => one.body),
    current,
  );
  const about = aboutTicket(config, url, id, current, fields.now, complain);
  if (!about) return { ticket: null, events: [], quarantined };

  const events: DerivedEvent[] = [];
  const add = (fact: Transaction, happening: Happening | null) => {
    if (happening) events.push({ ...happening, at: fact.at, by: fact.body.creator || null, fact });
  };
  const meaningOf = (field: string, value: string) => meaningOfValue(config, field, value, complain);
  add(create, { type: 'opened', channel: channelOf(config, fields.first, complain) });
  for (const field of Object.keys(config.fields)) {
    for (const value of fields.first(field)) add(create, meaningOf(field, value));
  }
  const status = firstStatus(
    transactions.map((one) => one.body),
    current,
  );
  if (status !== null) for (const one of enteredStatus(config, '', status)) add(create, one);
  for (const one of transactions) {
    for (const happening of happeningsOf(config, id, one.body, meaningOf)) add(one, happening);
  }
  return { ticket: about, events, quarantined };
}
