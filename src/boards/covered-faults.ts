import type { AddressTiersTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { addDays, localDateAt, startOfDay } from '../calendars/wall-time.ts';
import type { Attention, ClockKind } from '../clocks/clock.ts';
import { customerNetworkSince, tierOf } from '../clocks/reaction.ts';
import { type Cycle, endIndex, firstOf, latestCycle } from '../tickets/cycles.ts';
import { type Cover, coverAt } from './cover-end.ts';
import { type DataTrust, unknownSince } from './data-age.ts';
import type { TierBadge } from './fault-rows.ts';
import type { JudgedBoard, JudgedTicket } from './judged-board.ts';
import { worstOf } from './level.ts';
import type { OpenClock } from './open-clock.ts';
import { subjectOf, type TicketSubject } from './ticket-subject.ts';
import { tierMark } from './tier-mark.ts';

/** How it stands with the promise for a fault: its clock, else why none runs. */
export type FaultStanding =
  | { readonly kind: 'late' | 'due'; readonly clock: ClockKind; readonly dueAt: Instant }
  | {
      readonly kind: 'waiting';
      readonly clock: ClockKind;
      readonly dueAt: Instant;
      readonly resumesAt: Instant;
    }
  | { readonly kind: 'address-unknown' | 'no-agreement' | 'not-covered' | 'restored' | 'reacted' };

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
  /** "An agreement that ends within 7 days is urgent where a fault is open"; not when another follows at once. */
  readonly endsSoon: boolean;
}

type Fault = JudgedTicket<AddressTiersTerms>;

/** Reading of the design: an agreement that ends within so many days is urgent where a fault is open. */
export const ENDS_SOON_DAYS = 7;

/**
 * The addresses with open faults, worst first: late, then by due instant; those without an open clock last, of
 * them the ones at which somebody has to look before the others.
 */
export function coveredFaults(board: JudgedBoard, trust: DataTrust): CoveredFault[] {
  const soon = new Map<string, Instant>();
  const clocks = new Map<Fault, OpenClock<AddressTiersTerms>[]>();
  for (const open of board.faultClocks) {
    const of = clocks.get(open.judged);
    if (of) of.push(open);
    else clocks.set(open.judged, [open]);
  }
  return [...openByAddress(board)]
    .map(([key, faults]) => {
      const { zone } = faults[0].terms;
      const by = soon.get(zone) ?? soonBy(board.now, zone);
      soon.set(zone, by);
      const open = faults.flatMap((fault) => clocks.get(fault) ?? []);
      return rowOf(key, faults, open, board.now, by, trust);
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || dueOf(a) - dueOf(b) || compareText(a, b));
}

/** The first instant that is no longer within the days of "ends soon". */
function soonBy(now: Instant, zone: string): Instant {
  return startOfDay(addDays(localDateAt(now, zone), ENDS_SOON_DAYS), zone);
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
  const isLate = ({ clock }: OpenClock) => (clock.attention === 'late' ? 0 : 1);
  const [first] = [...open].sort((a, b) => isLate(a) - isLate(b) || a.clock.dueAt - b.clock.dueAt);
  const judged = first?.judged ?? faults.find((fault) => !gapOf(fault)) ?? faults[0];
  const { ticket, terms, verdict } = judged;
  const cycle = latestCycle(verdict.life)!;
  const standing = first ? clockStanding(first) : clocklessStanding(judged, cycle);
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

/** Why nothing was promised for a fault although somebody may have to be told: the address, or its agreement. */
function gapOf({ ticket, terms, verdict }: Fault): 'address-unknown' | 'no-agreement' | null {
  if (ticket.ticket.addressId === null) return 'address-unknown';
  return tierOf(ticket, latestCycle(verdict.life)!, terms) ? null : 'no-agreement';
}

function clockStanding({ clock, resumesAt }: OpenClock): FaultStanding {
  const about = { clock: clock.kind, dueAt: clock.dueAt };
  if (clock.attention === 'late') return { kind: 'late', ...about };
  return resumesAt === null ? { kind: 'due', ...about } : { kind: 'waiting', ...about, resumesAt };
}

function clocklessStanding(judged: Fault, cycle: Cycle): FaultStanding {
  const { life } = judged.verdict;
  const gap = gapOf(judged);
  if (gap) return { kind: gap };
  if (firstOf(life, ['restored'], cycle.first, endIndex(life, cycle)) !== null) return { kind: 'restored' };
  return { kind: customerNetworkSince(life, cycle) === null ? 'reacted' : 'not-covered' };
}

function rankOf({ standing, level, endsSoon }: CoveredFault): number {
  if (standing.kind === 'late') return 0;
  if ('dueAt' in standing) return 1;
  return endsSoon ? 2 : level === 'watch' ? 3 : 4;
}

function dueOf({ standing }: CoveredFault): number {
  return 'dueAt' in standing ? standing.dueAt : 0;
}

function compareText(a: CoveredFault, b: CoveredFault): number {
  return a.about.text < b.about.text ? -1 : a.about.text > b.about.text ? 1 : a.key < b.key ? -1 : 1;
}
