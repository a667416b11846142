import type { TicketBody, TransactionBody } from './rt-facts.ts';
import { fold, same } from './rt-texts.ts';

/** A ticket's custom fields, at its creation and now. A field nobody set has no values. */
export interface FieldHistory {
  readonly first: (field: string) => readonly string[];
  readonly now: (field: string) => readonly string[];
}

const isBlank = (text: string) => text.trim() === '';

/**
 * The values of a ticket's fields at its creation, for which RT writes no transaction. A value was there then
 * if the first change that names it took it away, or if it is there and no change names it. So it does not
 * matter whether the reading of the ticket is older than the last changes, or missing. Field names and values
 * are compared without regard to case.
 */
export function fieldHistory(
  transactions: readonly TransactionBody[],
  current: TicketBody | null,
): FieldHistory {
  const changes = transactions.filter((one) => one.type === 'CustomField');
  const changesOf = (field: string) => changes.filter((one) => same(one.field, field));
  const shown = (field: string) =>
    Object.entries(current?.fields ?? {})
      .find(([name]) => same(name, field))?.[1]
      .filter((value) => !isBlank(value));

  const first = (field: string) => {
    const named = new Set<string>();
    const result: string[] = [];
    for (const change of changesOf(field)) {
      if (!isBlank(change.old) && !named.has(fold(change.old))) result.push(change.old);
      named.add(fold(change.old)).add(fold(change.new));
    }
    return [...result, ...(shown(field) ?? []).filter((value) => !named.has(fold(value)))];
  };
  const now = (field: string) => {
    const values = shown(field);
    if (values) return values;
    const replayed = first(field);
    for (const change of changesOf(field)) {
      const at = replayed.findIndex((value) => same(value, change.old));
      if (at >= 0) replayed.splice(at, 1);
      if (!isBlank(change.new)) replayed.push(change.new);
    }
    return replayed;
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
