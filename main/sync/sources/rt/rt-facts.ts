import type { SourceRecord } from '../../source.ts';
import type { RtTicket, RtTransaction } from './rt-answers.ts';

/** A transaction of RT as it is kept. */
export interface TransactionBody {
  readonly ticketId: string;
  readonly type: string;
  /** The field's name, for changes of custom fields; RT's own word otherwise. */
  readonly field: string;
  readonly old: string;
  readonly new: string;
  readonly creator: string;
  /** Whether RT calls the creator privileged; null for RT's own users. */
  readonly staff: boolean | null;
}

/** A ticket of RT as it reads now. */
export interface TicketBody {
  readonly queue: string;
  readonly subject: string;
  readonly status: string;
  readonly requestors: readonly string[];
  readonly priority: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Why RT no longer shows it to us; null while it does. */
  readonly hidden: string | null;
}

/** RT's own users: neither staff nor customers. */
export const RT_USERS: readonly string[] = ['RT_System', 'Nobody'];

/** The record of a transaction; `fieldName` translates a custom field's number. */
export function transactionRecord(
  transaction: RtTransaction,
  staff: boolean | null,
  fieldName: (id: string) => string,
): SourceRecord {
  const body: TransactionBody = {
    ticketId: transaction.ObjectId,
    type: transaction.Type,
    field: transaction.Type === 'CustomField' ? fieldName(transaction.Field) : transaction.Field,
    old: transaction.OldValue,
    new: transaction.NewValue,
    creator: transaction.Creator?.id ?? '',
    staff,
  };
  const at = Date.parse(transaction.Created);
  return { kind: 'rt.transaction', record: transaction.id, sequence: Number(transaction.id), at, body };
}

/** The record of a ticket as RT shows it. */
export function ticketRecord(ticket: RtTicket): SourceRecord {
  const fields = Object.fromEntries(
    ticket.CustomFields.map((field): [string, readonly string[]] => [field.name, field.values]).sort(
      ([a], [b]) => (a < b ? -1 : 1),
    ),
  );
  const body: TicketBody = {
    queue: ticket.Queue.Name,
    subject: ticket.Subject,
    status: ticket.Status,
    requestors: ticket.Requestor.map((user) => user.id),
    priority: ticket.Priority,
    fields,
    hidden: null,
  };
  return { kind: 'rt.ticket', record: ticket.id, sequence: 0, at: Date.parse(ticket.Created), body };
}
