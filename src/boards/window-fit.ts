import type { Attention } from '../clocks/clock.ts';
import { worstOf } from './level.ts';
import type { WindowRow, WindowWork } from './window-row.ts';
import type { WorkLine } from './work-line.ts';

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
  tight: { row: 8.5, frame: 1.2, work: 4.5 },
  dense: { row: 7, frame: 1.3, work: 2.8 },
};

/** One more line of the smallest text. */
const LINE = 1.8;

/** Of the place between the heading and the preventive hour; the band takes some. */
const HEIGHT = 47.9;
const HEIGHT_UNDER_BAND = 40.9;

/** Whether a work may not be folded away: "A late row pushed out of sight" must never happen. */
function mustStay({ line }: WindowWork): boolean {
  return line.level === 'late' || line.level === 'urgent';
}

function heightOf(row: FittedRow, density: WindowDensity): number {
  const { row: least, frame, work } = MEASURES[density];
  const { shown, away } = row;
  const long = density === 'dense' ? 0 : shown.filter(({ line }) => saysMore(line)).length;
  const works = frame + work * (shown.length + (away ? 1 : 0)) + LINE * long;
  return Math.max(least + besideHeight(row, density), works);
}

/** What the date and the ladder of a row take beyond the usual. */
function besideHeight({ holiday, cancelled, works, ladder }: FittedRow, density: WindowDensity): number {
  const lines = (holiday === null ? 0 : 1) + (cancelled > 0 && works.length > 0 ? 1 : 0);
  if (density === 'dense') return Math.max((ladder?.holidays.length ?? 0) > 0 ? 1.3 : 0, LINE * (lines - 1));
  return density === 'full' ? LINE * Math.max(0, lines - 1) : Math.max(0, LINE * lines - 1.4);
}

/**
 * Whether the words of a notice take two lines: it is void, or the work has ended and there is more to say of
 * it.
 */
function saysMore({ voidedNoticeAt, progress, level }: WorkLine): boolean {
  return voidedNoticeAt !== null || (progress.kind === 'ended' && level !== 'calm');
}

function total(rows: readonly FittedRow[], density: WindowDensity): number {
  return rows.reduce((sum, row) => sum + heightOf(row, density), 0);
}

/**
 * Fits the rows: they stand more densely before any work is folded. Then lines are given to what is urgent or
 * late first, and after that to the nearest windows; the last line of a row counts what has none, under the
 * worst shape.
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
