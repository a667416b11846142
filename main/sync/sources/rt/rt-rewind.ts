import type { TicketBody, TransactionBody } from './rt-facts.ts';

/** A ticket's custom fields, at its creation and now. A field nobody set has no values. */
export interface FieldHistory {
  readonly first: (field: string) => readonly string[];
  readonly now: (field: string) => readonly string[];
}

const fold = (text: string) => text.trim().toLocaleLowerCase('und');

/**
 * The values of a ticket's fields at its creation: "none: rebuild backwards from the current value". Each
 * change is undone from the last to the first. Where RT no longer shows the ticket, what the changes say is
 * all there is. Field names are compared without regard to case.
 */
export function fieldHistory(
  transactions: readonly TransactionBody[],
  current: TicketBody | null,
): FieldHistory {
  const changes = transactions.filter((one) => one.type === 'CustomField');
  const changesOf = (field: string) => changes.filter((one) => fold(one.field) === fold(field));
  const shown = (field: string) =>
    Object.entries(current?.fields ?? {}).find(([name]) => fold(name) === fold(field))?.[1];
  const now = (field: string) => {
    const values =
      shown(field) ??
      changesOf(field)
        .slice(-1)
        .map((one) => one.new);
    return values.filter((value) => value.trim() !== '');
  };
  const first = (field: string) => {
    const values = [...now(field)];
    for (const change of changesOf(field).toReversed()) {
      const at = values.findIndex((value) => fold(value) === fold(change.new));
      if (at >= 0) values.splice(at, 1);
      if (change.old.trim() !== '') values.push(change.old);
    }
    return values;
  };
  return { first, now };
}

/** The status a ticket was created with; null when nothing says. */
export function firstStatus(
  transactions: readonly TransactionBody[],
  current: TicketBody | null,
): string | null {
  const change = transactions.find((one) => one.type === 'Status');
  return change ? change.old : (current?.status ?? null);
}
