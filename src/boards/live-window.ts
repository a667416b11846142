import type { AddressTiersTerms } from '../agreements/terms.ts';
import { type Instant, overlap, type Period } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import type { ServiceWindow, WindowsAround } from './coming-windows.ts';
import { LEVELS, worstOf } from './level.ts';
import { liveScale } from './live-scale.ts';
import { type Scale, type Stretch, shareOf, stretchOn } from './window-scale.ts';
import { reachTogether, type WorkLine, type WorkReach } from './work-line.ts';
import { type WorkSpan, workSpan } from './work-span.ts';

/** What the live picture counts down to, or up from. Lengths are milliseconds. */
export type LiveFrame =
  | { readonly kind: 'open'; readonly window: ServiceWindow; readonly leftMs: number }
  /** It has closed, and work goes on. */
  | { readonly kind: 'closed'; readonly window: ServiceWindow; readonly sinceMs: number }
  /**
   * Work goes on that no window ever held; `leftMs` until the last of it is planned to end, negative past
   * that.
   */
  | { readonly kind: 'outside'; readonly endsAt: Instant; readonly leftMs: number };

/** A piece of work on the live picture, drawn to its scale. */
export interface LiveWork {
  readonly line: WorkLine;
  /** The outline: from where it began, or was to begin, to where it is to end, or has ended. */
  readonly outline: Stretch;
  /** What of it is done, up to its planned end. */
  readonly done: Stretch | null;
  /** What lies beyond its planned end. */
  readonly over: Stretch | null;
}

/** A window in progress, or work that is under way without one. */
export interface LiveWindow {
  readonly key: string;
  readonly terms: AddressTiersTerms;
  readonly frame: LiveFrame;
  readonly scale: Scale;
  /** Where the window lies on the scale; null where there is none. */
  readonly window: Stretch | null;
  /** Where now is on the scale. */
  readonly now: number;
  /** The works that are under way, and whom they concern. */
  readonly running: number;
  readonly reach: WorkReach;
  readonly density: 'full' | 'half';
  readonly works: readonly LiveWork[];
  readonly away: { readonly count: number; readonly level: Attention } | null;
  readonly cancelled: number;
}

/** How many works find a place, and how many when their rows halve in height. */
export interface LivePlaces {
  readonly full: number;
  readonly half: number;
}

/** Whether work is under way. */
export function isUnderWay({ progress }: WorkLine): boolean {
  return progress.kind === 'running' || progress.kind === 'overrun';
}

/**
 * The live picture of a provider: `lines` are the works of the window that is open, or that has closed and
 * whose work goes on, and all others that are under way. Null while there is nothing to watch: no work, and a
 * window in which nothing is planned.
 */
export function liveWindow(
  terms: AddressTiersTerms,
  around: WindowsAround,
  lines: readonly WorkLine[],
  places: LivePlaces,
  now: Instant,
): LiveWindow | null {
  const works = lines.filter(({ progress }) => progress.kind !== 'cancelled').sort(byTurn);
  const running = works.filter(isUnderWay);
  if (works.length === 0 || (around.open === null && running.length === 0)) return null;
  const frame = frameOf(around, running, now);
  const spans = works.map((line) => workSpan(line, now));
  const scale = liveScale(frame.kind === 'outside' ? null : frame.window, spans, now, terms.zone);
  const { density, kept } = fitted(works, places);
  const away = works.filter((line) => !kept.has(line));
  return {
    key: terms.provider,
    terms,
    frame,
    scale,
    window: frame.kind === 'outside' ? null : stretchOn(scale, frame.window),
    now: shareOf(scale, now),
    running: running.length,
    reach: reachTogether(running, terms),
    density,
    works: works.flatMap((line, i) => (kept.has(line) ? [liveWork(line, spans[i], scale)] : [])),
    away: away.length > 0 ? { count: away.length, level: worstOf(away.map(({ level }) => level)) } : null,
    cancelled: lines.length - works.length,
  };
}

function frameOf(around: WindowsAround, running: readonly WorkLine[], now: Instant): LiveFrame {
  const { open, closed } = around;
  if (open) return { kind: 'open', window: open, leftMs: open.end - now };
  if (closed && running.some((line) => overlap(workSpan(line, now).outline, closed))) {
    return { kind: 'closed', window: closed, sinceMs: now - closed.end };
  }
  const endsAt = Math.max(...running.map(({ work }) => work.end));
  return { kind: 'outside', endsAt, leftMs: endsAt - now };
}

function liveWork(line: WorkLine, { outline, done, over }: WorkSpan, scale: Scale): LiveWork {
  const on = (span: Period | null) => (span === null ? null : stretchOn(scale, span));
  return { line, outline: stretchOn(scale, outline), done: on(done), over: on(over) };
}

const TURNS = { overrun: 0, running: 1, planned: 2, ended: 3, cancelled: 4 } as const;

/** What is under way first, by its planned end; then what comes, by its start; then what has ended. */
function byTurn(a: WorkLine, b: WorkLine): number {
  const at = ({ work, progress }: WorkLine) => (progress.kind === 'planned' ? work.start : work.end);
  const turn = ({ progress }: WorkLine) => TURNS[progress.kind];
  return turn(a) - turn(b) || at(a) - at(b) || (a.key < b.key ? -1 : 1);
}

/** What is under way keeps its place, and what is late or urgent; then the others, worst first. */
function fitted(works: readonly WorkLine[], places: LivePlaces) {
  if (works.length <= places.full) return { density: 'full', kept: new Set(works) } as const;
  if (works.length <= places.half) return { density: 'half', kept: new Set(works) } as const;
  const first = (line: WorkLine) => isUnderWay(line) || line.level === 'late' || line.level === 'urgent';
  const rank = (line: WorkLine) => (first(line) ? -1 : LEVELS.indexOf(line.level));
  const order = works.toSorted((a, b) => rank(a) - rank(b));
  return { density: 'half', kept: new Set(order.slice(0, places.half - 1)) } as const;
}
