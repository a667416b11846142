import type { Component } from './components.ts';
import { type ContentLine, textOfValue } from './content-lines.ts';
import { Unreadable } from './problem.ts';

const LONGEST_TEXT = 2000;

/** The properties of one event by name. */
export class Properties {
  readonly #byName: ReadonlyMap<string, readonly ContentLine[]>;

  constructor(component: Component) {
    this.#byName = Map.groupBy(component.properties, ({ name }) => name);
  }

  /** All of a name, in order; empty ones are none. */
  all(name: string): readonly ContentLine[] {
    return (this.#byName.get(name) ?? []).filter(({ value }) => value.trim() !== '');
  }

  /** The only one of a name. Throws `Unreadable` when there are several that differ. */
  filled(name: string): ContentLine | undefined {
    const [first, ...others] = this.all(name);
    const other = others.find(({ value }) => value.trim() !== first.value.trim());
    if (other) throw new Unreadable(other, `stands twice, first on line ${first.line}; leave one`);
    return first;
  }

  /**
   * The only text of a name; null when there is none. Throws `Unreadable`, also for one that is far too long.
   */
  text(name: string): string | null {
    const property = this.filled(name);
    return property ? shortText(property) : null;
  }

  /** The texts of a name, each once. Throws `Unreadable` for one that is far too long. */
  texts(name: string): string[] {
    return [...new Set(this.all(name).map(shortText))].filter((text) => text !== '');
  }
}

function shortText(property: ContentLine): string {
  const text = textOfValue(property.value);
  if (text.length <= LONGEST_TEXT) return text;
  const length = text.length.toLocaleString('en-US');
  throw new Unreadable(property, `has ${length} characters, more than ${LONGEST_TEXT}; shorten it`);
}
