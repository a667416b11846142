import ICAL from 'ical.js';
import type { Instant } from '../../../../src/calendars/period.ts';
import { instantOf, isZone, type LocalDate } from '../../../../src/calendars/wall-time.ts';
import { didYouMean } from '../../did-you-mean.ts';
import type { Component } from './components.ts';
import { type ContentLine, textOfValue } from './content-lines.ts';
import { quoted, Unreadable } from './problem.ts';
import { ianaNameOf } from './windows-zones.ts';

/** Guessing takes a while: a file full of wrong zones is not to take all of the station's time. */
const MOST_GUESSES = 20;
const LONGEST_GUESS = 60;

/** A zone in which local times are meant. */
export interface Zone {
  /** The instant at which clocks show `second` seconds past the midnight that begins `date`. */
  readonly instantOf: (date: LocalDate, second: number) => Instant;
}

/** A zone that this machine knows. A time that is skipped or comes twice is taken as RFC 5545 says. */
export function knownZone(name: string): Zone {
  return {
    instantOf(date, second) {
      const minute = Math.floor(second / 60);
      return instantOf(date, minute, name) + (second - minute * 60) * 1000;
    },
  };
}

export const UTC = knownZone('UTC');

/** The zones that a calendar may name: those of the machine, and those that the file itself defines. */
export class Zones {
  /** The zone of times and dates that name none. */
  readonly floating: Zone;
  readonly #defined: ReadonlyMap<string, Component>;
  readonly #found = new Map<string, Zone | string>();

  constructor(floating: Zone, definitions: readonly Component[]) {
    this.floating = floating;
    this.#defined = new Map(
      definitions.map((one) => [
        textOfValue(one.properties.find(({ name }) => name === 'TZID')?.value ?? ''),
        one,
      ]),
    );
  }

  /** The zone in which a property is meant. Throws `Unreadable` for one that nobody knows. */
  of(property: ContentLine): Zone {
    const id = property.parameters.get('TZID');
    if (id === undefined) return this.floating;
    if (!this.#found.has(id)) this.#found.set(id, this.#find(id));
    const found = this.#found.get(id)!;
    if (typeof found === 'string') throw new Unreadable(property, found);
    return found;
  }

  #find(id: string): Zone | string {
    const name = knownName(id);
    if (name !== null) return knownZone(name);
    const definition = this.#defined.get(textOfValue(id));
    if (definition) return definedZone(definition, id);
    const guess = this.#found.size < MOST_GUESSES && id.length < LONGEST_GUESS;
    const meant = ianaNameOf(id) ?? (guess ? didYouMean(id, Intl.supportedValuesOf('timeZone')) : null);
    const hint = meant ? `did you mean '${meant}'?` : 'name one such as Europe/Copenhagen';
    return `${quoted(id)} is not a known time zone and the file has no VTIMEZONE of that name; ${hint}`;
  }
}

/** The name of a zone that the machine knows; globally unique ids carry one at their end. */
function knownName(id: string): string | null {
  if (isZone(id)) return id;
  if (!id.startsWith('/')) return null;
  const parts = id.split('/');
  for (let from = 1; from < parts.length; from++) {
    const name = parts.slice(from).join('/');
    if (name.includes('/') && isZone(name)) return name;
  }
  return null;
}

/** A zone as the file's own VTIMEZONE has it; a text says what is wrong with it. */
function definedZone(definition: Component, id: string): Zone | string {
  const where = `the VTIMEZONE ${quoted(id)} on line ${definition.line}`;
  const observances = definition.components.filter(({ name }) => /^(STANDARD|DAYLIGHT)$/.test(name));
  if (observances.length === 0) return `${where} says no offsets; name a zone such as Europe/Copenhagen`;
  for (const { properties } of observances) {
    const rule = properties.find(({ name }) => name === 'RRULE')?.value;
    // The library goes through every occurrence: only yearly ones come to an end in reasonable time.
    if (rule !== undefined && !/(^|;)FREQ=YEARLY(;|$)/i.test(rule)) {
      return `${where} has a rule that is not yearly; name a zone such as Europe/Copenhagen`;
    }
  }
  try {
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(definition.raw.replaceAll('\n', '\r\n'))));
    const offsetAt = (wall: number) => zone.utcOffset(ICAL.Time.fromJSDate(new Date(wall), true)) * 1000;
    const defined = { instantOf: (date: LocalDate, second: number) => instantAt(date, second, offsetAt) };
    if (Number.isFinite(defined.instantOf('2026-01-05', 0))) return defined;
  } catch {
    // Whatever it stumbled over, the remedy is the same.
  }
  return `${where} cannot be read; name a zone such as Europe/Copenhagen`;
}

const DAY_MS = 86_400_000;

/**
 * The instant at which clocks show a time, by the offset that is told for a time on the wall, in milliseconds. Around
 * a change of clocks the offset is the new one as soon as either may be meant; a time that is skipped or comes twice
 * is taken by the offset of before, as `wall-time.ts` takes it.
 */
function instantAt(date: LocalDate, second: number, offsetAt: (wall: number) => number): Instant {
  const wall = Date.parse(`${date}T00:00:00Z`) + second * 1000;
  const [before, after] = [offsetAt(wall - DAY_MS), offsetAt(wall)];
  const isEither = before !== after && offsetAt(wall - Math.abs(after - before)) === before;
  return wall - (isEither ? before : after);
}
