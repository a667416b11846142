import type { Attention } from '../clocks/clock.ts';
import { worstOf } from './level.ts';
import type { WindowRow, WindowWork } from './window-row.ts';

/** How densely the rows of the windows wall stand. */
export type WindowDensity = 'full' | 'tight' | 'dense';

/** Works that have no line of their own: how many, and the worst among them. */
export interface WorksAway {
  readonly count: number;
  readonly level: Attention;
}

/** A row with those of its works that have a line. */
export interface FittedRow extends WindowRow {
  readonly shown: readonly WindowWork[];
  readonly away: WorksAway | null;
}

/** The rows as they fit on the wall. */
export interface FittedRows {
  readonly density: WindowDensity;
  readonly rows: readonly FittedRow[];
}

/** Heights in the wall's own unit: of the place for all rows, and of what a row is made of. */
interface Measures {
  readonly row: number;
  readonly frame: number;
  readonly work: number;
}

const MEASURES: Readonly<Record<WindowDensity, Measures>> = {
  full: { row: 10.1, frame: 2.1, work: 4.9 },
  tight: { row: 8.6, frame: 1.2, work: 4.5 },
  dense: { row: 6.9, frame: 1.1, work: 2.8 },
};

/** A void notice takes a line more; so does a ladder with holidays, of the row. */
const EXTRA = 1.7;

/** Of the place between the heading and the preventive hour; the band takes some. */
const HEIGHT = 47.9;
const HEIGHT_UNDER_BAND = 40.9;

/** Whether a work may not be folded away: "A late row pushed out of sight" must never happen. */
function mustStay({ line }: WindowWork): boolean {
  return line.level === 'late' || line.level === 'urgent';
}

function heightOf(works: readonly WindowWork[], away: boolean, density: WindowDensity): number {
  const { row, frame, work } = MEASURES[density];
  const extra = density === 'dense' ? [] : works.filter(({ line }) => line.voidedNoticeAt !== null);
  return Math.max(row, frame + work * (works.length + (away ? 1 : 0)) + EXTRA * extra.length);
}

function total(rows: readonly FittedRow[], density: WindowDensity): number {
  return rows.reduce((sum, { shown, away }) => sum + heightOf(shown, away !== null, density), 0);
}

/**
 * Fits the rows: they stand more densely before any work is folded. Then lines are given to what is urgent or late
 * first, and after that to the nearest windows; the last line of a row counts what has none, under the worst shape.
 */
export function fitRows(rows: readonly WindowRow[], underBand: boolean): FittedRows {
  const height = underBand ? HEIGHT_UNDER_BAND : HEIGHT;
  const whole = rows.map((row) => ({ ...row, shown: row.works, away: null }));
  for (const density of ['full', 'tight', 'dense'] as const) {
    if (total(whole, density) <= height) return { density, rows: whole };
  }
  const kept = new Set<WindowWork>();
  const fitted = () => rows.map((row) => folded(row, kept));
  const all = rows.flatMap(({ works }) => works);
  for (const work of [...all.filter(mustStay), ...all.filter((one) => !mustStay(one))]) {
    kept.add(work);
    if (total(fitted(), 'dense') > height) kept.delete(work);
  }
  return { density: 'dense', rows: fitted() };
}

function folded(row: WindowRow, kept: ReadonlySet<WindowWork>): FittedRow {
  const shown = row.works.filter((work) => kept.has(work));
  const away = row.works.filter((work) => !kept.has(work));
  const level = worstOf(away.map(({ line }) => line.level));
  return { ...row, shown, away: away.length > 0 ? { count: away.length, level } : null };
}
