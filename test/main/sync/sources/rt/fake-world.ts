/** A transaction of the fake RT. */
export interface FakeTransaction {
  readonly id: number;
  readonly ticket: number;
  readonly Type: string;
  readonly Field: string;
  readonly OldValue: string;
  readonly NewValue: string;
  readonly Creator: string;
  readonly Created: string;
}

/** A ticket of the fake RT. */
export interface FakeTicket {
  readonly id: number;
  Queue: string;
  Status: string;
  readonly Type: string;
  readonly Requestor: readonly string[];
  /** The ticket it was merged into, else itself. */
  EffectiveId: number;
  readonly fields: Map<string, string>;
}

/** The numbers of the custom fields of queue NOC. */
export const FIELDS: Readonly<Record<string, string>> = {
  Provider: '2',
  Emergency: '3',
  ServiceImpact: '4',
  EscalationLevel: '12',
  ServiceKind: '5',
};

/** What a fake RT holds, and how people write in it: one transaction a minute from 10:00 on. */
export function fakeWorld() {
  const tickets = new Map<number, FakeTicket>();
  const transactions: FakeTransaction[] = [];
  const queues = [{ id: '3', Name: 'NOC' }];
  let next = 61;

  const write = (ticket: number, what: Partial<FakeTransaction> & { Type: string }): number => {
    const id = what.id ?? ++next;
    const minutes = transactions.length;
    const Created = new Date(Date.UTC(2026, 2, 2, 10, minutes)).toISOString().replace('.000', '');
    const blank = { Field: '', OldValue: '', NewValue: '', Creator: 'duty', Created };
    transactions.push({ ...blank, ...what, id, ticket });
    transactions.sort((a, b) => a.id - b.id);
    return id;
  };

  return {
    tickets,
    transactions,
    queues,
    write,
    /** Transactions that the sync user may not see: RT leaves them out of a page after it was cut. */
    unseen: new Set<number>(),
    /** The numbers of transactions that RT shows without saying what they are. */
    masked: new Set<number>(),
    /** Leaves out so many numbers. */
    skip: (count: number) => {
      next += count;
    },
    create(fields: Record<string, string> = {}, more: Partial<FakeTicket> = {}): number {
      const id = tickets.size + 1;
      const plain = { Queue: 'NOC', Status: 'new', Type: 'ticket', Requestor: [], EffectiveId: id };
      tickets.set(id, { ...plain, ...more, id, fields: new Map(Object.entries(fields)) });
      write(id, { Type: 'Create' });
      return id;
    },
    set(ticket: number, field: string, value: string, more: Partial<FakeTransaction> = {}): number {
      const { fields } = tickets.get(ticket)!;
      const change = { OldValue: fields.get(field) ?? '', NewValue: value };
      fields.set(field, value);
      return write(ticket, { Type: 'CustomField', Field: FIELDS[field] ?? field, ...change, ...more });
    },
    become(ticket: number, status: string): number {
      const one = tickets.get(ticket)!;
      const change = { OldValue: one.Status, NewValue: status };
      one.Status = status;
      return write(ticket, { Type: 'Status', Field: 'Status', ...change });
    },
    move(ticket: number, queue: string): number {
      tickets.get(ticket)!.Queue = queue;
      return write(ticket, { Type: 'Set', Field: 'Queue', OldValue: '3', NewValue: '6' });
    },
    merge(ticket: number, into: number): void {
      const link = {
        Type: 'AddLink',
        Field: 'MergedInto',
        NewValue: `fsck.com-rt://noc.test/ticket/${into}`,
      };
      tickets.get(ticket)!.EffectiveId = into;
      write(ticket, link);
      write(into, link);
    },
    reply: (ticket: number, Creator: string) => write(ticket, { Type: 'Correspond', Creator }),
  };
}

export type FakeWorld = ReturnType<typeof fakeWorld>;
