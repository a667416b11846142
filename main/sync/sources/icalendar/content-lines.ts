/** One property as it stands in the file: `DTSTART;TZID=Europe/Copenhagen:20260330T000000`. */
export interface ContentLine {
  /** The line on which it begins. */
  readonly line: number;
  /** In capitals. */
  readonly name: string;
  /** By their names in capitals, without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** A text by its lines as they were before they were folded, each with the number of its first one. */
interface UnfoldedLine {
  readonly line: number;
  readonly text: string;
}

/**
 * Takes a text apart into lines as RFC 5545 folds them: one that begins with a blank goes on the one before.
 */
export function unfolded(lines: readonly string[]): UnfoldedLine[] {
  const whole: { line: number; parts: string[] }[] = [];
  for (const [i, text] of lines.entries()) {
    const last = whole.at(-1);
    if (last && /^[ \t]/.test(text)) last.parts.push(text.slice(1));
    else whole.push({ line: i + 1, parts: [text] });
  }
  return whole.map(({ line, parts }) => ({ line, text: parts.join('') }));
}

/** The lines of a text, ended in any of the three ways. */
export function physicalLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

const NAME = /^[A-Za-z0-9-]+/;
/** A parameter: its values are quoted, or hold no quote, colon or semicolon. */
const PARAMETER = /;\s*([A-Za-z0-9-]+)\s*=((?:"[^"]*"|[^";:,])*(?:,(?:"[^"]*"|[^";:,])*)*)/y;

/** Reads a line as a property; null when it is none. */
export function contentLine({ line, text }: UnfoldedLine): ContentLine | null {
  const name = NAME.exec(text)?.[0];
  if (!name) return null;
  const parameters = new Map<string, string>();
  let at = name.length;
  while (text[at] === ';') {
    PARAMETER.lastIndex = at;
    const match = PARAMETER.exec(text);
    if (!match) return null;
    parameters.set(match[1].toUpperCase(), match[2].replaceAll('"', '').trim());
    at = PARAMETER.lastIndex;
  }
  if (text[at] !== ':') return null;
  return { line, name: name.toUpperCase(), parameters, value: text.slice(at + 1) };
}

/** A TEXT value as it was meant: `\,` is a comma, `\n` the end of a line. Blanks around it are cut off. */
export function textOfValue(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)).trim();
}

/** The texts of a value that is a list of them. */
export function textsOfValue(value: string): string[] {
  return (value.match(/(?:\\.|[^,\\]|\\$)+/g) ?? []).map(textOfValue).filter((text) => text !== '');
}
