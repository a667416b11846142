import { isUtf8 } from 'node:buffer';
import { type Content, textOf } from '../received/content.ts';
import { CALENDAR } from './received-calendar.ts';

/** A letter of several bytes that a line was folded in the middle of. */
const FOLDED_LETTER = /([\xc2-\xf4][\x80-\xbf]*)(\r?\n[ \t])([\x80-\xbf]+)/g;

/**
 * The text of a calendar. Lines may be folded "in the middle of a multi-octet sequence": such letters are put
 * together first. Throws `SourceError` for what is not UTF-8, and for a web page.
 */
export function calendarText(content: Content, shown: string): string {
  return textOf(isUtf8(content.bytes) ? content : mended(content), shown, CALENDAR);
}

function mended(content: Content): Content {
  const text = content.bytes.toString('latin1').replace(FOLDED_LETTER, '$1$3$2');
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? { ...content, bytes } : content;
}
