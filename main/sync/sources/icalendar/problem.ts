import type { Quarantined } from '../../source.ts';
import { boundedQuarantine, type LineProblem, placeIn } from '../received/quarantine.ts';
import type { ContentLine } from './content-lines.ts';

/** What is wrong in a calendar, or worth knowing about it. */
export interface Problem extends LineProblem {
  readonly line: number;
  readonly property: string | null;
}

/** A property that cannot be read: the event it belongs to is put aside with this reason. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly line: number;
  readonly property: string | null;

  constructor({ line, name }: { readonly line: number; readonly name: string | null }, reason: string) {
    super(reason);
    this.line = line;
    this.property = name;
  }
}

/** What `read` makes of a property's value; throws `Unreadable` with `reason` when that is null. */
export function readable<T>(
  property: ContentLine,
  read: (value: string) => T | null,
  reason: (value: string) => string,
): T {
  const value = read(property.value.trim());
  if (value === null) throw new Unreadable(property, reason(quoted(property.value)));
  return value;
}

/** A value as messages repeat it: in quotes, and not too long. */
export function quoted(value: string): string {
  const short = value.trim();
  return `'${short.length > 60 ? `${short.slice(0, 60)}…` : short}'`;
}

/** Where a problem stands: `work.ics line 14, DTSTART`. */
const placeOf = (shown: string, { line, property }: Problem) => placeIn(shown, line, property);

/** A whole sentence: `work.ics line 14, DTEND: '20260329T000000' is not after …`. */
export function sentenceOf(shown: string, problem: Problem): string {
  return `${placeOf(shown, problem)}: ${problem.reason}`;
}

/** The problems of a calendar as they are kept. */
export function quarantineOf(shown: string, problems: readonly Problem[]): Quarantined[] {
  return boundedQuarantine(shown, problems, placeOf);
}
