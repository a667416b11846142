import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as Chromium writes one, page by page in the order in which it is drawn. Enough of the format for that
 * and no more: objects that are not packed into others, deflated streams, fonts with a map to Unicode.
 */
export function pdfText(pdf: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(pdf));
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map(({ head }) => pageText(head, objects));
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}
type Objects = ReadonlyMap<string, PdfObject>;

function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?<=^|\n|\r)(\d+) 0 obj\b/g)) {
    const from = match.index + match[0].length;
    const streamAt = text.slice(from).search(/>>\s*stream\r?\n/);
    const endAt = text.indexOf('endobj', from);
    if (streamAt < 0 || from + streamAt > endAt) {
      objects.set(match[1], { head: text.slice(from, endAt), stream: null });
      continue;
    }
    const head = text.slice(from, from + streamAt + 2);
    const begin = from + streamAt + /^>>\s*stream\r?\n/.exec(text.slice(from + streamAt))![0].length;
    const length = Number(/\/Length (\d+)/.exec(head)![1]);
    const bytes = pdf.subarray(begin, begin + length);
    objects.set(match[1], { head, stream: /FlateDecode/.test(head) ? inflateSync(bytes) : bytes });
  }
  return objects;
}

const referred = (head: string, name: string): string[] => {
  const value = new RegExp(`/${name}\\s*(\\[[^\\]]*\\]|\\d+ 0 R)`).exec(head)?.[1] ?? '';
  return [...value.matchAll(/(\d+) 0 R/g)].map(([, id]) => id);
};

function pageText(page: string, objects: Objects): string {
  const resources = /\/Resources (\d+) 0 R/.exec(page);
  const heads = resources ? objects.get(resources[1])!.head : page;
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name, id] of (/\/Font\s*<<([^>]*)>>/.exec(heads)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const [map] = referred(objects.get(id)!.head, 'ToUnicode');
    if (map) fonts.set(name, unicodeMap(objects.get(map)!.stream!.toString('latin1')));
  }
  return referred(page, 'Contents')
    .map((id) => drawnText(objects.get(id)!.stream!.toString('latin1'), fonts))
    .join(' ');
}

/** The characters of the glyphs of a font, by their codes in hexadecimal. */
function unicodeMap(cmap: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, to] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) map.set(code.toUpperCase(), letters(to));
  }
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first, last, to] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++) {
        const unicode = Number.parseInt(to, 16) + code - Number.parseInt(first, 16);
        map.set(
          code.toString(16).toUpperCase().padStart(first.length, '0'),
          letters(unicode.toString(16).padStart(to.length, '0')),
        );
      }
    }
  }
  return map;
}

/** What a page draws, with a blank wherever it goes to another place. */
function drawnText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let text = '';
  let font: ReadonlyMap<string, string> = new Map();
  const tokens = /\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\b(ET)\b|(?:[-\d.]+ ){2}Td|\]\s*TJ/g;
  for (const [, name, hex, ended] of content.matchAll(tokens)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (hex !== undefined) {
      for (const code of hex.toUpperCase().match(/.{4}/g) ?? []) text += font.get(code) ?? '';
    } else if (ended) text += ' ';
  }
  // A font may draw two letters as one.
  const letters = text.replace(/[\ufb00-\ufb06]/g, (drawn) => drawn.normalize('NFKC'));
  return letters.replace(/\s+/g, ' ').trim();
}
