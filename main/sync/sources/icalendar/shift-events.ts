import { fold } from '../../../../src/spelling/fold.ts';
import type { CalendarEvent } from './calendar-event.ts';
import { type ContentLine, textOfValue, textsOfValue } from './content-lines.ts';
import { quoted, readable, Unreadable } from './problem.ts';
import { categoryKey } from './work-details.ts';

/** Somebody of the configuration's `people:`, as far as a calendar can name them. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
}

/** Who is on duty by one event: `person` is their name where nobody in the configuration is meant. */
export interface OnCall {
  readonly person: string;
  readonly name: string;
  /** Whether the configuration has them, so that a channel may reach them. */
  readonly isKnown: boolean;
}

/** How the events of a roster are to be read. */
export interface RosterReading {
  readonly people: readonly NamedPerson[];
  readonly level: number;
  /** Levels by category, in capitals. */
  readonly levels: ReadonlyMap<string, number>;
}

/**
 * Who is on duty by an event: whom an ATTENDEE names by e-mail, else by name; else whom SUMMARY names or has in it. A name
 * that the configuration does not have counts as it is written. Throws `Unreadable` where nobody is named.
 */
export function onCallOf({ component }: CalendarEvent, { people }: RosterReading): OnCall[] {
  const attendees = component.properties.filter(isTaken);
  const invited = attendees.flatMap(
    (one) => personOf(people, mailOf(one)) ?? personOf(people, one.parameters.get('CN') ?? '') ?? [],
  );
  if (invited.length > 0) return known(invited);
  const summary = textOf(component.properties.find(({ name }) => name === 'SUMMARY'));
  const whole = personOf(people, summary);
  if (whole) return known([whole]);
  const named = people.filter(({ name, email }) => [name, email ?? ''].some((one) => isWithin(summary, one)));
  const within = named.length > 0 ? named : people.filter(({ id }) => isWithin(summary, id));
  if (within.length > 0) return known(within);
  const name = textOf(attendees[0], 'CN') || summary;
  if (name !== '') return [{ person: name, name, isKnown: false }];
  const reason = 'the event names nobody; write who is on duty as SUMMARY';
  throw new Unreadable({ line: component.line, name: null }, reason);
}

/** The level of an event: by X-WALLCLOCK-LEVEL, else by its category, else that of the source. */
export function levelOf({ component }: CalendarEvent, { level, levels }: RosterReading): number {
  const own = component.properties.find(
    ({ name, value }) => name === 'X-WALLCLOCK-LEVEL' && value.trim() !== '',
  );
  if (own) {
    return readable(
      own,
      (value) => (/^[1-9]$/.test(value) ? Number(value) : null),
      (value) => `${value} is not a level; write 1 to 9`,
    );
  }
  const categories = component.properties.filter(({ name }) => name === 'CATEGORIES');
  for (const category of categories.flatMap(({ value }) => textsOfValue(value))) {
    const named = levels.get(categoryKey(category));
    if (named !== undefined) return named;
  }
  return level;
}

/** Names that nobody of the configuration has, in quotes. */
export function unknownNames(shifts: Iterable<OnCall>): string[] {
  return [...new Set([...shifts].filter(({ isKnown }) => !isKnown).map(({ name }) => quoted(name)))];
}

function known(people: readonly NamedPerson[]): OnCall[] {
  return [...new Map(people.map(({ id, name }) => [id, { person: id, name, isKnown: true }])).values()];
}

/** The only person with that id, name or e-mail. */
function personOf(people: readonly NamedPerson[], written: string): NamedPerson | undefined {
  const key = fold(written.trim());
  if (key === '') return undefined;
  return people.find(({ id, name, email }) => [id, name, email ?? ''].some((one) => fold(one) === key));
}

/** Whether a text has a name as whole words. */
function isWithin(text: string, name: string): boolean {
  return name !== '' && ` ${fold(text)} `.includes(` ${fold(name)} `);
}

/** An attendee who has not declined, and is no room or device. */
function isTaken({ name, parameters }: ContentLine): boolean {
  if (name !== 'ATTENDEE' || /^DECLINED$/i.test(parameters.get('PARTSTAT') ?? '')) return false;
  return !/^(ROOM|RESOURCE)$/i.test(parameters.get('CUTYPE') ?? '');
}

function mailOf({ value }: ContentLine): string {
  return value.trim().replace(/^mailto:/i, '');
}

function textOf(property: ContentLine | undefined, parameter?: string): string {
  if (!property) return '';
  const value = parameter === undefined ? property.value : (property.parameters.get(parameter) ?? '');
  return textOfValue(value).replace(/\s+/g, ' ').slice(0, 200);
}
