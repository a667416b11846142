import type { Content, Wanted } from '../received/content.ts';
import type { TablePlace } from './tables-config.ts';

/** A table as it is asked for. */
export const TABLE: Wanted = {
  noun: 'table',
  accept: 'text/csv, application/json;q=0.9, */*;q=0.1',
  saveAs: "'CSV UTF-8'",
  saveTextAs: 'CSV or JSON',
  mostBytes: 200 * 1024 * 1024,
};

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
