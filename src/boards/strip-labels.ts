import type { ClockStrip, StripPart } from './clock-strip.ts';

type MeasuredStrip = Extract<ClockStrip, { kind: 'measured' }>;

/** The room a strip has. All in one unit, such as rem; the widths of labels are those of the longest. */
export interface StripRoom {
  readonly width: number;
  /** A cut as it is wished for; it shrinks when there are many. */
  readonly cut: number;
  /** An instant as a label: `Mon 08:00`, or `08:00` on a strip of today. */
  readonly instant: number;
  /** The label at the due line: `due Mon 14:10`. */
  readonly due: number;
  /** The length above a cut: `64 h closed`. */
  readonly closed: number;
}

/** Which labels of a strip's cuts have room, by the index of the part. */
export interface StripLabels {
  readonly cut: number;
  readonly resume: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
}

const GAP = 0.5;

/** The space between a cut and what stands beside it. */
const BESIDE = 0.3;
/** The start's label stands under a cut that comes first, so the opening's keeps away from it. */
const AFTER_START = 0.8;

/**
 * Which labels can be written without two of them overlapping. The start and the due instant are always
 * there; an opening is labelled where it fits between them, and only before the due line.
 */
export function stripLabels(strip: MeasuredStrip, room: StripRoom): StripLabels {
  const { parts } = strip;
  const cuts = parts.filter(({ kind }) => kind === 'cut').length;
  const cut = cuts === 0 ? room.cut : Math.min(room.cut, (room.width * 0.55) / cuts);
  const edges = edgesOf(parts, room.width, cut);
  const due = parts.findIndex(({ kind }) => kind === 'due');
  const dueFrom = edges[due].to - room.due;
  const resume = new Set<number>();
  const closed = new Set<number>();
  let taken = room.instant;
  let above = -Infinity;
  for (const [i, part] of parts.entries()) {
    if (part.kind !== 'cut') continue;
    const from = edges[i].to + (i === 0 ? AFTER_START : 0);
    if (i < due && from >= taken + GAP && from + room.instant + GAP <= dueFrom) {
      resume.add(i);
      taken = from + room.instant;
    }
    const middle = (edges[i].from + edges[i].to) / 2;
    if (middle - room.closed / 2 >= above + GAP) {
      closed.add(i);
      above = middle + room.closed / 2;
    }
  }
  return { cut, resume, closed };
}

/** Where each part begins and ends: cuts are of fixed width, the rest is to scale. */
function edgesOf(parts: readonly StripPart[], width: number, cut: number): { from: number; to: number }[] {
  const length = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  const fixed = parts.filter(({ kind }) => kind === 'cut').length * (cut + 2 * BESIDE);
  const scale = length > 0 ? Math.max(0, width - fixed) / length : 0;
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += part.kind === 'cut' ? cut + 2 * BESIDE : lengthOf(part) * scale;
    return { from, to: at };
  });
}

function lengthOf(part: StripPart): number {
  return part.kind === 'open' || part.kind === 'over' || part.kind === 'rest' ? part.lengthMs : 0;
}
