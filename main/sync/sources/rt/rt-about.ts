import type { DerivedTicket } from '../../mapping.ts';
import type { RtMappingConfig } from './rt-config.ts';
import type { TicketBody } from './rt-facts.ts';
import { lookUp } from './rt-texts.ts';

/** Puts what is not understood into quarantine: where in the ticket, the raw text, what is wrong and what to do. */
export type Complain = (what: string, raw: string, reason: string) => void;
/** The values of a field. */
export type ValuesOf = (field: string) => readonly string[];

/** What the ticket is about now; null when nobody can say whose agreement applies. */
export function aboutTicket(
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

/** How the ticket was reported; `first` answers what a field held at creation. */
export function channelOf(config: RtMappingConfig, first: ValuesOf, complain: Complain) {
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
