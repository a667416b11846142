import type { Instant } from '../../../../src/calendars/period.ts';
import { SourceError } from '../../source.ts';
import { breathe } from '../received/breathe.ts';
import { type CalendarEvent, eventOf, recurs } from './calendar-event.ts';
import { type Component, takenApart } from './components.ts';
import { textOfValue } from './content-lines.ts';
import { type Problem, quoted, Unreadable } from './problem.ts';
import { type FoundWindow, type LostWindow, type Telling, windowsOf } from './series.ts';
import { timeOf } from './time-values.ts';
import type { Reading } from './work-details.ts';
import { type Zone, Zones } from './zones.ts';

const MOST_WINDOWS = 50_000;

/** A calendar as it was read, before it is compared with what is on file. */
export interface ReadCalendar {
  readonly windows: readonly FoundWindow[];
  readonly problems: readonly Problem[];
  /** What could not be read, and so must not be retired. */
  readonly lost: readonly LostWindow[];
  /** Whether the file is cut off, so that nobody knows what came after. */
  readonly cut: boolean;
  /** Since when windows are told. */
  readonly since: Instant;
}

/** How a calendar is to be read. */
export interface Wanted extends Telling {
  readonly reading: Reading;
  /** The zone of times and dates that name none. */
  readonly floating: Zone;
}

/** Reads the text of a calendar. Throws `SourceError` when it is none, or has far too much in it. */
export async function readCalendar(text: string, shown: string, wanted: Wanted): Promise<ReadCalendar> {
  const { calendars, unfinished, problems: broken, cut, headless } = await takenApart(text);
  if (calendars.length === 0) throw new SourceError(`${shown} ${whyNoCalendar(text)}`);
  const problems = [...broken];
  const lost: LostWindow[] = unfinished.map((component) => lostWith(component, null));
  if (headless) lost.push({ uid: null, replaces: null, andLater: false });
  const events: CalendarEvent[] = [];
  for (const calendar of calendars) {
    const zones = new Zones(
      wanted.floating,
      calendar.components.filter(({ name }) => name === 'VTIMEZONE'),
    );
    const method =
      calendar.properties
        .find(({ name }) => name === 'METHOD')
        ?.value.trim()
        .toUpperCase() ?? null;
    for (const component of calendar.components) {
      if (component.name !== 'VEVENT') continue;
      try {
        const event = eventOf(component, method, zones, wanted.reading);
        events.push(event);
        problems.push(...event.doubts);
      } catch (error) {
        problems.push(problemOf(error, component));
        lost.push(lostWith(component, zones));
      }
      // One event can be a lot of work.
      await breathe();
    }
  }
  const windows: FoundWindow[] = [];
  const lostOf = Map.groupBy(lost, ({ uid }) => uid);
  for (const [uid, all] of Map.groupBy(events, (event) => event.uid)) {
    try {
      const found = windowsOf(all, lostOf.get(uid) ?? [], wanted);
      if (cut && all.some((event) => recurs(event) || event.replaces)) {
        problems.push(withheld(all[0]));
        lost.push({ uid, replaces: null, andLater: false });
      } else {
        windows.push(...found.windows);
        problems.push(...found.superseded.map(superseded));
      }
    } catch (error) {
      problems.push(problemOf(error, (all.find(recurs) ?? all[0]).component));
      lost.push({ uid, replaces: null, andLater: false });
    }
    if (windows.length > MOST_WINDOWS) throw new SourceError(`${shown} ${tooMuch()}`);
    await breathe();
  }
  return { windows, problems, lost, cut, since: wanted.span.start };
}

/** A problem of an event; what nobody foresaw goes on. */
function problemOf(error: unknown, { raw }: Component): Problem {
  if (!(error instanceof Unreadable)) throw error;
  return { line: error.line, property: error.property, raw, reason: error.message };
}

function withheld({ component }: CalendarEvent): Problem {
  const reason =
    'this work recurs, and its moved and cancelled windows may have been cut off; it stays as last read';
  return { line: component.line, property: null, raw: component.raw, reason };
}

function superseded({ component }: CalendarEvent): Problem {
  const property = component.properties.find(({ name }) => name === 'RECURRENCE-ID')!;
  const found = `${quoted(property.value)} is no window of the series any more, which has a higher SEQUENCE`;
  const reason = `${found}, so it was left out; take it out, or move a window that there is`;
  return { line: property.line, property: property.name, raw: component.raw, reason };
}

/** What is lost with an event that cannot be read, as far as it can be told. */
function lostWith({ properties }: Component, zones: Zones | null): LostWindow {
  const named = properties.find(({ name }) => name === 'UID');
  const uid = named ? textOfValue(named.value) || null : null;
  const replacing = properties.find(({ name }) => name === 'RECURRENCE-ID');
  const andLater = /^THISANDFUTURE$/i.test(replacing?.parameters.get('RANGE') ?? '');
  try {
    const replaces = replacing && zones ? timeOf(replacing, zones) : null;
    return { uid, replaces, andLater };
  } catch {
    return { uid, replaces: null, andLater };
  }
}

function whyNoCalendar(text: string): string {
  const begin = text.trimStart();
  if (begin === '') return 'is empty; write at least BEGIN:VCALENDAR and END:VCALENDAR';
  if (/^[{[]/.test(begin)) return 'is JSON, not a calendar; ask for iCalendar (.ics)';
  if (/^<\?xml/i.test(begin)) return 'is XML, not a calendar; ask for iCalendar (.ics)';
  return 'has no BEGIN:VCALENDAR; check that it is an iCalendar file (.ics)';
}

function tooMuch(): string {
  const most = MOST_WINDOWS.toLocaleString('en-US');
  return `has more than ${most} windows; export only planned work, of the last months and the next year`;
}
