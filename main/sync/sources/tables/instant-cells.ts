import { parseInstant, parseLocalDate } from '../../../../src/calendars/iso.ts';
import { instantsShowing, localTimeWithOffset } from '../local-time.ts';
import type { Reading } from './cells.ts';

const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,3})?)?(?: ?(Z|[+-]\d{2}:\d{2}))?)?$/i;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? (\d{1,2}):(\d{2}))?$/;

/**
 * Reads an instant: `2026-03-23T14:10:00+01:00`, or without an offset the local time of `zone`, `2026-03-23 14:10`. A
 * local time that does not exist, or comes twice, is refused with what to write instead.
 */
export function readInstant(text: string, zone: string): Reading {
  const match = WRITTEN.exec(text);
  if (!match) return { wrong: `'${text}' is not an instant such as 2026-03-23 14:10; ${remedyFor(text)}` };
  const [, date, minutes, seconds = ':00', offset] = match;
  if (parseLocalDate(date) === null) {
    return { wrong: `the date ${date} does not exist; correct the day or the month` };
  }
  if (minutes === undefined) return { wrong: `'${text}' is a day without a time; write ${date} 00:00` };
  if (parseInstant(`${date}T${minutes}${seconds}Z`) === null) {
    return { wrong: `the time ${minutes}${match[3] ?? ''} does not exist; correct the hours or the minutes` };
  }
  if (offset !== undefined) {
    const at = parseInstant(`${date}T${minutes}${seconds}${offset.toUpperCase()}`);
    return at === null ? { wrong: `the offset ${offset} does not exist; correct it` } : { value: at };
  }
  const instants = instantsShowing(`${date}T${minutes}${seconds}`, zone);
  if (instants.length === 1) return { value: instants[0] };
  if (instants.length === 0) {
    return {
      wrong: `'${text}' does not exist in ${zone}, the clocks are set forward then; correct the time`,
    };
  }
  const meant = instants.map((at) => localTimeWithOffset(at, zone)).join(' or ');
  return { wrong: `'${text}' comes twice in ${zone}, the clocks are set back then; write ${meant}` };
}

/** What to write instead of a date as Germans and Danes write it, else what to write at all. */
function remedyFor(text: string): string {
  const dotted = DOTTED.exec(text);
  if (!dotted) return 'write the date, the time, and an offset where it is not local time';
  const [, day, month, year, hour = '00', minute = '00'] = dotted;
  return `write ${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')} ${hour.padStart(2, '0')}:${minute}`;
}
