import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { addDays, localDateAt, startOfDay } from '../calendars/wall-time.ts';
import type { Attention } from '../clocks/clock.ts';
import { tierOf } from '../clocks/governing-tier.ts';
import { latestCycle } from '../tickets/cycles.ts';
import { clocklessFault } from './clockless-fault.ts';
import { type Cover, coverAt } from './cover-end.ts';
import { type DataTrust, unknownSince } from './data-age.ts';
import type { TierBadge } from './fault-rows.ts';
import { clocklessStanding, clockStanding, type Fault, type FaultStanding, gapOf } from './fault-standing.ts';
import type { JudgedBoard } from './judged-board.ts';
import { LEVELS, worstOf } from './level.ts';
import type { OpenClock } from './open-clock.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';
import { tierMark } from './tier-mark.ts';

/** An address with open faults, by the one that asks most; an unknown address is one for each fault. */
export interface CoveredFault {
  readonly key: string;
  readonly provider: string;
  /** null: not known. */
  readonly addressId: string | null;
  readonly about: TicketSubject;
  readonly zone: string;
  /** Of the agreement that governs the cycle; null when none does. */
  readonly tier: TierBadge | null;
  /** How many faults are open there. */
  readonly faults: number;
  readonly level: Attention;
  readonly standing: FaultStanding;
  /** Since when its events are not known; null while they are. */
  readonly unknownSince: Instant | null;
  /** The tier that governs today and until when. */
  readonly cover: Cover;
  readonly coverTier: TierBadge | null;
  readonly followingTier: TierBadge | null;
  /** "An agreement that ends within 7 days", as the terms say, "is urgent where a fault is open"; not when another follows. */
  readonly endsSoon: boolean;
}

/**
 * The addresses with open faults, worst first: late, then by due instant; those without an open clock last, of
 * them the ones at which somebody has to look before the others.
 */
export function coveredFaults(board: JudgedBoard, trust: DataTrust): CoveredFault[] {
  const soon = new Map<AddressTiersTerms, Instant>();
  const clocks = new Map<Fault, OpenClock<AddressTiersTerms>[]>();
  for (const open of board.faultClocks) {
    const of = clocks.get(open.judged);
    if (of) of.push(open);
    else clocks.set(open.judged, [open]);
  }
  return [...openByAddress(board)]
    .map(([key, faults]) => {
      const { terms } = faults[0];
      const by = soon.get(terms) ?? soonBy(board.now, terms);
      soon.set(terms, by);
      const open = faults.flatMap((fault) => clocks.get(fault) ?? []);
      const row = rowOf(key, faults, open, board.now, by, trust);
      return { row, clock: 'dueAt' in row.standing ? (firstClock(open)?.key ?? '') : '' };
    })
    .sort(
      ({ row: a, clock: one }, { row: b, clock: other }) =>
        rankOf(a) - rankOf(b) ||
        dueOf(a) - dueOf(b) ||
        // Of those due at one instant, as on the wall of the clocks.
        compare(one, other) ||
        compare(a.about.text, b.about.text) ||
        compare(a.key, b.key),
    )
    .map(({ row }) => row);
}

/** The clock that is told of an address: a late one, else the one that is due first. */
function firstClock(open: readonly OpenClock<AddressTiersTerms>[]) {
  const isLate = ({ clock }: OpenClock) => (clock.attention === 'late' ? 0 : 1);
  const order = (a: OpenClock, b: OpenClock) =>
    isLate(a) - isLate(b) || a.clock.dueAt - b.clock.dueAt || compare(a.key, b.key);
  return [...open].sort(order).at(0);
}

/** The first instant that is no longer within the days of "ends soon". Reading (`agreementEndUrgentDays`). */
function soonBy(now: Instant, { zone, attention }: AddressTiersTerms): Instant {
  return startOfDay(addDays(localDateAt(now, zone), attention.agreementEndUrgentDays), zone);
}

/** The key of an address among those of all providers. */
export function addressKey(provider: string, addressId: string): string {
  return JSON.stringify([provider, addressId]);
}

function openByAddress(board: JudgedBoard): Map<string, Fault[]> {
  const byAddress = new Map<string, Fault[]>();
  for (const judged of board.faults) {
    if (latestCycle(judged.verdict.life)?.end !== null) continue;
    const { addressId, provider } = judged.ticket.ticket;
    const key = addressId === null ? `ticket ${judged.ticket.id}` : addressKey(provider, addressId);
    const there = byAddress.get(key);
    if (there) there.push(judged);
    else byAddress.set(key, [judged]);
  }
  return byAddress;
}

function rowOf(
  key: string,
  faults: readonly Fault[],
  open: readonly OpenClock<AddressTiersTerms>[],
  now: Instant,
  soon: Instant,
  trust: DataTrust,
): CoveredFault {
  const first = firstClock(open);
  const clockless = faults
    .filter((fault) => !open.some(({ judged }) => judged === fault))
    .map((fault) => ({ fault, ...clocklessFault(fault, latestCycle(fault.verdict.life)!, now) }))
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  // An urgent word to the customer is told before a clock that asks for less.
  const asking = clockless.find(({ level }) => level === 'urgent');
  const clocks = worstOf(open.map(({ clock }) => clock.attention));
  const told = asking && clocks !== 'late' && clocks !== 'urgent' ? undefined : first;
  const judged =
    told?.judged ?? (asking ?? clockless.find(({ fault }) => !gapOf(fault)) ?? clockless[0]).fault;
  const { ticket, terms, verdict } = judged;
  const cycle = latestCycle(verdict.life)!;
  const standing = told ? clockStanding(told) : clocklessStanding(judged, cycle, now);
  const cover = coverAt(ticket, now);
  const mark = (tier: string | null | undefined) => (tier ? tierMark(terms, tier) : null);
  return {
    key,
    provider: terms.provider,
    addressId: ticket.ticket.addressId,
    about: subjectOf(ticket, terms),
    zone: terms.zone,
    tier: mark(tierOf(ticket, cycle, terms)?.id),
    faults: faults.length,
    level: worstOf([
      ...open.map(({ clock }) => clock.attention),
      ...clockless.map(({ level }) => level),
      ...faults.map((fault) => (gapOf(fault) ? 'watch' : 'calm')),
    ]),
    standing,
    unknownSince: unknownSince(ticket.id, trust),
    cover,
    coverTier: mark(cover.kind === 'none' ? null : cover.tier),
    followingTier: mark(cover.kind === 'ends' ? cover.follows : null),
    endsSoon: cover.kind === 'ends' && cover.follows === null && cover.at <= soon,
  };
}

function rankOf({ standing, level, endsSoon }: CoveredFault): number {
  if (standing.kind === 'late') return 0;
  if ('dueAt' in standing) return 1;
  return endsSoon || level === 'urgent' ? 2 : level === 'watch' ? 3 : 4;
}

function dueOf({ standing }: CoveredFault): number {
  return 'dueAt' in standing ? standing.dueAt : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
