import { breathe } from '../received/breathe.ts';
import { type ContentLine, contentLine, physicalLines, unfolded } from './content-lines.ts';
import { type Problem, quoted } from './problem.ts';

/** What stands between a BEGIN and its END. */
export interface Component {
  /** In capitals: `VEVENT`. */
  readonly name: string;
  /** The line of its BEGIN. */
  readonly line: number;
  readonly properties: readonly ContentLine[];
  readonly components: readonly Component[];
  /** As it stands in the file. */
  readonly raw: string;
}

/** The calendars of a text, and what of it could not be taken apart. */
interface TakenApart {
  readonly calendars: readonly Component[];
  readonly problems: readonly Problem[];
  /** Events without an end: what could be read of each. */
  readonly unfinished: readonly Component[];
  /** Whether a calendar has no end, so that nobody knows what came after. */
  readonly cut: boolean;
  /** Whether something has no beginning, so that nobody knows what it was. */
  readonly headless: boolean;
}

interface Open {
  readonly name: string;
  readonly line: number;
  readonly properties: ContentLine[];
  readonly components: Component[];
}

const BREATH = 5000;
/** Calendars, events and alarms make three. */
const MOST_DEPTH = 12;

/** Components that say nothing about planned work. */
const PASSED_OVER = /^(VTODO|VJOURNAL|VFREEBUSY|VALARM|VAVAILABILITY|X-.*|IANA-.*)$/;

/**
 * Takes a text apart into its components, with their lines. One that is broken does not keep the others from
 * being read: its problem says where it stands.
 */
export async function takenApart(text: string): Promise<TakenApart> {
  const lines = physicalLines(text);
  const calendars: Component[] = [];
  const unfinished: Component[] = [];
  const problems: Problem[] = [];
  const open: Open[] = [];
  let cut = false;
  let headless = false;
  let tooDeep = false;

  const note = (line: number, property: string | null, raw: string, reason: string) =>
    problems.push({ line, property, raw, reason });
  const close = (lastLine: number): Component => {
    const { name, line, properties, components } = open.pop()!;
    return {
      name,
      line,
      properties,
      components,
      // Put together only where it is asked for: what lies within one another would be copied again and again.
      get raw() {
        return lines.slice(line - 1, lastLine).join('\n');
      },
    };
  };
  /** Closes what has no end of its own, down to a depth. */
  const abandon = (depth: number, lastLine: number) => {
    while (open.length > depth) {
      const component = close(lastLine);
      if (component.name === 'VCALENDAR') {
        cut = true;
        const reason = `has no END:VCALENDAR: the file is cut off after line ${lastLine}; send it whole`;
        note(component.line, null, component.raw.slice(-200), reason);
        calendars.push(component);
      } else if (component.name === 'VEVENT') {
        unfinished.push(component);
        const reason = `the event has no END:VEVENT up to line ${lastLine}; write the calendar anew, whole`;
        note(component.line, null, component.raw, reason);
      }
    }
  };
  const begin = (name: string, line: number) => {
    if (name === 'VCALENDAR') abandon(0, line - 1);
    // Events do not hold events: one that begins in another shows that the first has lost its end.
    if (/^(VEVENT|VTIMEZONE|VTODO|VJOURNAL|VFREEBUSY)$/.test(name)) abandon(1, line - 1);
    if (open.length < MOST_DEPTH) {
      open.push({ name, line, properties: [], components: [] });
    } else if (!tooDeep) {
      tooDeep = true;
      headless = true;
      const reason = `lies more than ${MOST_DEPTH} deep, so ends are missing before it; write the calendar anew, whole`;
      note(line, null, `BEGIN:${name}`, reason);
    }
  };
  const end = (name: string, line: number) => {
    const depth = open.findLastIndex((one) => one.name === name);
    if (depth < 0) {
      headless = true;
      note(line, null, `END:${name}`, 'nothing that ends here has begun; write the calendar anew, whole');
      return;
    }
    abandon(depth + 1, line - 1);
    const component = close(line);
    if (name === 'VCALENDAR') calendars.push(component);
    else open.at(-1)?.components.push(component);
  };

  const all = unfolded(lines);
  for (const [i, unfoldedLine] of all.entries()) {
    if (i % BREATH === BREATH - 1) await breathe();
    const { line } = unfoldedLine;
    if (unfoldedLine.text.trim() === '') continue;
    const property = contentLine(unfoldedLine);
    const name = property?.value.trim().toUpperCase() ?? '';
    if (property?.name === 'BEGIN') begin(name, line);
    else if (property?.name === 'END') end(name, line);
    else if (open.some((one) => PASSED_OVER.test(one.name))) continue;
    else if (property && open.length > 0) open.at(-1)!.properties.push(property);
    else if (open.length === 0 || unfoldedLine !== all.at(-1)) {
      // The last line of a file that was cut off is told by what has no end.
      const where = open.length > 0 ? 'is not a property' : 'stands outside of a calendar';
      const reason = `${quoted(unfoldedLine.text)} ${where} and was left out; correct it`;
      note(line, null, unfoldedLine.text, reason);
    }
  }
  abandon(0, lines.at(-1) === '' ? lines.length - 1 : lines.length);
  return { calendars, problems, unfinished, cut, headless };
}
