import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import { worstOf } from './level.ts';

/** Rows that fit their places, and what stands for those that do not. */
export interface Folded<Row> {
  readonly rows: readonly Row[];
  /** `half`: the rows that may not be folded exceed the places, so all rows halve in height. */
  readonly density: 'full' | 'half';
  readonly more: FoldedAway | null;
}

/** The last place: "`+7 more, next due Tue 08:52` with the worst shape among them". */
export interface FoldedAway {
  readonly count: number;
  /** So many of them wait for somebody to acknowledge their alarm. */
  readonly waiting: number;
  readonly level: Attention;
  readonly nextDueAt: Instant;
  readonly zone: string;
}

interface Foldable {
  readonly level: Attention;
  readonly dueAt: Instant;
  readonly zone: string;
}

/**
 * Fits rows, given in order, into `places`. "Late and unacknowledged rows are never folded: when they alone
 * exceed the places, rows halve in height." Only when even the halved places are too few is a late row counted
 * in the last place, under its own shape; and so is one that `waits`, as waiting. `hasHalf`:
 * besides its places there is room for half a row.
 */
export function fold<Row extends Foldable>(
  rows: readonly Row[],
  places: number,
  mustStay: (row: Row) => boolean,
  waits: (row: Row) => boolean = () => false,
  hasHalf = false,
): Folded<Row> {
  if (rows.length <= places) return { rows, density: 'full', more: null };
  const staying = rows.filter(mustStay).length;
  // What stands for the others is half a row high.
  const density = staying > places - 1 + (hasHalf ? 1 : 0) ? 'half' : 'full';
  const slots = (density === 'half' ? places * 2 : places) + (hasHalf ? 1 : 0);
  if (density === 'half' && rows.length <= slots) return { rows, density, more: null };
  const kept = new Set(rows.filter(mustStay).slice(0, slots - 1));
  for (const row of rows) {
    if (kept.size >= slots - 1) break;
    kept.add(row);
  }
  const away = rows.filter((row) => !kept.has(row));
  return {
    rows: rows.filter((row) => kept.has(row)),
    density,
    more: foldedAway(away, away.filter(waits).length),
  };
}

/**
 * The fewest places in which `fold` shows all rows that must stay. Rows without any such ask for one place.
 */
export function fewestPlaces<Row>(rows: readonly Row[], mustStay: (row: Row) => boolean): number {
  const staying = rows.filter(mustStay).length;
  return Math.ceil((staying + (rows.length > staying ? 1 : 0)) / 2);
}

/** What stands for some rows, at least one: how many they are, the worst level and the first due instant. */
export function foldedAway(rows: readonly Foldable[], waiting = 0): FoldedAway {
  const next = rows.reduce((a, b) => (b.dueAt < a.dueAt ? b : a));
  const level = worstOf(rows.map((row) => row.level));
  return { count: rows.length, waiting, level, nextDueAt: next.dueAt, zone: next.zone };
}

/** The same rows, each with what only a row that is shown needs. */
export function eachShown<Row, Shown>(folded: Folded<Row>, show: (row: Row) => Shown): Folded<Shown> {
  return { ...folded, rows: folded.rows.map(show) };
}

/** The first of a short list, and how many more there are. */
export interface Listed<Item> {
  readonly shown: readonly Item[];
  readonly more: number;
  readonly count: number;
}

/** Fits a list into `places` lines; when there are more, the last line is kept for saying how many. */
export function listed<Item>(items: readonly Item[], places: number): Listed<Item> {
  const shown = items.length <= places ? items : items.slice(0, Math.max(0, places - 1));
  return { shown, more: items.length - shown.length, count: items.length };
}
