import type { SourceRecord } from '../../../main/sync/source.ts';

/** What a source has of a ticket: of a transit, unless `about` says otherwise. */
export function ticketRecord(id: string, about: object = {}): SourceRecord {
  const body = {
    ...{ provider: 'aurologic', service: null, serviceKind: 'IP-Transit', addressId: null, customerId: null },
    ...{ subject: 'ports down', url: null, priority: null, requestKind: null },
    ...about,
  };
  return { kind: 'ticket', record: id, sequence: 0, at: 0, body };
}

/** What a source has of a ticket's `nth` event. */
export function eventRecord(id: string, nth: number, at: number, event: object): SourceRecord {
  return {
    ...{ kind: 'ticket.event', record: `${id} #${nth}`, sequence: nth, at },
    body: { ticketId: id, ...event },
  };
}
