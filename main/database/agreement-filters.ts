import { addDays, type LocalDate } from '../../src/calendars/wall-time.ts';

/** What is asked of the agreements; null asks for all. */
export interface AgreementQuestion {
  /** Words that all have to be in the address, the customer or a ticket; each anywhere in it. */
  readonly words: string;
  /** `none` asks for the addresses without an agreement. */
  readonly tier: string | null;
  readonly provider: string | null;
  /** A local day on which the agreement is valid. */
  readonly on: LocalDate | null;
  /** In so many days from today the address is left without it. */
  readonly endsWithin: number | null;
  /** Whether a fault is open at the address. */
  readonly fault: 'open' | 'none' | null;
  /** The place in the list after which to go on; null from its beginning. */
  readonly after: string | null;
  readonly limit: number;
}

/** A condition on `agreement_rows` and its values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The addresses at which a fault is open. */
export const WITH_OPEN_FAULT = `
SELECT DISTINCT address FROM tickets INDEXED BY tickets_open_at_address
WHERE open = 1 AND address IS NOT NULL AND hidden IS NULL`;

/** What a question asks of a row besides its words. */
export function filtersOf(question: AgreementQuestion, today: LocalDate): Condition[] {
  const { tier, provider, on, fault } = question;
  const conditions: Condition[] = [];
  if (tier === 'none') conditions.push({ sql: 'tier IS NULL', values: [] });
  else if (tier !== null) conditions.push({ sql: 'tier = ?', values: [tier] });
  if (provider !== null) conditions.push({ sql: 'provider = ?', values: [provider] });
  if (on !== null) {
    conditions.push({ sql: 'from_date <= ? AND (to_date IS NULL OR to_date > ?)', values: [on, on] });
  }
  if (question.endsWithin !== null) conditions.push(endsWithin(question.endsWithin, today));
  if (fault !== null) {
    const within = fault === 'open' ? 'IN' : 'NOT IN';
    conditions.push({ sql: `address ${within} (${WITH_OPEN_FAULT})`, values: [] });
  }
  return conditions;
}

/** From tomorrow on, as on the wall: what ends today has ended. */
export function endsWithin(days: number, today: LocalDate): Condition {
  return { sql: 'ends > ? AND ends <= ?', values: [today, addDays(today, days)] };
}

/** Whether the row has a word, as it is sought. */
export function contains(word: string): Condition {
  return { sql: 'instr(words, ?) > 0', values: [word] };
}

/** All of some conditions as one. */
export function joined(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length > 0 ? conditions.map(({ sql }) => `(${sql})`).join(' AND ') : 'true',
    values: conditions.flatMap(({ values }) => values),
  };
}
