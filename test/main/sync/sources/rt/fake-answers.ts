import { type FakeTicket, type FakeTransaction, type FakeWorld, FIELDS } from './fake-world.ts';

/** What RT answers: a status and its JSON. */
export type FakeAnswer = readonly [status: number, body: unknown];

const FORBIDDEN: FakeAnswer = [403, { message: 'Forbidden' }];
const NOT_FOUND: FakeAnswer = [404, { message: 'Not Found' }];

/** Answers what the sync user asks of REST 2.0, in the forms of RT 5.0.3. `path` is what follows /REST/2.0. */
export function fakeAnswer(world: FakeWorld, path: string): FakeAnswer {
  const { pathname, searchParams } = new URL(path, 'http://rt.test');
  const [, what, name = ''] = pathname.split('/').map(decodeURIComponent);
  switch (what) {
    case 'rt':
      return [200, { Version: '5.0.3+dfsg-3~deb12u6' }];
    case 'queue': {
      const queue = world.queues.find((one) => one.Name === name);
      if (!queue) return FORBIDDEN;
      const fields = Object.entries(FIELDS).map(([field, id]) => ({ id, name: field, type: 'customfield' }));
      return [200, { ...queue, id: Number(queue.id), TicketCustomFields: fields }];
    }
    case 'user': {
      if (name === 'gone') return NOT_FOUND;
      return [200, { Name: name, Privileged: ['duty', 'amira'].includes(name) ? 1 : 0 }];
    }
    case 'ticket': {
      const ticket = world.tickets.get(world.tickets.get(Number(name))?.EffectiveId ?? 0);
      if (!ticket) return NOT_FOUND;
      return isVisible(world, ticket) ? [200, { ...ticketItem(ticket), id: ticket.id }] : FORBIDDEN;
    }
    case 'tickets':
      return [200, page(ticketsFor(world, searchParams.get('query')!), searchParams, () => true, ticketItem)];
    case 'transactions':
      return [200, transactionsFor(world, searchParams)];
    default:
      return NOT_FOUND;
  }
}

const isVisible = (world: FakeWorld, ticket: FakeTicket | undefined) =>
  world.queues.some((queue) => queue.Name === ticket?.Queue);

function ticketsFor(world: FakeWorld, query: string): FakeTicket[] {
  const ids = [...query.matchAll(/\bid = (\d+)/g)].map((match) => Number(match[1]));
  const merged = query.includes('EffectiveId');
  return [...world.tickets.values()].filter(
    (one) =>
      (ids.length === 0 || ids.includes(one.id)) &&
      isVisible(world, one) &&
      one.Status !== 'deleted' &&
      (merged || one.EffectiveId === one.id),
  );
}

function transactionsFor(world: FakeWorld, parameters: URLSearchParams) {
  const query = parameters.get('query')!;
  const after = Number(/\bid > (\d+)/.exec(query)?.[1]);
  const ticket = /TicketId = (\d+)/.exec(query)?.[1];
  const queues = [...query.matchAll(/TicketQueue = '(\w+)'/g)].map((match) => match[1]);
  const found = world.transactions.filter((one) => {
    const of = world.tickets.get(one.ticket)!;
    if (one.id <= after || (query.includes("TicketType = 'ticket'") && of.Type !== 'ticket')) return false;
    if (query.includes(`Type != '${one.Type}'`)) return false;
    return ticket ? one.ticket === Number(ticket) : queues.includes(of.Queue);
  });
  if (parameters.get('order') === 'DESC') found.reverse();
  const shown = (one: FakeTransaction) =>
    isVisible(world, world.tickets.get(one.ticket)) && !world.unseen.has(one.id);
  return page(found, parameters, shown, (one) => transactionItem(one, world.masked.has(one.id)));
}

/** A page is cut first, and what may not be seen is left out of it then. */
function page<T>(
  all: readonly T[],
  parameters: URLSearchParams,
  shown: (item: T) => boolean,
  form: (item: T) => object,
) {
  const size = Math.min(100, Number(parameters.get('per_page') ?? 20));
  const number = Number(parameters.get('page') ?? 1);
  const items = all.slice((number - 1) * size, number * size).filter(shown);
  return {
    items: items.map(form),
    count: items.length,
    page: number,
    per_page: size,
    total: null,
    pages: null,
  };
}

const user = (id: string) => ({ id, type: 'user', _url: `http://rt.test/REST/2.0/user/${id}` });

function transactionItem(one: FakeTransaction, masked: boolean) {
  const head = { id: String(one.id), ObjectId: String(one.ticket), type: 'transaction' };
  if (masked) {
    const nothing = { Type: '', Field: '', OldValue: '', NewValue: '', Creator: '' };
    return { ...head, ...nothing, Created: '1970-01-01T00:00:00Z' };
  }
  const { Type, Field, OldValue, NewValue, Created, Creator } = one;
  return { ...head, Type, Field, OldValue, NewValue, Created, Creator: user(Creator) };
}

function ticketItem(one: FakeTicket) {
  return {
    id: String(one.id),
    type: 'ticket',
    Subject: `Ticket ${one.id}`,
    Status: one.Status,
    Priority: '0',
    Queue: { id: '3', type: 'queue', Name: one.Queue },
    Owner: user('Nobody'),
    Requestor: one.Requestor.map(user),
    Created: '2026-03-02T10:00:00Z',
    EffectiveId: String(one.EffectiveId),
    // Those of the queue that it is in.
    CustomFields: Object.entries(one.Queue === 'NOC' ? FIELDS : {}).map(([name, id]) => ({
      id,
      name,
      type: 'customfield',
      values: [one.fields.get(name)].filter(Boolean),
    })),
  };
}
