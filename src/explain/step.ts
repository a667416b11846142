import type { Explained } from './explain.ts';
import type { Cause, Decision, Step } from './ledger.ts';

/** Settings that were applied, by name as in the terms, each with its value as the terms have it. */
export type Applied = Readonly<Record<string, string | number | readonly string[] | null>>;

/** One step, with the sentence of its rule if there is one, and the settings that decided it. */
export function step(what: Decision, sentence: string | null | undefined, applied: Applied = {}): Step {
  const readings = Object.entries(applied).map(([name, value]) => ({ name, value: valueText(value) }));
  return { what, sentence: sentence ?? null, readings };
}

/** A setting's value in words; an empty list and null are `none`. */
export function valueText(value: Applied[string]): string {
  if (value === null) return 'none';
  if (typeof value === 'object') return value.length === 0 ? 'none' : value.join(', ');
  return String(value);
}

/** The events are those of the ticket's life; a clock's evidence names them by their index. */
export function causeOf({ verdict }: Explained, index: number): Cause {
  const { at, type } = verdict.life.events[index];
  return { at, type, index };
}

/** The id of a calendar without what tells an older version of it apart. */
export function plainCalendarId(id: string): string {
  return id.split('@')[0];
}
