import type { Instant } from '../calendars/period.ts';
import { type AsideList, asideLists, isUrgent } from './aside-lists.ts';
import type { SourceFailure } from './board.ts';
import { type ClocksLines, clocksLines, eachRowShown } from './clocks-lines.ts';
import { type DataTrust, failuresOf, type WallTrust, wallTrust } from './data-age.ts';
import { type HoursNow, hoursNow } from './desk-hours.ts';
import { gatheredRows } from './disruptions.ts';
import { type EmergencyRow, emergencyRows } from './emergency-rows.ts';
import {
  type AllClearOwed,
  type FaultNoClock,
  faultAsides,
  type ReactedFault,
  repairHours,
} from './fault-asides.ts';
import { type FaultStripRow, faultRows, withFaultStrip } from './fault-rows.ts';
import { type Folded, fold } from './fold.ts';
import type { JudgedBoard } from './judged-board.ts';

/** The clocks wall at one instant. */
export interface ClocksBoard {
  readonly now: Instant;
  readonly zone: string | null;
  readonly trust: WallTrust;
  /** The providers whose reaction clocks stand here, and those of the first reactions beside them. */
  readonly providers: readonly string[];
  readonly emergencyProviders: readonly string[];
  readonly repairs: readonly { readonly tier: string; readonly zone: string; readonly hours: HoursNow }[];
  /** Reaction clocks, those of a general disruption under it. */
  readonly rows: ClocksLines<FaultStripRow>;
  readonly firstReactions: Folded<EmergencyRow> & { readonly count: number; readonly trust: WallTrust };
  readonly allClearOwed: AsideList<AllClearOwed>;
  readonly reacted: AsideList<ReactedFault>;
  readonly noClock: Readonly<Record<FaultNoClock, number>>;
  readonly failures: readonly SourceFailure[];
  /** Whether a clock here is late: "any other late clock holds Clocks". */
  readonly late: boolean;
  /** Something here is urgent or late: a clock, or a word that a customer waits for. */
  readonly urgent: boolean;
  /** Whether there is anything to be said: "a wall with nothing to say is skipped". */
  readonly says: boolean;
}

/** Places of the rows and of the lists beside them; the band takes some. "Clocks 7". */
const PLACES = { rows: 7, firstReactions: 4, allClear: 3, reacted: 4 };
const PLACES_UNDER_BAND = { rows: 6, firstReactions: 3, allClear: 2, reacted: 3 };

/** The clocks wall of a judged board. */
export function clocksBoard(board: JudgedBoard, trust: DataTrust): ClocksBoard {
  const walls = wallTrust(trust, 'clocks', board);
  const band = walls.kind === 'old' || walls.kind === 'station-silent';
  const places = band ? PLACES_UNDER_BAND : PLACES;
  const isLate = ({ level }: { level: string }) => level === 'late';
  const all = faultRows(board, trust);
  const blocks = gatheredRows(board, all);
  const emergencies = emergencyRows(board, trust);
  const asides = faultAsides(board, trust);
  const noClocks = Object.values(asides.noClock).reduce((sum, count) => sum + count, 0);
  return {
    now: board.now,
    zone: board.terms.find(({ form }) => form === 'address-tiers')?.zone ?? null,
    trust: walls,
    providers: namesOf(board, 'address-tiers'),
    emergencyProviders: namesOf(board, 'emergency-tickets'),
    repairs: repairHours(board).flatMap(({ name, calendar, zone }) => {
      const hours = hoursNow(board.calendars, calendar, board.now);
      return hours ? [{ tier: name, zone, hours }] : [];
    }),
    rows: eachRowShown(clocksLines(blocks, places.rows), (row) => withFaultStrip(row, board)),
    firstReactions: {
      ...fold(emergencies, places.firstReactions, () => false),
      count: emergencies.length,
      trust: wallTrust(trust, 'emergencies', board),
    },
    ...asideLists(asides, places, emergencies.length),
    noClock: asides.noClock,
    failures: failuresOf(walls),
    late: all.some(isLate),
    urgent:
      [...all, ...emergencies].some(({ level }) => level === 'late' || level === 'urgent') ||
      [...asides.allClearOwed, ...asides.reacted].some(isUrgent),
    says: blocks.length + asides.allClearOwed.length + asides.reacted.length + noClocks > 0 || band,
  };
}

function namesOf(board: JudgedBoard, form: 'address-tiers' | 'emergency-tickets'): string[] {
  return board.terms.filter((terms) => terms.form === form).map(({ name }) => name);
}
