import { isUtf8 } from 'node:buffer';
import { SourceError } from '../../source.ts';

/** What a source reads from a file or a URL, as its messages name it. */
export interface Wanted {
  readonly noun: 'table' | 'calendar';
  /** The media types asked for. */
  readonly accept: string;
  /** How to save it so that it is UTF-8: "'CSV UTF-8'". */
  readonly saveAs: string;
  /** How to save what is not text at all. */
  readonly saveTextAs: string;
  /** One with more bytes than this is not read. */
  readonly mostBytes: number;
}

/** What was received, before it means anything. */
export interface Content {
  readonly bytes: Buffer;
  /** The media type that a server named. */
  readonly type: string | null;
}

/**
 * The text that was received, without a byte order mark. Throws `SourceError`, with the line, when it is not
 * UTF-8, and when it is a web page.
 */
export function textOf(
  { bytes, type }: Content,
  shown: string,
  { noun, saveAs, saveTextAs }: Wanted,
): string {
  const mark = bytes.subarray(0, 2).toString('latin1');
  if (mark === '\xff\xfe' || mark === '\xfe\xff') {
    throw new SourceError(`${shown} is UTF-16; save it as ${saveAs}`);
  }
  if (!isUtf8(bytes)) throw new SourceError(notUtf8(bytes, shown, saveAs));
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*<(!doctype html|html|head|body)\b/i.test(text) || type?.includes('text/html')) {
    throw new SourceError(
      `${shown} is a web page, not a ${noun}; perhaps a sign-in page: check the address and the token`,
    );
  }
  if (text.includes('\0')) throw new SourceError(`${shown} is not text; save the ${noun} as ${saveTextAs}`);
  return text;
}

function notUtf8(bytes: Buffer, shown: string, saveAs: string): string {
  let line = 1;
  for (let at = 0; at < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, at);
    const text = bytes.subarray(at, end < 0 ? bytes.length : end);
    if (!isUtf8(text)) {
      const readable = text.toString('latin1').slice(0, 60).trim();
      const found = `(read as Latin-1: '${readable}')`;
      return `${shown} line ${line} is not UTF-8 ${found}; save the file as ${saveAs}`;
    }
    at = end < 0 ? bytes.length : end + 1;
  }
  return `${shown} is not UTF-8; save the file as ${saveAs}`;
}
