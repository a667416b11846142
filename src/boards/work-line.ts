import type { AddressTiersAttention, AddressTiersTerms } from '../agreements/terms.ts';
import { calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import { impossible } from '../impossible.ts';
import { type NoticeState, noticeAt } from '../planned-work/notice.ts';
import { type WorkProgress, workProgress } from '../planned-work/progress.ts';
import { type WorkMark, workMarks } from '../planned-work/service-window.ts';
import type { ScheduledWork } from '../planned-work/work.ts';
import type { BoardWork } from './board.ts';
import type { JudgedBoard } from './judged-board.ts';
import { worstOf } from './level.ts';

/** Whom a piece of work concerns, as counts. */
export interface WorkReach {
  /** Addresses by tier: those whose repair never stops first, none that is zero. */
  readonly tiers: readonly { readonly name: string; readonly addresses: number }[];
  readonly withoutAgreement: number;
  /** Objects of which nobody knows whom they concern. */
  readonly unknownObjects: number;
}

/** A piece of planned work as the windows wall tells it. */
export interface WorkLine {
  readonly key: string;
  readonly work: ScheduledWork;
  readonly terms: AddressTiersTerms;
  readonly reach: WorkReach;
  readonly progress: WorkProgress;
  /** null where its calendar does not reach that far. */
  readonly notice: NoticeState | null;
  /** The notice that is void since the work was moved, while no other stands in its place. */
  readonly voidedNoticeAt: Instant | null;
  readonly marks: readonly WorkMark[];
  /** What its notice asks for; outside its window what that asks for, however it was announced. */
  readonly noticeLevel: Attention;
  /** The worst of all there is to say of it. */
  readonly level: Attention;
}

/** The marks of work, what asks for most first. */
export const WORK_MARKS: readonly WorkMark[] = [
  'outside-window',
  'longer-than-usual',
  'preventive-unjustified',
];

/** A piece of work of a provider at the instant of the board. Never throws for odd work. */
export function workLine(entity: BoardWork, terms: AddressTiersTerms, board: JudgedBoard): WorkLine {
  const { work } = entity;
  const progress = workProgress(work, board.now);
  const { notice, marks } = judged(work, terms, board);
  const { attention } = terms;
  const outside = marks.includes('outside-window');
  const announced = outside ? attention.outsideWindow : noticeLevel(notice, attention, board.now);
  const stands = notice?.kind === 'in-time' || notice?.kind === 'short-notice';
  return {
    key: entity.id,
    work,
    terms,
    reach: reachOf(entity, terms),
    progress,
    notice,
    voidedNoticeAt: stands ? null : entity.voidedNoticeAt,
    marks,
    noticeLevel: progress.kind === 'cancelled' ? 'calm' : announced,
    level: levelOf(announced, marks, progress, attention),
  };
}

/** Far from now neither the working days nor the windows are known: then nothing is said of them. */
function judged(
  work: ScheduledWork,
  terms: AddressTiersTerms,
  board: JudgedBoard,
): Pick<WorkLine, 'notice' | 'marks'> {
  let marks: readonly WorkMark[] = [];
  try {
    const workingDays = calendarOf(board.calendars, terms.plannedWork.workingDays);
    marks = workMarks(work, terms.plannedWork, workingDays, terms.zone);
    return { notice: noticeAt(work, terms.plannedWork, workingDays, board.now), marks };
  } catch {
    return { notice: null, marks };
  }
}

/** Whether a notice that is still to be given is urgent, by the time that is left for it in milliseconds. */
export function isNoticeUrgent(leftMs: number, { noticeUrgentDays }: AddressTiersAttention): boolean {
  return leftMs < noticeUrgentDays * DAY_MS;
}

const DAY_MS = 86_400_000;

/**
 * What a notice asks for. Readings (`attention`): one that is missing is urgent, since it is promised "så vidt muligt";
 * a short one asks to be watched; one that is still to be given is urgent in its last days.
 */
function noticeLevel(notice: NoticeState | null, attention: AddressTiersAttention, now: Instant): Attention {
  switch (notice?.kind) {
    case undefined:
    case 'not-required':
    case 'in-time':
      return 'calm';
    case 'short-notice':
      return attention.shortNotice;
    case 'to-announce':
      return isNoticeUrgent(notice.latest - now, attention) ? 'urgent' : 'calm';
    case 'unannounced':
      return attention.unannounced;
    default:
      return impossible(notice);
  }
}

/**
 * Readings (`attention`): work that is under way past its end is late, as outside its window; what took longer, or lacks
 * its reason, is watched.
 */
function levelOf(
  announced: Attention,
  marks: readonly WorkMark[],
  progress: WorkProgress,
  attention: AddressTiersAttention,
): Attention {
  if (progress.kind === 'cancelled') return 'calm';
  const overran = progress.kind === 'ended' && progress.overranMs > 0;
  return worstOf([
    announced,
    progress.kind === 'overrun' ? attention.overrun : 'calm',
    overran || marks.includes('longer-than-usual') ? attention.longerThanUsual : 'calm',
    marks.includes('preventive-unjustified') ? attention.preventiveUnjustified : 'calm',
  ]);
}

/** The tiers of a provider, those whose repair never stops first. */
function tierOrder(terms: AddressTiersTerms): readonly string[] {
  const tiers = Object.entries(terms.tiers);
  const nonStop = tiers.filter(([, { repair }]) => repair.kind === 'non-stop');
  const others = tiers.filter(([, { repair }]) => repair.kind !== 'non-stop');
  return [...nonStop, ...others].map(([tier]) => tier);
}

function reachOf(entity: BoardWork, terms: AddressTiersTerms): WorkReach {
  const { addressesByTier, withoutAgreement, unknownObjects } = entity;
  const known = tierOrder(terms);
  // A tier that the terms do not name is told by its id, after the others.
  const order = [...known, ...Object.keys(addressesByTier).filter((tier) => !known.includes(tier))];
  const tiers = order.flatMap((tier) => {
    const addresses = addressesByTier[tier] ?? 0;
    return addresses > 0 ? [{ name: terms.tiers[tier]?.name ?? tier, addresses }] : [];
  });
  return { tiers, withoutAgreement, unknownObjects: unknownObjects.length };
}

/** The reach of several pieces of work of a provider; an address that two of them touch counts for both. */
export function reachTogether(lines: readonly WorkLine[], terms: AddressTiersTerms): WorkReach {
  const counts = new Map(tierOrder(terms).map((tier) => [terms.tiers[tier].name, 0]));
  for (const { reach } of lines) {
    for (const { name, addresses } of reach.tiers) counts.set(name, (counts.get(name) ?? 0) + addresses);
  }
  const tiers = [...counts].map(([name, addresses]) => ({ name, addresses }));
  const sum = (of: (reach: WorkReach) => number) => lines.reduce((total, { reach }) => total + of(reach), 0);
  return {
    tiers: tiers.filter(({ addresses }) => addresses > 0),
    withoutAgreement: sum((reach) => reach.withoutAgreement),
    unknownObjects: sum((reach) => reach.unknownObjects),
  };
}
