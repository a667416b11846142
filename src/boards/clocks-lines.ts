import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import { type ClocksBlock, type GatheredDisruption, rowsOf } from './disruptions.ts';
import type { FaultRow } from './fault-rows.ts';
import { type FoldedAway, foldedAway } from './fold.ts';
import { worstOf } from './level.ts';

/** One line of the clocks wall. Lines of a disruption follow its heading and are joined to it. */
export type ClocksLine<Row = FaultRow> =
  | { readonly kind: 'disruption'; readonly key: string; readonly heading: DisruptionHeading }
  | {
      readonly kind: 'fault';
      readonly key: string;
      readonly row: Row;
      readonly inside: boolean;
      readonly half: boolean;
    }
  /** The faults of a disruption that have no line of their own. */
  | { readonly kind: 'more'; readonly key: string; readonly more: FoldedAway };

/** What the heading of a disruption says of all its faults, folded or not. */
export interface DisruptionHeading {
  readonly title: string;
  readonly since: Instant;
  readonly zone: string;
  /** Open faults inside it, and how many of their reaction clocks are open. */
  readonly faults: number;
  readonly clocks: number;
  /** The worst of these clocks; null where none is open. */
  readonly worst: Attention | null;
  /** How many of them are late, and when the first of the others is due; null where there is no other. */
  readonly late: number;
  readonly nextDueAt: Instant | null;
}

/** The lines that fit their places, and what stands for the rest. */
export interface ClocksLines<Row = FaultRow> {
  readonly lines: readonly ClocksLine<Row>[];
  /** `half`: the rows that may not be folded exceed the places, so all rows halve in height. */
  readonly density: 'full' | 'half';
  /** Rows that are told by no line above. */
  readonly more: FoldedAway | null;
  /** Lasting disruptions for whose heading there is no place. */
  readonly untold: number;
}

/** Heights in half places: of rows that stand alone, of rows inside a disruption, and of the last place. */
interface Heights {
  readonly alone: number;
  readonly inside: number;
  readonly last: number;
}

const FULL: Heights = { alone: 2, inside: 2, last: 2 };
const INSIDE_HALVED: Heights = { alone: 2, inside: 1, last: 2 };
const HALVED: Heights = { alone: 1, inside: 1, last: 1 };
/** The heading of a disruption, and the line that counts its folded rows. */
const HEADING = 1;
const MORE = 1;

/** What has a line: rows, and disruptions by their heading. */
type Kept = ReadonlySet<FaultRow | GatheredDisruption>;

/**
 * Fits the blocks of the wall, given in order, into `places`. First the rows inside disruptions halve in height.
 * When that is not enough, rows are folded, and what has a line is, in this order: late rows, "never folded"; the
 * headings of the disruptions; rows that stand alone, and the most urgent row of each disruption; its other rows,
 * whose cause the heading tells already. When the late rows alone exceed the places, all rows halve in height.
 */
export function clocksLines(blocks: readonly ClocksBlock[], places: number): ClocksLines {
  const room = places * 2;
  const everything: Kept = new Set(blocks.flatMap((block) => [...headingsOf(block), ...rowsOf(block)]));
  for (const heights of [FULL, INSIDE_HALVED]) {
    if (heightOf(blocks, everything, heights) <= room) return linesOf(blocks, everything, heights);
  }
  const late = blocks.flatMap(rowsOf).filter(isLate);
  const kept = chosen(blocks, room, INSIDE_HALVED);
  if (late.every((row) => kept.has(row))) return linesOf(blocks, kept, INSIDE_HALVED);
  return linesOf(blocks, chosen(blocks, room, HALVED), HALVED);
}

/** The same lines, each row with what only a row that is shown needs. */
export function eachRowShown<Shown>(
  { lines, ...rest }: ClocksLines,
  show: (row: FaultRow) => Shown,
): ClocksLines<Shown> {
  return {
    ...rest,
    lines: lines.map((line) => (line.kind === 'fault' ? { ...line, row: show(line.row) } : line)),
  };
}

