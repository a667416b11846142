import { isUtf8 } from 'node:buffer';
import { SourceError } from '../../source.ts';
import type { TablePlace } from './tables-config.ts';

/** A table larger than this is not read. */
export const MOST_BYTES = 200 * 1024 * 1024;

/** The content of a table as it was received. */
export interface Content {
  readonly bytes: Buffer;
  /** The media type that a server named. */
  readonly type: string | null;
}

/**
 * The text of a table, without a byte order mark. Throws `SourceError`, with the line, when it is not UTF-8,
 * and when it is a web page.
 */
export function textOf({ bytes, type }: Content, shown: string): string {
  const mark = bytes.subarray(0, 2).toString('latin1');
  if (mark === '\xff\xfe' || mark === '\xfe\xff') {
    throw new SourceError(`${shown} is UTF-16; save it as 'CSV UTF-8'`);
  }
  if (!isUtf8(bytes)) throw new SourceError(notUtf8(bytes, shown));
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*<(!doctype html|html|head|body)\b/i.test(text) || type?.includes('text/html')) {
    throw new SourceError(
      `${shown} is a web page, not a table; perhaps a sign-in page: check the address and the token`,
    );
  }
  if (text.includes('\0')) throw new SourceError(`${shown} is not text; save the table as CSV or JSON`);
  return text;
}

function notUtf8(bytes: Buffer, shown: string): string {
  let line = 1;
  for (let at = 0; at < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, at);
    const text = bytes.subarray(at, end < 0 ? bytes.length : end);
    if (!isUtf8(text)) {
      const readable = text.toString('latin1').slice(0, 60).trim();
      const found = `(read as Latin-1: '${readable}')`;
      return `${shown} line ${line} is not UTF-8 ${found}; save the file as 'CSV UTF-8'`;
    }
    at = end < 0 ? bytes.length : end + 1;
  }
  return `${shown} is not UTF-8; save the file as 'CSV UTF-8'`;
}

/** Whether a text is CSV or JSON: as configured, else by its name, its media type, or its first character. */
export function formatOf(place: TablePlace, { type }: Content, text: string): 'csv' | 'json' {
  if (place.format) return place.format;
  const name = place.file ?? URL.parse(place.url!)!.pathname;
  const ending = /\.(csv|json)$/i.exec(name)?.[1].toLowerCase();
  if (ending) return ending as 'csv' | 'json';
  if (type?.includes('json')) return 'json';
  if (type?.includes('csv')) return 'csv';
  return /^\s*\[/.test(text) ? 'json' : 'csv';
}

/** How a table is called in messages: its path, or its URL without a query, which may hold a secret. */
export function shownPlace(place: TablePlace): string {
  if (place.file !== undefined) return place.file;
  const { origin, pathname } = URL.parse(place.url!)!;
  return origin + pathname;
}
