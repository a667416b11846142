import type { Terms } from '../agreements/terms.ts';
import type { Instant, Period } from '../calendars/period.ts';
import { type LocalDate, localDateAt, localDays } from '../calendars/wall-time.ts';
import { type HoursNow, hoursOf } from './desk-hours.ts';
import { deskTape, type TapeStretch } from './desk-tape.ts';
import type { JudgedBoard } from './judged-board.ts';
import { type HoursOf, type KeptHours, keptHours } from './opening-hours.ts';

/** Hours as one line of the wall: whether they are open, when that changes, and the week around now. */
export interface OpeningLine {
  readonly key: string;
  readonly of: readonly HoursOf[];
  readonly zone: string;
  /** null: not known. */
  readonly hours: HoursNow | null;
  /** The public holiday that keeps it closed today; null when none does. */
  readonly holiday: string | null;
  readonly tape: readonly TapeStretch[];
}

/** A provider, how to reach it, and its hours. */
export interface ProviderHours {
  readonly provider: string;
  readonly name: string;
  readonly zone: string;
  readonly contacts: Terms['contacts'];
  readonly lines: readonly OpeningLine[];
  /** The holidays from today to the end of the tape that close any of the lines, in order. */
  readonly holidays: readonly { readonly at: Instant; readonly name: string }[];
}

/** What opens and what closes next, all at one instant. */
export interface NextChange {
  readonly at: Instant;
  readonly closes: readonly ChangingHours[];
  readonly opens: readonly ChangingHours[];
}

export interface ChangingHours {
  readonly provider: string;
  readonly of: readonly HoursOf[];
}

/** Which desks and promises of every provider are open now. It rests on calendars alone, never on sources. */
export interface OpenNow {
  readonly span: Period;
  /** Where local days of the wall's zone begin on the tape. */
  readonly midnights: readonly Instant[];
  readonly providers: readonly ProviderHours[];
  readonly next: NextChange | null;
  /** Lines that found no place. */
  readonly more: number;
}

const HOUR = 3_600_000;
/** The tape: half a day back, so that today's opening is on it, and beyond the longest closing of Easter. */
const BACK = 12 * HOUR;
const AHEAD = 156 * HOUR;

/** The hours of all providers at the board's now, in at most `places` lines. */
export function openNow(board: JudgedBoard, zone: string | null, places: number): OpenNow {
  const span = { start: board.now - BACK, end: board.now + AHEAD };
  const all = board.terms.map((terms) => providerHours(terms, board, span));
  let left = places;
  const providers = all.flatMap((provider) => {
    const lines = provider.lines.slice(0, left);
    left -= lines.length;
    return lines.length > 0 ? [{ ...provider, lines }] : [];
  });
  const count = all.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    span,
    midnights: zone === null ? [] : midnightsOf(span, zone),
    providers,
    next: nextChange(all),
    more: count - (places - left),
  };
}

function providerHours(terms: Terms, board: JudgedBoard, span: Period): ProviderHours {
  const kept = keptHours(terms, board);
  return {
    provider: terms.provider,
    name: terms.name,
    zone: terms.zone,
    contacts: terms.contacts,
    lines: kept.map((hours, i) => lineOf(hours, `${terms.provider}/${i}`, terms, board, span)),
    holidays: holidaysOf(kept, terms.zone, board, span),
  };
}

function lineOf(kept: KeptHours, key: string, terms: Terms, board: JudgedBoard, span: Period): OpeningLine {
  const { calendar, calendars, of } = kept;
  const zone = calendar?.zone ?? terms.zone;
  const hours = calendar && hoursOf(calendar, board.now);
  const today = localDateAt(board.now, zone);
  const names = calendars.map((id) => board.holidays.get(id)?.get(today));
  const holiday = hours?.kind === 'closed' ? (names.find((name) => name !== undefined) ?? null) : null;
  return { key, of, zone, hours, holiday, tape: deskTape(calendar, span) };
}

function holidaysOf(kept: readonly KeptHours[], zone: string, board: JudgedBoard, span: Period) {
  const names = new Map<LocalDate, string>();
  for (const id of kept.flatMap(({ calendars }) => calendars)) {
    for (const [date, name] of board.holidays.get(id) ?? []) names.set(date, name);
  }
  return daysOf({ start: board.now, end: span.end }, zone).flatMap(({ date, start }) => {
    const name = names.get(date);
    return name === undefined ? [] : [{ at: start, name }];
  });
}

/** The local days that have a part in the span. */
function daysOf(span: Period, zone: string) {
  const last = localDateAt(span.end + 24 * HOUR, zone);
  return [...localDays(localDateAt(span.start, zone), last, zone)].filter(({ start }) => start < span.end);
}

function midnightsOf(span: Period, zone: string): Instant[] {
  return daysOf(span, zone).flatMap(({ start }) => (start > span.start ? [start] : []));
}

function nextChange(providers: readonly ProviderHours[]): NextChange | null {
  const lines = providers.flatMap(({ name, lines }) => lines.map((line) => ({ provider: name, ...line })));
  const at = Math.min(...lines.map(({ hours }) => hours?.until ?? Infinity));
  if (at === Infinity) return null;
  const changing = lines.filter(({ hours }) => hours?.until === at);
  const of = (kind: HoursNow['kind']) =>
    changing.filter(({ hours }) => hours?.kind === kind).map(({ provider, of }) => ({ provider, of }));
  return { at, closes: of('open'), opens: of('closed') };
}
