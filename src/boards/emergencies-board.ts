import type { Instant } from '../calendars/period.ts';
import { type AlarmChannels, alarmChannels } from './alarm-channels.ts';
import {
  type AlarmLine,
  type AlarmLines,
  alarmLine,
  alarmsApart,
  fittedAlarms,
  linesAskedFor,
} from './alarm-lines.ts';
import { type AlarmShortfall, alarmShortfall } from './alarm-shortfall.ts';
import { type AlarmNow, alarmIdOf, alarmsNow } from './alarms-now.ts';
import type { SourceFailure } from './board.ts';
import { type DataTrust, failuresOf, type WallTrust, wallTrust } from './data-age.ts';
import { type DutyNow, dutyNow } from './duty.ts';
import {
  emergencyAsides,
  type FlaggedWithoutClock,
  type NotImpacting,
  type ReactedEmergency,
} from './emergency-asides.ts';
import {
  type EmergencyRow,
  type EmergencyStripRow,
  emergencyRows,
  withEmergencyStrip,
} from './emergency-rows.ts';
import { eachShown, type Folded, fewestPlaces, fold, type Listed, listed } from './fold.ts';
import type { JudgedBoard } from './judged-board.ts';
import { worstOf } from './level.ts';
import { emergencyTerms, type Quiet, quiet } from './quiet.ts';
import type { EmergencyHold } from './rotation.ts';

/** The emergencies wall at one instant. */
export interface EmergenciesBoard {
  readonly now: Instant;
  readonly zone: string | null;
  readonly trust: WallTrust;
  /** The promise in the heading; null where no provider has it. `always`: its calendar never closes. */
  readonly promise: { readonly goalMs: number; readonly always: boolean } | null;
  readonly duty: DutyNow | null;
  readonly alarms: {
    /** All that go on, the oldest first. */
    readonly all: readonly AlarmNow[];
    /** The oldest of a row here that waits to be acknowledged, with its timeline. */
    readonly oldest: AlarmLine | null;
    /** Those that no row here tells, the oldest first. */
    readonly apart: AlarmLines;
    readonly channels: AlarmChannels | null;
    /** What keeps people from being told, and a line says; null where there is no room for it, too. */
    readonly shortfall: AlarmShortfall | null;
    /** So many lines stand above the rows. */
    readonly lines: number;
  };
  readonly rows: Folded<EmergencyStripRow>;
  readonly asides: {
    readonly reacted: Listed<ReactedEmergency>;
    readonly flagged: Listed<FlaggedWithoutClock>;
    readonly notImpacting: Listed<NotImpacting>;
    readonly any: boolean;
  };
  readonly unflagged: { readonly count: number; readonly oldestAt: Instant | null };
  /** The calm state: there while no emergency has an open clock. */
  readonly quiet: Quiet | null;
  /** When silent sources are tried next, the soonest first. */
  readonly failures: readonly SourceFailure[];
  /** "an unacknowledged alarm or an emergency urgent or late holds Emergencies"; null where none does. */
  readonly holds: EmergencyHold | null;
  /** Something here is urgent or late: a clock of any wall that is told here, a word that is owed, or no channel works. */
  readonly urgent: boolean;
}

/** "Emergencies shows 4 rows and the aside, or 5 without it"; the band takes the place of one. */
const PLACES = 5;
const ASIDE_LINES = 3;
/** What no row tells stands in lines of half a row each, at least so many. */
const LINES_OF_A_PLACE = 2;
/** The calm state has no rows, and asks for as much room as so many. */
const CALM_PLACES = 2;
const LINES_OF_A_ROW = 4;
const MOST_LINES = 9;
/** Places of the clocks of other walls while no emergency is open. */
const OTHER_PLACES = 3;

/** The emergencies wall of a judged board. */
export function emergenciesBoard(board: JudgedBoard, trust: DataTrust): EmergenciesBoard {
  const terms = emergencyTerms(board);
  const walls = wallTrust(trust, 'emergencies', board);
  const all = emergencyRows(board, trust);
  const asides = emergencyAsides(board);
  const band = walls.kind === 'old' || walls.kind === 'station-silent';
  const any = asides.reacted.length + asides.flagged.length + asides.notImpacting.length > 0;
  const going = alarmsNow(board);
  const ids = new Set(all.map(({ open }) => alarmIdOf(open)));
  const apart = alarmsApart(going, ids, board.now);
  const oldest = going.find(({ alarm, waits }) => waits !== null && ids.has(alarm.id));
  const room = PLACES - (any || band ? 1 : 0) - (band ? 1 : 0);
  const waits = (row: EmergencyRow) => row.alarm.kind === 'not-acknowledged';
  const mustStay = (row: EmergencyRow) => row.level === 'late' || waits(row);
  const channels = alarmChannels(board);
  // What waits comes before rows that may be folded.
  const roomAbove = room - (all.length === 0 ? CALM_PLACES : fewestPlaces(all, mustStay));
  const most = LINES_OF_A_PLACE * Math.max(1, roomAbove);
  const asked = linesAskedFor(apart);
  const missing = alarmShortfall(
    channels,
    trust.sources.map(({ source }) => source),
  );
  const shortfall = asked < most ? missing : null;
  const { kept, more } = fittedAlarms(apart, Math.min(asked, most));
  const alarmLines = Math.min(asked, most) + (shortfall ? 1 : 0);
  const places = room - Math.ceil(alarmLines / LINES_OF_A_PLACE);
  const rows = fold(all, places, mustStay, waits, alarmLines % LINES_OF_A_PLACE > 0);
  const free = Math.max(0, places - (all.length === 0 ? CALM_PLACES : all.length));
  const lines = Math.min(MOST_LINES, ASIDE_LINES + LINES_OF_A_ROW * free);
  const holds = holdOf(all, apart);
  return {
    now: board.now,
    zone: terms[0]?.zone ?? null,
    trust: walls,
    promise: terms.length > 0 ? promiseOf(board) : null,
    duty: dutyNow(board),
    alarms: {
      all: going,
      oldest: oldest ? alarmLine(oldest, board) : null,
      apart: { shown: kept.map((one) => alarmLine(one, board)), more },
      channels,
      shortfall,
      lines: alarmLines,
    },
    rows: eachShown(rows, (row) => withEmergencyStrip(row, board)),
    asides: {
      reacted: listed(asides.reacted, lines),
      flagged: listed(asides.flagged, lines),
      notImpacting: listed(asides.notImpacting, lines),
      any,
    },
    unflagged: asides.unflagged,
    quiet: all.length === 0 ? quiet(board, OTHER_PLACES) : null,
    failures: failuresOf(walls),
    holds,
    urgent: holds !== null || missing !== null || asides.reacted.some(({ owed }) => owed.length > 0),
  };
}

function holdOf(rows: readonly EmergencyRow[], apart: readonly AlarmNow[]): EmergencyHold | null {
  const waiting = apart.filter(({ waits }) => waits !== null);
  const isWaiting = rows.some((row) => row.alarm.kind === 'not-acknowledged');
  const alarm = isWaiting || waiting.length > 0;
  const worst = worstOf([...rows, ...waiting].map(({ level }) => level));
  const held = { alarm, apart: rows.length === 0 };
  if (worst === 'late') return { level: worst, ...held };
  return alarm || worst === 'urgent' ? { level: 'urgent', ...held } : null;
}

function promiseOf(board: JudgedBoard): { goalMs: number; always: boolean } {
  const [{ firstReaction }] = emergencyTerms(board);
  const calendar = board.calendars.get(firstReaction.calendar);
  return { goalMs: firstReaction.goalMs, always: calendar?.version === 'always' };
}
