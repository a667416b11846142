import type { Instant } from '../calendars/period.ts';
import type { Attention } from '../clocks/clock.ts';
import {
  type EndFirst,
  type EndsByWeek,
  endsByWeek,
  endsFirst,
  type TierTotals,
  tierTotals,
} from './agreement-ends.ts';
import { type CoveredFault, coveredFaults } from './covered-faults.ts';
import { concerns, type DataTrust, type WallTrust, wallTrust } from './data-age.ts';
import type { JudgedBoard } from './judged-board.ts';
import { worstOf } from './level.ts';
import { type OpenNow, openNow } from './open-now.ts';

/** The agreements wall at one instant. */
export interface AgreementsBoard {
  readonly now: Instant;
  readonly zone: string | null;
  /** Of the agreements themselves. */
  readonly trust: WallTrust;
  /** Of the faults beside them. */
  readonly faultsTrust: WallTrust;
  /** As of when the copy of the agreements is; null when no source of them has answered. */
  readonly copyFrom: Instant | null;
  readonly open: OpenNow;
  readonly totals: readonly TierTotals[];
  readonly ends: EndsByWeek;
  readonly faults: FaultsShown;
  readonly endsFirst: { readonly shown: readonly EndFirst[]; readonly more: number };
  /** Something here is urgent or late. */
  readonly urgent: boolean;
  /** Whether there is anything to be said: "a wall with nothing to say is skipped". */
  readonly says: boolean;
}

/** The addresses with open faults. */
export interface FaultsShown {
  readonly rows: readonly CoveredFault[];
  readonly more: FaultsMore | null;
  /** Addresses with an agreement and an open fault, and those with an open fault and none. */
  readonly covered: number;
  readonly withoutAgreement: number;
  /** Open faults of which nobody knows the address. */
  readonly addressUnknown: number;
}

/** Addresses that found no place. */
export interface FaultsMore {
  readonly level: Attention;
  /** With an open clock, and how many of them are late. */
  readonly clocks: number;
  readonly late: number;
  readonly nextDueAt: Instant | null;
  readonly zone: string;
  /** With an agreement and no clock that runs. */
  readonly clockless: number;
  readonly withoutAgreement: number;
  readonly addressUnknown: number;
  /** Whose agreement ends soon: urgent, since a fault is open. */
  readonly endsSoon: number;
  /** Whose customer has waited too long for the all-clear or a status, and whose repair is interrupted. */
  readonly toTell: number;
  readonly interrupted: number;
}

/** Lines of hours that find a place, and rows below them. Each line beyond the usual ones takes the place of a row. */
const LINES = { usual: 7, most: 10 };
const ROWS = { usual: 7, underBand: 5 };

/** The agreements wall of a judged board. */
export function agreementsBoard(board: JudgedBoard, trust: DataTrust): AgreementsBoard {
  const walls = wallTrust(trust, 'agreements', board);
  const faultsTrust = wallTrust(trust, 'clocks', board);
  const zone = board.terms.find(({ form }) => form === 'address-tiers')?.zone ?? null;
  const open = openNow(board, zone, LINES.most);
  // How to reach a provider stands under its name, beside its lines.
  const lines = open.providers.reduce((sum, { lines, contacts }) => {
    return sum + Math.max(lines.length, 1 + contacts.length);
  }, 0);
  const usual = isBanded(walls) || isBanded(faultsTrust) ? ROWS.underBand : ROWS.usual;
  const rows = Math.max(1, usual - Math.max(0, lines - LINES.usual));
  const faults = coveredFaults(board, trust);
  return {
    now: board.now,
    zone,
    trust: walls,
    faultsTrust,
    copyFrom: copyFrom(board, trust),
    open,
    totals: tierTotals(board),
    ends: endsByWeek(board),
    faults: faultsShown(faults, rows),
    endsFirst: endsFirst(board, new Set(faults.map(({ key }) => key)), rows),
    urgent: faults.some(({ level, endsSoon }) => endsSoon || level === 'late' || level === 'urgent'),
    says: walls.kind !== 'unconnected',
  };
}

function isBanded({ kind }: WallTrust): boolean {
  return kind === 'old' || kind === 'station-silent';
}

/** The oldest answer of the sources of agreements. */
function copyFrom(board: JudgedBoard, trust: DataTrust): Instant | null {
  const answers = trust.sources.flatMap(({ source }) =>
    concerns(source, 'agreements', board) && source.lastAnswerAt !== null ? [source.lastAnswerAt] : [],
  );
  return answers.length > 0 ? Math.min(...answers) : null;
}

function faultsShown(faults: readonly CoveredFault[], places: number): FaultsShown {
  const away = faults.slice(places);
  const { withoutAgreement, addressUnknown } = gaps(faults);
  const covered = faults.length - withoutAgreement - addressUnknown;
  return {
    rows: faults.slice(0, places),
    more: away.length > 0 ? moreOf(away) : null,
    covered,
    withoutAgreement,
    addressUnknown,
  };
}

function gaps(faults: readonly CoveredFault[]) {
  const count = (kind: CoveredFault['standing']['kind']) =>
    faults.filter(({ standing }) => standing.kind === kind).length;
  return { withoutAgreement: count('no-agreement'), addressUnknown: count('address-unknown') };
}

function isToTell({ standing, level }: CoveredFault): boolean {
  return standing.kind === 'status-old' || (standing.kind === 'all-clear-owed' && level === 'urgent');
}

function moreOf(away: readonly CoveredFault[]): FaultsMore {
  const dues = away.flatMap(({ standing }) => ('dueAt' in standing ? [standing.dueAt] : []));
  const without = gaps(away);
  return {
    level: worstOf(away.map(({ level, endsSoon }) => (endsSoon ? worstOf([level, 'urgent']) : level))),
    clocks: dues.length,
    late: away.filter(({ standing }) => standing.kind === 'late').length,
    nextDueAt: dues.length > 0 ? Math.min(...dues) : null,
    zone: away[0].zone,
    clockless: away.length - dues.length - without.withoutAgreement - without.addressUnknown,
    ...without,
    endsSoon: away.filter(({ endsSoon }) => endsSoon).length,
    toTell: away.filter(isToTell).length,
    interrupted: away.filter(({ standing }) => standing.kind === 'repair-interrupted').length,
  };
}
