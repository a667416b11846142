import type { Instant } from '../../../../src/calendars/period.ts';
import { type Batch, NOTHING, type Poll, type Source, SourceError, type SourceRecord } from '../../source.ts';
import { pageOf, type RtTransaction, readAnswer, ticket, transaction } from './rt-answers.ts';
import { rtClient } from './rt-client.ts';
import { providersNamed, type RtSourceConfig } from './rt-config.ts';
import { rtDirectory } from './rt-directory.ts';
import { type TicketBody, ticketRecord, transactionRecord } from './rt-facts.ts';

const PER_PAGE = 100;
/** Tickets asked for in one call: RT refuses `IN (…)`, and a longer query grows past what servers take. */
const TICKETS_A_CALL = 50;
const TRANSACTION_FIELDS = 'Type,Field,OldValue,NewValue,Created,Creator,ObjectId';
const TICKET_FIELDS = 'Subject,Status,Queue,Owner,Requestor,Priority,Created,CustomFields';
/** Mail that RT sent: it says nothing that the transaction it belongs to does not. */
const NO_MAIL = "Type != 'EmailRecord' AND Type != 'CommentEmailRecord'";

const quote = (name: string) => `'${name.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
const query = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;

/**
 * Request Tracker 5 as a source of tickets, read over REST 2.0. New transactions are found by their number, "a
 * short page is not the end"; tickets with new ones are then read as they are now. A ticket is complete when
 * nothing was written on it between the two. From time to time what the station believes to be open is
 * compared with what RT still shows.
 */
export function rtSource(config: RtSourceConfig, token: () => string): Source {
  const get = rtClient({ url: config.url, token, timeoutMs: config.timeoutSeconds * 1000 });
  const directory = rtDirectory(get, config.queues);
  let queuesRead = false;
  let reconciledAt: Instant | null = null;

  const inQueues = `(${config.queues.map((name) => `TicketQueue = ${quote(name)}`).join(' OR ')})`;

  /** A page of transactions above a number, in order. */
  const transactionsAfter = async (after: number, poll: Poll): Promise<RtTransaction[]> => {
    const where = `/transactions${query({
      query: `ObjectType = 'RT::Ticket' AND ${inQueues} AND ${NO_MAIL} AND id > ${after}`,
      orderby: 'id',
      order: 'ASC',
      per_page: String(PER_PAGE),
      fields: TRANSACTION_FIELDS,
    })}`;
    return page(transaction, where, poll);
  };

  const page = async <T extends typeof transaction | typeof ticket>(form: T, where: string, poll: Poll) => {
    const answer = await get(where, poll.signal);
    const { items } = readAnswer(pageOf(form), answer.body, where.split('?')[0]);
    poll.answered(answer.date);
    return items as T extends typeof transaction ? RtTransaction[] : ReturnType<typeof ticket.parse>[];
  };

  const records = async (transactions: readonly RtTransaction[], poll: Poll): Promise<SourceRecord[]> => {
    const result: SourceRecord[] = [];
    const unnamed = transactions.some(
      (one) => one.Type === 'CustomField' && !directory.knowsField(one.Field),
    );
    if (unnamed) await directory.readQueues(poll.signal);
    for (const one of transactions) {
      // RT masks what was merged into a ticket that the sync user may not see: no type, and the year 1970.
      if (one.Type === '') continue;
      const staff = await directory.isStaff(one.Creator?.id ?? '', poll.signal);
      result.push(transactionRecord(one, staff, directory.fieldName));
    }
    return result;
  };

  const touchedBy = (transactions: readonly RtTransaction[]) => [
    ...new Set(transactions.map((one) => one.ObjectId)),
  ];

  /** Stores new transactions page by page, and answers through `seen` how far it came. */
  async function* readTransactions(poll: Poll, seen: { upTo: number }): AsyncGenerator<Batch> {
    // Numbers may be committed out of order, so a few behind the cursor are read again.
    let after = Math.max(0, seen.upTo - config.overlap);
    for (;;) {
      const found = await transactionsAfter(after, poll);
      if (found.length === 0) return;
      after = Number(found.at(-1)!.id);
      seen.upTo = Math.max(seen.upTo, after);
      yield {
        ...NOTHING,
        records: await records(found, poll),
        cursor: String(seen.upTo),
        touched: touchedBy(found),
      };
    }
  }

  /** The tickets as RT shows them now, by id; those it does not show are left out. */
  const readTickets = async (ids: readonly string[], poll: Poll): Promise<Map<string, SourceRecord>> => {
    const result = new Map<string, SourceRecord>();
    for (let i = 0; i < ids.length; i += TICKETS_A_CALL) {
      const wanted = ids.slice(i, i + TICKETS_A_CALL).map((id) => `id = ${Number(id)}`);
      const where = `/tickets${query({ query: wanted.join(' OR '), per_page: String(PER_PAGE), fields: TICKET_FIELDS, 'fields[Queue]': 'Name' })}`;
      for (const one of await page(ticket, where, poll)) result.set(one.id, ticketRecord(one));
    }
    return result;
  };

  /** The whole history of a ticket that came into sight late: its transactions lie behind the cursor. */
  const readHistory = async (id: string, poll: Poll): Promise<SourceRecord[]> => {
    const result: SourceRecord[] = [];
    for (let number = 1; ; number++) {
      const where = `/ticket/${id}/history${query({ per_page: String(PER_PAGE), page: String(number), fields: TRANSACTION_FIELDS })}`;
      const answer = await get(where, poll.signal, [403, 404]);
      if (answer.status !== 200) return result;
      const { items } = readAnswer(pageOf(transaction), answer.body, `/ticket/${id}/history`);
      result.push(
        ...(await records(
          items.filter((one) => !one.Type.endsWith('EmailRecord')),
          poll,
        )),
      );
      if (items.length < PER_PAGE) return result;
    }
  };

  /** Reads tickets with new transactions as they are now, until nothing was written on them meanwhile. */
  async function* completeTickets(poll: Poll, seen: { upTo: number }): AsyncGenerator<Batch> {
    for (;;) {
      const waiting = await poll.incomplete();
      const chunk = waiting.slice(0, TICKETS_A_CALL);
      if (chunk.length === 0) return;
      const shown = await readTickets(chunk, poll);
      const histories: SourceRecord[] = [];
      for (const id of chunk) {
        const stored = await poll.stored(id);
        const whole = stored.some(
          (one) => one.kind === 'rt.transaction' && (one.body as { type: string }).type === 'Create',
        );
        const cameInSight = shown.get(id) && (await isHidden(id, poll));
        if (!whole || cameInSight) histories.push(...(await readHistory(id, poll)));
      }
      const meanwhile = await transactionsAfter(seen.upTo, poll);
      if (meanwhile.length > 0) {
        seen.upTo = Number(meanwhile.at(-1)!.id);
        yield {
          ...NOTHING,
          records: await records(meanwhile, poll),
          cursor: String(seen.upTo),
          touched: touchedBy(meanwhile),
        };
      }
      const again = new Set(touchedBy(meanwhile));
      const complete = chunk.filter((id) => !again.has(id));
      const current = complete.map((id) => shown.get(id)).filter((one) => one !== undefined);
      if (complete.length > 0) yield { ...NOTHING, records: [...current, ...histories], complete };
    }
  }

  const isHidden = async (id: string, poll: Poll): Promise<boolean> =>
    (await poll.stored(id)).some(
      (one) => one.kind === 'rt.ticket' && (one.body as TicketBody).hidden !== null,
    );

  /** Compares what the station believes to be open with what RT shows: a moved ticket leaves no trace. */
  async function* reconcile(poll: Poll): AsyncGenerator<Batch> {
    const open = await poll.open();
    const shown = await readTickets(open, poll);
    const changed: SourceRecord[] = [];
    const complete: string[] = [];
    for (const id of open) {
      const stored = await poll.stored(id);
      const known = stored.find((one) => one.kind === 'rt.ticket');
      const now = shown.get(id) ?? (known && hiddenRecord(known, await whereIs(id, poll)));
      if (!now) continue;
      const queueNow = (now.body as TicketBody).queue;
      const elsewhere = !config.queues.includes(queueNow) && (now.body as TicketBody).hidden === null;
      changed.push(
        elsewhere ? hiddenRecord(now, `moved to the queue ${queueNow}, which is not synced`) : now,
      );
      complete.push(id);
    }
    if (complete.length > 0) yield { ...NOTHING, records: changed, complete };
  }

  /** Why RT lists a ticket no more. A deleted or merged one has a transaction that says so, and is not asked about. */
  const whereIs = async (id: string, poll: Poll): Promise<string | null> => {
    const answer = await get(`/ticket/${id}`, poll.signal, [403, 404]);
    if (answer.status === 403) return 'no longer visible to us';
    if (answer.status === 404) return 'gone from RT';
    return null;
  };

  const hiddenRecord = (known: SourceRecord, why: string | null): SourceRecord => ({
    ...known,
    body: { ...(known.body as TicketBody), hidden: why },
  });

  return {
    id: config.id,
    title: config.title ?? config.id,
    delivers: 'tickets',
    providers: config.providers ?? providersNamed(config.mapping),
    intervalMs: config.intervalSeconds * 1000,

    async *poll(poll) {
      if (!queuesRead) await directory.readQueues(poll.signal);
      queuesRead = true;
      const seen = { upTo: Number(poll.cursor ?? 0) };
      yield* readTransactions(poll, seen);
      yield* completeTickets(poll, seen);
      const due = reconciledAt === null || poll.now() - reconciledAt >= config.reconcileMinutes * 60_000;
      if (due) {
        await directory.readQueues(poll.signal);
        directory.forget();
        yield* reconcile(poll);
        reconciledAt = poll.now();
      }
    },

    async check(signal) {
      const version = await get('/rt', signal);
      await directory.readQueues(signal);
      const found = [
        `Request Tracker ${(version.body as { Version?: string }).Version ?? 'of unknown version'} answers`,
        `queues found: ${config.queues.join(', ')}`,
      ];
      const unknown = fieldsOf(config).filter((field) => !sameAsOne(field, directory.fieldNames()));
      if (unknown.length > 0) {
        throw new SourceError(
          `mapping: RT has no field ${unknown.map((name) => `'${name}'`).join(', ')} in these queues; it has ${directory.fieldNames().join(', ')}. Correct the mapping, or give the sync user SeeCustomField`,
        );
      }
      const where = `/tickets${query({ query: config.queues.map((name) => `Queue = ${quote(name)}`).join(' OR '), per_page: '1' })}`;
      const answer = await get(where, signal);
      found.push(`${(answer.body as { total?: number }).total ?? 0} tickets visible to the sync user`);
      return found;
    },
  };
}

/** The RT fields that a mapping names. */
function fieldsOf({ mapping }: RtSourceConfig): string[] {
  const { provider, channel, requestKind, service, serviceKind, address, customer, priority } = mapping;
  const translated = [provider, channel, requestKind].map((one) =>
    typeof one === 'object' ? one.field : undefined,
  );
  const plain = [service, serviceKind, address, customer, priority === 'Priority' ? undefined : priority];
  const named = [...translated, ...plain].filter((name) => name !== undefined);
  return [...new Set([...named, ...Object.keys(mapping.fields)])];
}

function sameAsOne(name: string, names: readonly string[]): boolean {
  const fold = (text: string) => text.trim().toLocaleLowerCase('und');
  return names.some((one) => fold(one) === fold(name));
}