function isLate({ level }: FaultRow): boolean {
  return level === 'late';
}

function headingsOf(block: ClocksBlock): GatheredDisruption[] {
  return block.kind === 'disruption' ? [block.disruption] : [];
}

/** What has a line when not everything can have one. */
function chosen(blocks: readonly ClocksBlock[], room: number, heights: Heights): Kept {
  const kept = new Set<FaultRow | GatheredDisruption>();
  /** Keeps one after the other, each under its heading, up to the first for which there is no room. */
  const keep = (candidates: readonly { block: ClocksBlock; row?: FaultRow }[]) => {
    for (const { block, row } of candidates) {
      const added = [...headingsOf(block), ...(row ? [row] : [])].filter((one) => !kept.has(one));
      if (added.length === 0) continue;
      for (const one of added) kept.add(one);
      if (heightOf(blocks, kept, heights) <= room) continue;
      for (const one of added) kept.delete(one);
      return;
    }
  };
  const all = blocks.flatMap((block) => rowsOf(block).map((row) => ({ block, row })));
  keep(all.filter(({ row }) => isLate(row)));
  keep(blocks.flatMap((block) => (block.kind === 'disruption' ? [{ block }] : [])));
  keep(
    blocks.flatMap((block) =>
      rowsOf(block)
        .slice(0, 1)
        .map((row) => ({ block, row })),
    ),
  );
  for (const block of blocks) {
    if (block.kind === 'disruption') keep(rowsOf(block).map((row) => ({ block, row })));
  }
  return kept;
}

function heightOf(blocks: readonly ClocksBlock[], kept: Kept, heights: Heights): number {
  let height = 0;
  let untold = false;
  for (const block of blocks) {
    if (block.kind === 'alone') {
      if (kept.has(block.row)) height += heights.alone;
      else untold = true;
    } else if (kept.has(block.disruption)) {
      const { rows } = block.disruption;
      const shown = rows.filter((row) => kept.has(row)).length;
      height += HEADING + shown * heights.inside + (shown > 0 && shown < rows.length ? MORE : 0);
    } else if (block.disruption.rows.length > 0) untold = true;
  }
  return height + (untold ? heights.last : 0);
}

function linesOf(blocks: readonly ClocksBlock[], kept: Kept, heights: Heights): ClocksLines {
  const lines: ClocksLine[] = [];
  const away: FaultRow[] = [];
  let untold = 0;
  for (const block of blocks) {
    const rows = rowsOf(block);
    if (block.kind === 'disruption') {
      if (!kept.has(block.disruption)) {
        untold++;
        away.push(...rows);
        continue;
      }
      const { key } = block.disruption;
      lines.push({ kind: 'disruption', key, heading: headingOf(block.disruption) });
    }
    const inside = block.kind === 'disruption';
    const half = heights[block.kind === 'disruption' ? 'inside' : 'alone'] === 1;
    const shown = rows.filter((row) => kept.has(row));
    const folded = rows.filter((row) => !kept.has(row));
    lines.push(...shown.map((row): ClocksLine => ({ kind: 'fault', key: row.key, row, inside, half })));
    if (!inside) away.push(...folded);
    else if (shown.length > 0 && folded.length > 0) {
      lines.push({ kind: 'more', key: `${block.disruption.key}/more`, more: foldedAway(folded) });
    }
  }
  const density = heights.alone === 1 ? 'half' : 'full';
  return { lines, density, more: away.length > 0 ? foldedAway(away) : null, untold };
}

function headingOf({ title, since, zone, faults, rows }: GatheredDisruption): DisruptionHeading {
  const clocks = rows.length;
  const worst = clocks === 0 ? null : worstOf(rows.map(({ level }) => level));
  const others = rows.filter((row) => !isLate(row)).map(({ dueAt }) => dueAt);
  const nextDueAt = others.length === 0 ? null : Math.min(...others);
  return { title, since, zone, faults, clocks, worst, late: clocks - others.length, nextDueAt };
}
