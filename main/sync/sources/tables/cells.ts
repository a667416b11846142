import { parseLocalDate } from '../../../../src/calendars/iso.ts';
import type { Cell } from './raw-table.ts';
import type { CellKind } from './table-forms.ts';

/** A cell that was read, or why it could not be; an empty one is null. */
export type Reading =
  | { readonly value: string | number | readonly string[] | null }
  | { readonly wrong: string };

const NONE: Reading = { value: null };
const LONGEST_TEXT = 2000;

/**
 * Reads one cell as its column says. Tiers, providers and instants are read as text and understood by the row's
 * reader, who knows whose they are.
 */
export function readCell(cell: Cell, kind: CellKind, decimalComma: boolean): Reading {
  const isList = kind === 'lines' || kind === 'objects';
  if (isList && Array.isArray(cell)) return listOf(cell);
  if (kind === 'amount' && typeof cell === 'number') {
    return Number.isFinite(cell) ? { value: cell } : { wrong: `${cell} is not an amount` };
  }
  const text = textOf(cell);
  if (text === null) return { wrong: `${shownValue(cell)} is not text; write it in quotes` };
  if (text === '') return kind === 'objects' ? { value: [] } : NONE;
  if (text.length > LONGEST_TEXT) {
    return { wrong: `holds ${text.length} characters, more than ${LONGEST_TEXT}; is a quote missing?` };
  }
  switch (kind) {
    case 'amount':
      return amountOf(text, decimalComma);
    case 'date':
      return dateOf(text);
    case 'lines':
    case 'objects':
      return listOf(text.split(/[|;,\n]/));
    default:
      return { value: text };
  }
}

function shownValue(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 40 ? `${json.slice(0, 40)}…` : json;
}

/** A cell as text without the blanks around it, letters and their marks joined; null for what is no text. */
function textOf(cell: Cell): string | null {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number' && Number.isSafeInteger(cell)) return String(cell);
  return typeof cell === 'string' ? cell.trim().normalize('NFC') : null;
}

function listOf(items: readonly unknown[]): Reading {
  const texts = items.map(textOf);
  const odd = texts.indexOf(null);
  if (odd >= 0) return { wrong: `${shownValue(items[odd])} is not text; list them as texts` };
  return { value: texts.filter((text) => text !== null && text !== '') as string[] };
}

/** An amount; with a decimal comma, thousands may be parted by dots, as long as there is no doubt. */
function amountOf(text: string, decimalComma: boolean): Reading {
  if (!decimalComma) {
    if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
    return { wrong: `'${text}' is not an amount such as 499.99; write digits with a decimal point only` };
  }
  if (/^-?\d{1,3}\.\d{3}$/.test(text)) {
    const thousands = text.replace('.', '');
    return {
      wrong: `'${text}' may be ${thousands} or ${text.replace('.', ',')}; write the one that is meant`,
    };
  }
  if (/^-?\d+([.,]\d+)?$/.test(text)) return { value: Number(text.replace(',', '.')) };
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(text)) {
    return { value: Number(text.replaceAll('.', '').replace(',', '.')) };
  }
  return { wrong: `'${text}' is not an amount such as 499,99; write digits with a decimal comma only` };
}

function dateOf(text: string): Reading {
  if (parseLocalDate(text) !== null) return { value: text };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return { wrong: `the date ${text} does not exist; correct the day or the month` };
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const meant = dotted && `${dotted[3]}-${dotted[2].padStart(2, '0')}-${dotted[1].padStart(2, '0')}`;
  const remedy = meant && parseLocalDate(meant) ? `write ${meant}` : 'write year, month and day';
  return { wrong: `'${text}' is not a date such as 2026-04-07; ${remedy}` };
}
