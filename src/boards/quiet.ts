import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import type { BoardOutcome } from './board.ts';
import { type HoursNow, hoursNow } from './desk-hours.ts';
import { type Folded, fold } from './fold.ts';
import type { JudgedBoard } from './judged-board.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';

/** How first reactions went in the last 30 days. Lengths are milliseconds. */
export interface RecentReactions {
  readonly met: number;
  readonly count: number;
  /** null when there was none. */
  readonly medianMs: number | null;
  readonly goalMs: number;
  readonly from: Instant;
  readonly outcomes: readonly BoardOutcome[];
}

/** A clock of another wall that is due next. */
export interface OtherClock {
  readonly key: string;
  readonly about: TicketSubject;
  readonly level: Attention;
  readonly dueAt: Instant;
  readonly remainingMs: number;
  /** The clock stands still: when it goes on. */
  readonly resumesAt: Instant | null;
  readonly zone: string;
}

/** What the emergencies wall says while no first reaction is owed. */
export interface Quiet {
  /** When the last emergency ended; null when none is on file. */
  readonly since: Instant | null;
  readonly reactions: RecentReactions | null;
  /** Late ones first, then by due instant. */
  readonly others: Folded<OtherClock>;
  /** Tickets that cannot be judged: an emergency may be among them, so nobody may call it calm. */
  readonly notJudged: number;
  /** Whether the office of the provider is open. */
  readonly office: HoursNow | null;
}

const DAY = 24 * 3_600_000;
const DAYS = 30;

/** The calm side of the emergencies wall at the board's instant. */
export function quiet(board: JudgedBoard, places: number): Quiet {
  const terms = emergencyTerms(board);
  const theirs = board.outcomes.filter(({ provider }) => terms.some((known) => known.provider === provider));
  const since = theirs.flatMap(({ quietSince }) => (quietSince === null ? [] : [quietSince]));
  return {
    since: since.length > 0 ? Math.max(...since) : null,
    reactions: terms.length > 0 ? recentReactions(board, terms) : null,
    others: fold(otherClocks(board), places, () => false),
    notJudged: board.notJudged.length,
    office: terms.length > 0 ? hoursNow(board.calendars, terms[0].office, board.now) : null,
  };
}

/** The terms of the providers that the emergencies wall shows. */
export function emergencyTerms(board: JudgedBoard): EmergencyTicketsTerms[] {
  return board.terms.filter((terms) => terms.form === 'emergency-tickets');
}

function recentReactions(board: JudgedBoard, terms: readonly EmergencyTicketsTerms[]): RecentReactions {
  const from = board.now - DAYS * DAY;
  const outcomes = board.outcomes
    .filter(({ provider, clock }) => clock === 'first-reaction' && terms.some((t) => t.provider === provider))
    .flatMap((entity) => entity.outcomes)
    .filter(({ startedAt }) => from <= startedAt && startedAt <= board.now)
    .sort((a, b) => a.startedAt - b.startedAt);
  return {
    met: outcomes.filter(({ state }) => state === 'met').length,
    count: outcomes.length,
    medianMs: medianOf(outcomes.map(({ usedMs }) => usedMs)),
    goalMs: Math.max(...terms.map(({ firstReaction }) => firstReaction.goalMs)),
    from,
    outcomes,
  };
}

/** The middle of some lengths, or the mean of the two in the middle; null of none. */
export function medianOf(lengths: readonly number[]): number | null {
  if (lengths.length === 0) return null;
  const ordered = [...lengths].sort((a, b) => a - b);
  const middle = ordered.length >> 1;
  return ordered.length % 2 === 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
}

function otherClocks(board: JudgedBoard): OtherClock[] {
  const isLate = ({ level }: OtherClock) => (level === 'late' ? 0 : 1);
  return board.faultClocks
    .map(({ key, judged, clock, resumesAt }) => ({
      key,
      about: subjectOf(judged.ticket, judged.terms),
      level: clock.attention,
      dueAt: clock.dueAt,
      remainingMs: clock.remainingMs,
      resumesAt,
      zone: judged.terms.zone,
    }))
    .sort((a, b) => isLate(a) - isLate(b) || a.dueAt - b.dueAt || (a.key < b.key ? -1 : 1));
}
