import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../src/calendars/period.ts';

/** A ticket that somebody wrote in the stand-in: values at its creation, and each change of a value after it. */
export interface WrittenTicket {
  readonly subject: string;
  readonly createdAt: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly changes?: readonly { readonly at: string; readonly field: string; readonly value: string }[];
}

/** A stand-in that answers as Request Tracker 5 does over REST 2.0, on a port of this machine. */
export interface StandIn {
  readonly url: string;
  /** Somebody writes these tickets, numbered from 1 on. */
  write(tickets: readonly WrittenTicket[]): void;
  close(): Promise<void>;
}

const FIELDS = ['Provider', 'Channel', 'ServiceKind', 'AddressId', 'CustomerId', 'Emergency', 'Visit'];
const fieldId = (name: string) => String(FIELDS.indexOf(name) + 1);
const user = (id: string) => ({ id, type: 'user' });
const utc = (at: string) => new Date(at).toISOString().replace('.000Z', 'Z');

/** Serves the queue NOC, empty at first; its clock shows `now`. */
export async function serveRt(now: () => Instant): Promise<StandIn> {
  let items: ReturnType<typeof ticketItem>[] = [];
  let transactions: ReturnType<typeof transactionsOf> = [];
  const page = (found: readonly object[], asked: URLSearchParams) => {
    const size = Number(asked.get('per_page') ?? 20);
    const number = Number(asked.get('page') ?? 1);
    const shown = found.slice((number - 1) * size, number * size);
    return { items: shown, count: shown.length, page: number, per_page: size, total: null, pages: null };
  };
  const answer = (path: string): object | null => {
    const { pathname, searchParams } = new URL(path, 'http://rt.test');
    const [, , , what, name] = pathname.split('/').map(decodeURIComponent);
    const query = searchParams.get('query') ?? '';
    if (what === 'rt') return { Version: '5.0.3' };
    if (what === 'queue' && name === 'NOC') {
      const fields = FIELDS.map((field) => ({ id: fieldId(field), name: field, type: 'customfield' }));
      return { id: 3, Name: 'NOC', TicketCustomFields: fields };
    }
    if (what === 'user') return { Name: name, Privileged: 1 };
    if (what === 'ticket') return items[Number(name) - 1] ?? null;
    if (what === 'tickets') {
      const ids = [...query.matchAll(/\bid = (\d+)/g)].map((match) => match[1]);
      const found = items.filter(({ id }) => ids.length === 0 || ids.includes(id));
      return page(found, searchParams);
    }
    if (what !== 'transactions') return null;
    const after = Number(/\bid > (\d+)/.exec(query)?.[1]);
    const of = /TicketId = (\d+)/.exec(query)?.[1];
    const found = transactions.filter(({ id, ObjectId }) => Number(id) > after && (!of || ObjectId === of));
    return page(searchParams.get('order') === 'DESC' ? found.reverse() : found, searchParams);
  };
  const server = createServer((request, response) => {
    const body = answer(request.url!);
    response.writeHead(body ? 200 : 404, {
      'Content-Type': 'application/json; charset="utf-8"',
      Date: new Date(now()).toUTCString(),
    });
    response.end(JSON.stringify(body ?? { message: 'Not Found' }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    write: (tickets) => {
      items = tickets.map(ticketItem);
      transactions = transactionsOf(tickets);
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function ticketItem({ subject, createdAt, fields, changes = [] }: WrittenTicket, i: number) {
  const values = new Map(Object.entries(fields));
  for (const { field, value } of changes) values.set(field, value);
  const id = String(i + 1);
  return {
    ...{ id, type: 'ticket', Subject: subject, Status: 'new', Priority: '0', EffectiveId: id },
    ...{ Queue: { id: '3', type: 'queue', Name: 'NOC' }, Owner: user('Nobody'), Requestor: [] },
    Created: utc(createdAt),
    CustomFields: FIELDS.map((name) => ({
      ...{ id: fieldId(name), name, type: 'customfield' },
      values: [values.get(name)].filter(Boolean),
    })),
  };
}

/** All transactions by time, numbered in that order. */
function transactionsOf(tickets: readonly WrittenTicket[]) {
  const blank = { type: 'transaction', Creator: user('duty'), Field: '', OldValue: '', NewValue: '' };
  const written = tickets.flatMap(({ createdAt, fields, changes = [] }, i) => {
    const values = new Map(Object.entries(fields));
    const of = { ...blank, ObjectId: String(i + 1) };
    return [
      { ...of, Created: utc(createdAt), Type: 'Create' },
      ...changes.map(({ at, field, value }) => {
        const OldValue = values.get(field) ?? '';
        values.set(field, value);
        const change = { Type: 'CustomField', Field: fieldId(field), OldValue, NewValue: value };
        return { ...of, Created: utc(at), ...change };
      }),
    ];
  });
  return written
    .toSorted((a, b) => Date.parse(a.Created) - Date.parse(b.Created))
    .map((one, i) => ({ ...one, id: String(i + 1) }));
}
