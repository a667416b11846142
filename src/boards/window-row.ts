import type { AddressTiersTerms } from '../agreements/terms.ts';
import { calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import type { ServiceWindow } from './coming-windows.ts';
import type { JudgedBoard } from './judged-board.ts';
import { worstOf } from './level.ts';
import { type NoticeLadder, noticeLadder } from './notice-ladder.ts';
import { type Scale, type Stretch, scaleOf, stretchOn } from './window-scale.ts';
import { isNoticeUrgent, type WorkLine } from './work-line.ts';

/** Where a window stands: lengths are milliseconds. */
export type WindowState =
  | { readonly kind: 'coming'; readonly inMs: number }
  | { readonly kind: 'open'; readonly leftMs: number }
  | { readonly kind: 'closed'; readonly forMs: number };

/** A piece of work in its window. */
export interface WindowWork {
  readonly line: WorkLine;
  /** Its planned time on the scale of the window. */
  readonly bar: Stretch;
}

/** One service window with what is planned for it. */
export interface WindowRow {
  readonly key: string;
  readonly terms: AddressTiersTerms;
  readonly window: ServiceWindow;
  readonly scale: Scale;
  readonly state: WindowState;
  /** The public holiday on its day. */
  readonly holiday: string | null;
  /** null where the working days before it are not known. */
  readonly ladder: NoticeLadder | null;
  /** Something is still to be announced, and little time is left for it. */
  readonly noticeUrgent: boolean;
  /** By their start; those that are not inside the window last. */
  readonly works: readonly WindowWork[];
  readonly cancelled: number;
  /** The worst of its works. */
  readonly level: Attention;
}

/** The row of a window; `lines` are the works that belong to it, cancelled ones too. */
export function windowRow(
  window: ServiceWindow,
  terms: AddressTiersTerms,
  lines: readonly WorkLine[],
  board: JudgedBoard,
): WindowRow {
  const { now } = board;
  const works = lines.filter(({ progress }) => progress.kind !== 'cancelled').sort(inOrder);
  const ladder = ladderOf(window, terms, board);
  const pending = works.some(({ notice }) => notice?.kind === 'to-announce');
  return {
    key: `${terms.provider}/${window.date}`,
    terms,
    window,
    scale: scaleOf(window, terms.zone),
    state: stateOf(window, now),
    holiday: board.holidays.get(terms.plannedWork.workingDays)?.get(window.date) ?? null,
    ladder,
    noticeUrgent:
      pending && ladder !== null && ladder.leftMs >= 0 && isNoticeUrgent(ladder.leftMs, terms.attention),
    works: works.map((line) => ({ line, bar: stretchOn(window, line.work) })),
    cancelled: lines.length - works.length,
    level: worstOf(works.map(({ level }) => level)),
  };
}

function inOrder(a: WorkLine, b: WorkLine): number {
  const outside = ({ marks }: WorkLine) => (marks.includes('outside-window') ? 1 : 0);
  return outside(a) - outside(b) || a.work.start - b.work.start || (a.key < b.key ? -1 : 1);
}

function stateOf({ start, end }: ServiceWindow, now: Instant): WindowState {
  if (now < start) return { kind: 'coming', inMs: start - now };
  return now < end ? { kind: 'open', leftMs: end - now } : { kind: 'closed', forMs: now - end };
}

function ladderOf(window: ServiceWindow, terms: AddressTiersTerms, board: JudgedBoard): NoticeLadder | null {
  const { workingDays } = terms.plannedWork;
  try {
    const holidays = board.holidays.get(workingDays) ?? new Map();
    const calendar = calendarOf(board.calendars, workingDays);
    return noticeLadder(terms.plannedWork, calendar, holidays, window.date, board.now);
  } catch {
    return null;
  }
}
