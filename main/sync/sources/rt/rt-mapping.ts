import type { Happening } from '../../../../src/tickets/event.ts';
import type { Fact } from '../../../database/facts.ts';
import type { Derivation, DerivedEvent, DerivedTicket, Mapping } from '../../mapping.ts';
import type { Quarantined } from '../../source.ts';
import type { RtMappingConfig } from './rt-config.ts';
import { RT_USERS, type TicketBody, type TransactionBody } from './rt-facts.ts';
import { fieldHistory, firstStatus } from './rt-rewind.ts';

type Transaction = Fact & { readonly body: TransactionBody };

/** Texts are compared without regard to case and to blanks around them, as people type them. */
const same = (a: string, b: string) => fold(a) === fold(b);
const fold = (text: string) => text.trim().toLocaleLowerCase('und');
const lookUp = <T>(values: Readonly<Record<string, T>>, text: string): T | undefined =>
  Object.entries(values).find(([key]) => same(key, text))?.[1];

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

type Complain = (what: string, raw: string, reason: string) => void;
type ValuesOf = (field: string) => readonly string[];

/** What the ticket is about now; null when nobody can say whose agreement applies. */
function aboutTicket(
  config: RtMappingConfig,
  url: string,
  id: string,
  current: TicketBody | null,
  now: ValuesOf,
  complain: Complain,
): DerivedTicket | null {
  const value = (field: string | undefined) => (field === undefined ? null : now(field)[0]?.trim() || null);
  const provider = providerOf(config, value, complain);
  if (provider === null) return null;
  const kind = config.requestKind && value(config.requestKind.field);
  return {
    provider,
    service: value(config.service),
    serviceKind: value(config.serviceKind),
    addressId: value(config.address),
    customerId: value(config.customer) ?? customerByRequestor(config, current?.requestors ?? []),
    subject: current?.subject || null,
    url: `${url}/Ticket/Display.html?id=${encodeURIComponent(id)}`,
    priority: config.priority === 'Priority' ? current?.priority || null : value(config.priority),
    requestKind: (kind && lookUp(config.requestKind!.values, kind)) || config.requestKind?.otherwise || null,
    hidden: current?.hidden ?? null,
  };
}

function providerOf(
  config: RtMappingConfig,
  value: (field: string) => string | null,
  complain: Complain,
): string | null {
  const { provider } = config;
  if (typeof provider === 'string') return provider;
  const text = value(provider.field);
  const known = text === null ? provider.otherwise : (lookUp(provider.values, text) ?? provider.otherwise);
  if (known !== undefined) return known;
  const values = Object.keys(provider.values).join(', ');
  const what = text === null ? 'is empty' : `has the value '${text}', which mapping.provider does not know`;
  complain(
    `field ${provider.field}`,
    text ?? '',
    `field ${provider.field} ${what} (it knows ${values}); set it in RT, or add it to the mapping`,
  );
  return null;
}

/** The customer by the first requestor that the configuration names, by address or by domain. */
function customerByRequestor(config: RtMappingConfig, requestors: readonly string[]): string | null {
  for (const requestor of requestors) {
    const domain = requestor.slice(requestor.lastIndexOf('@'));
    const customer = lookUp(config.requestors, requestor) ?? lookUp(config.requestors, domain);
    if (customer) return customer;
  }
  return null;
}

function channelOf(config: RtMappingConfig, first: ValuesOf, complain: Complain) {
  const { channel } = config;
  if (typeof channel === 'string') return channel;
  const text = first(channel.field)[0];
  if (text === undefined) return channel.otherwise ?? 'other';
  const known = lookUp(channel.values, text);
  if (!known && !channel.otherwise) {
    complain(
      `field ${channel.field}`,
      text,
      `field ${channel.field} has the value '${text}', which mapping.channel does not know; 'other' is taken until it is added there`,
    );
  }
  return known ?? channel.otherwise ?? 'other';
}

function meaningOfValue(
  config: RtMappingConfig,
  field: string,
  value: string,
  complain: Complain,
): Happening | null {
  const meanings = lookUp(config.fields, field);
  if (!meanings) return null;
  const meaning = lookUp(meanings, value) ?? (value.trim() === '' ? 'nothing' : meanings['*']);
  if (meaning !== undefined) return happening(meaning, value);
  const known = Object.keys(meanings).join(', ');
  complain(
    `field ${field}`,
    value,
    `field ${field} has the value '${value}', which mapping.fields does not know (it knows ${known}); add it there, with the meaning 'nothing' if it has none`,
  );
  return null;
}

/** What happened, in our words; `value` is what was set. */
function happening(meaning: string, value: string): Happening | null {
  const [type, detail] = meaning.split(' ', 2);
  switch (type) {
    case 'nothing':
      return null;
    case 'escalated':
      return { type, level: value.trim() || null };
    case 'impact-classified':
      return { type, impact: detail as 'impacting' };
    case 'coverage-classified':
      return { type, coverage: detail as 'provider' };
    default:
      return { type: type as 'restored' };
  }
}

/** What a change of status means: closed, reopened, or what the configuration says. */
function enteredStatus(config: RtMappingConfig, before: string, after: string): Happening[] {
  const closed = (status: string) => config.closed.some((one) => same(one, status));
  const result: Happening[] = [];
  if (closed(before) && !closed(after)) result.push({ type: 'reopened' });
  const meaning = lookUp(config.statuses, after);
  const own = meaning === undefined ? null : happening(meaning, after);
  if (own) result.push(own);
  if (!closed(before) && closed(after)) result.push({ type: 'closed' });
  return result;
}

function happeningsOf(
  config: RtMappingConfig,
  id: string,
  body: TransactionBody,
  meaningOf: (field: string, value: string) => Happening | null,
): (Happening | null)[] {
  const result: (Happening | null)[] = [];
  switch (body.type) {
    case 'Correspond':
      result.push(replyBy(config, body));
      break;
    case 'Status':
      result.push(...enteredStatus(config, body.old, body.new));
      break;
    case 'CustomField':
      result.push(meaningOf(body.field, body.new));
      break;
    case 'AddLink': {
      // RT writes the link on both tickets; the target's own stands for nothing.
      const into = body.field === 'MergedInto' ? /\/ticket\/(\d+)$/.exec(body.new)?.[1] : undefined;
      if (into !== undefined && into !== id) result.push({ type: 'merged', into });
      break;
    }
    default:
  }
  const meaning = lookUp(config.transactions, body.type);
  if (meaning !== undefined) result.push(happening(meaning, body.new));
  return result;
}

/** Whose reply it is: RT calls staff privileged; the configuration may know better. */
function replyBy(config: RtMappingConfig, { creator, staff }: TransactionBody): Happening | null {
  const among = (names: readonly string[]) => names.some((name) => same(name, creator));
  if (among(RT_USERS) || among(config.automatic)) return null;
  if (among(config.staff)) return { type: 'staff-replied' };
  if (among(config.customers)) return { type: 'customer-replied' };
  return { type: staff ? 'staff-replied' : 'customer-replied' };
}
