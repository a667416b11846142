import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { latestCycle } from '../tickets/cycles.ts';
import { disruptionTouches } from './affected.ts';
import type { BoardDisruption } from './board.ts';
import type { FaultRow } from './fault-rows.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import { placeOf } from './ticket-place.ts';

/** A general disruption that lasts, and what is gathered under it. */
export interface GatheredDisruption {
  readonly key: string;
  readonly title: string;
  readonly since: Instant;
  readonly zone: string;
  /** The open faults inside it, with an open reaction clock or without. */
  readonly faults: number;
  /** The open reaction clocks of these faults, in the order of the wall. */
  readonly rows: readonly FaultRow[];
}

/** What stands together on the clocks wall: a disruption with its faults, or one row that is in none. */
export type ClocksBlock =
  | { readonly kind: 'alone'; readonly row: FaultRow }
  | { readonly kind: 'disruption'; readonly disruption: GatheredDisruption };

/**
 * The rows of the wall, given in its order, gathered: "open faults inside it are gathered under it on the clocks
 * wall, each with its own clock". Faults of several disruptions stand under the one that began first.
 *
 * Reading: a disruption stands where its most urgent row would stand, but behind the late rows that are in none,
 * since "late always on top". Disruptions without an open clock come last; one that has ended is not there.
 */
export function gatheredRows(board: JudgedBoard, rows: readonly FaultRow[]): ClocksBlock[] {
  const lasting = lastingDisruptions(board);
  if (lasting.length === 0) return rows.map((row) => ({ kind: 'alone', row }));
  const disruptionOf = new Map<string, BoardDisruption>();
  for (const judged of board.faults) {
    const over = lasting.find((disruption) => isInside(judged, disruption));
    if (over) disruptionOf.set(judged.ticket.id, over);
  }
  const gathered = lasting.map((disruption): ClocksBlock => {
    const { id, title, from, provider } = disruption;
    const inside = rows.filter(({ open }) => disruptionOf.get(open.judged.ticket.id) === disruption);
    const faults = [...disruptionOf.values()].filter((over) => over === disruption).length;
    const zone = board.terms.find((terms) => terms.provider === provider)?.zone ?? 'UTC';
    const told = { key: `disruption:${id}`, title, since: from, zone, faults, rows: inside };
    return { kind: 'disruption', disruption: told };
  });
  const alone = rows.filter(({ open }) => !disruptionOf.has(open.judged.ticket.id));
  const blocks: ClocksBlock[] = [...alone.map((row) => ({ kind: 'alone', row }) as const), ...gathered];
  // Sorting is stable: rows that are due in one instant keep their order.
  return blocks.sort((a, b) => rankOf(a) - rankOf(b) || dueOf(a) - dueOf(b));
}

/** The rows of a block, in order. */
export function rowsOf(block: ClocksBlock): readonly FaultRow[] {
  return block.kind === 'alone' ? [block.row] : block.disruption.rows;
}

/** The disruptions that last now, the one that began first in front. */
function lastingDisruptions({ disruptions, now }: JudgedBoard): BoardDisruption[] {
  return disruptions
    .filter(({ from, to }) => from <= now && (to === null || now < to))
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
}

/** Whether a fault is open and its address is inside a disruption. */
function isInside({ ticket, verdict }: JudgedTicket<AddressTiersTerms>, over: BoardDisruption): boolean {
  if (ticket.ticket.provider !== over.provider || latestCycle(verdict.life)?.end !== null) return false;
  return disruptionTouches(over, placeOf(ticket));
}

function rankOf(block: ClocksBlock): number {
  const [first] = rowsOf(block);
  if (!first) return 3;
  if (first.level !== 'late') return 2;
  return block.kind === 'alone' ? 0 : 1;
}

function dueOf(block: ClocksBlock): Instant {
  return rowsOf(block)[0]?.dueAt ?? 0;
}
