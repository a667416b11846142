import type { AddressTiersTerms } from '../agreements/terms.ts';
import { calendarOf } from '../calendars/calendar-book.ts';
import type { Instant } from '../calendars/period.ts';
import { localDateAt } from '../calendars/wall-time.ts';
import type { Attention } from '../clocks/clock.ts';
import { type AffectedFault, affectedFaults } from './affected-faults.ts';
import { nearestWindow, type ServiceWindow, type WindowsAround, windowsAround } from './coming-windows.ts';
import { type DataTrust, type WallTrust, wallTrust } from './data-age.ts';
import { type Listed, listed } from './fold.ts';
import type { JudgedBoard } from './judged-board.ts';
import { worstOf } from './level.ts';
import { isUnderWay, type LivePlaces, type LiveWindow, liveWindow } from './live-window.ts';
import { type PreventiveLine, preventiveLine } from './preventive-line.ts';
import { type FittedRows, fitRows, type WorksAway } from './window-fit.ts';
import { type WindowRow, windowRow } from './window-row.ts';
import { type WorkLine, workLine } from './work-line.ts';
import { workSpan } from './work-span.ts';

/** The windows wall at one instant. */
export interface WindowsBoard {
  readonly now: Instant;
  readonly zone: string | null;
  readonly trust: WallTrust;
  /** The providers whose windows stand here. */
  readonly providers: readonly AddressTiersTerms[];
  /** Whether a service window is in progress: "a window in progress holds Windows every second turn". */
  readonly live: boolean;
  readonly picture: WindowsPicture;
  readonly preventive: PreventiveLine;
  /** Works of windows beyond those that are shown; null where there is none. */
  readonly later: WorksAway | null;
  /** Works of providers that the station knows no windows of. */
  readonly withoutTerms: number;
  /** Something here is urgent or late. */
  readonly urgent: boolean;
  /** Whether there is anything to be said: "a wall with nothing to say is skipped". */
  readonly says: boolean;
}

/** What fills the wall: the coming windows, or the one in progress. */
export type WindowsPicture =
  | ({ readonly kind: 'coming' } & FittedRows)
  | {
      readonly kind: 'live';
      readonly windows: readonly LiveWindow[];
      readonly faults: Listed<AffectedFault>;
      readonly coming: readonly WindowRow[];
    };

/** How many windows that have not opened yet are shown. */
const COMING = 4;
/** And beside the one in progress. */
const COMING_BESIDE_LIVE = 3;
/** Places beside the one in progress. */
const FAULTS = 3;

/** Places for the works of the live picture; the band takes some. */
const LIVE_PLACES: LivePlaces = { full: 4, half: 8 };
const LIVE_PLACES_UNDER_BAND: LivePlaces = { full: 3, half: 6 };

/** The works of one provider, by where they belong. */
interface ProviderWindows {
  readonly terms: AddressTiersTerms;
  readonly around: WindowsAround;
  /** Of the window that is open or has closed today, and of each that comes. */
  readonly byWindow: ReadonlyMap<ServiceWindow, readonly WorkLine[]>;
  readonly underWay: readonly WorkLine[];
}

/** The windows wall of a judged board. */
export function windowsBoard(board: JudgedBoard, trust: DataTrust): WindowsBoard {
  const { now } = board;
  const walls = wallTrust(trust, 'windows', board);
  const band = walls.kind === 'old' || walls.kind === 'station-silent';
  const providers = board.terms.filter((terms) => terms.form === 'address-tiers');
  const lines = providers.map((terms) =>
    board.works
      .filter(({ work }) => work.provider === terms.provider)
      .map((entity) => workLine(entity, terms, board)),
  );
  const windows = providers.map((terms, i) => windowsOf(terms, lines[i], board));
  const lives = liveWindows(windows, band ? LIVE_PLACES_UNDER_BAND : LIVE_PLACES, now);
  const rows = windows.flatMap((each) => rowsOf(each, board)).sort((a, b) => a.window.start - b.window.start);
  const ready = rows.filter(({ state }) => state.kind === 'coming');
  const count = lives.length > 0 ? COMING_BESIDE_LIVE : COMING;
  const beyond = ready.slice(count).flatMap(({ works }) => works.map(({ line }) => line));
  const shown = rows.filter((row) => row.state.kind !== 'coming' || ready.indexOf(row) < count);
  const all = lines.flat();
  const preventive = all.filter(({ work }) => work.kind === 'preventive');
  return {
    now,
    zone: providers[0]?.zone ?? null,
    trust: walls,
    providers,
    live: lives.length > 0,
    picture:
      lives.length > 0
        ? {
            kind: 'live',
            windows: lives,
            faults: listed(affectedFaults(board, trust, liveLines(windows)), FAULTS),
            coming: ready.slice(0, count),
          }
        : { kind: 'coming', ...fitRows(shown, band) },
    preventive: preventiveLine(preventive, now),
    later: beyond.length > 0 ? { count: beyond.length, level: worstOf(levelsOf(beyond)) } : null,
    withoutTerms: board.works.length - all.length,
    urgent: all.some((line) => isCurrent(line, now) && (line.level === 'urgent' || line.level === 'late')),
    says: walls.kind !== 'unconnected' && providers.length > 0,
  };
}

function levelsOf(lines: readonly WorkLine[]): Attention[] {
  return lines.map(({ level }) => level);
}

/** "Work that ended is not hidden that day"; after it, it is. */
function isCurrent({ work, terms, progress }: WorkLine, now: Instant): boolean {
  if (progress.kind === 'planned' || progress.kind === 'running' || progress.kind === 'overrun') return true;
  const ended = progress.kind === 'ended' ? (progress.at ?? now) : work.end;
  return localDateAt(ended, terms.zone) >= localDateAt(now, terms.zone);
}

/**
 * Each work with the window that is nearest to it: of those to come, for what has begun before it closes also
 * the one that is open, and for what is over also today's.
 */
function windowsOf(
  terms: AddressTiersTerms,
  lines: readonly WorkLine[],
  { now, calendars }: JudgedBoard,
): ProviderWindows {
  // One more than is shown, so that what lies beyond is not drawn to the last one.
  const around = windowsAround(terms, calendarOf(calendars, terms.plannedWork.workingDays), now, COMING + 1);
  const { open, closed, closedToday, coming } = around;
  const ahead = open ? [open, ...coming] : coming;
  const begun = closed && closedToday ? [closed, ...ahead] : ahead;
  const candidates = ({ work, progress }: WorkLine) => {
    if (progress.kind === 'planned') return open && work.start >= open.end ? coming : ahead;
    return begun;
  };
  const current = lines.filter((line) => line.work.kind === 'service-window' && isCurrent(line, now));
  const byWindow = Map.groupBy(current, (line) =>
    nearestWindow(candidates(line), workSpan(line, now).outline),
  );
  return { terms, around, byWindow, underWay: current.filter(isUnderWay) };
}

function rowsOf({ terms, around, byWindow }: ProviderWindows, board: JudgedBoard): WindowRow[] {
  const { open, closed, closedToday, coming } = around;
  const shown = [
    ...(closed && closedToday && byWindow.has(closed) ? [closed] : []),
    ...(open ? [open] : []),
    ...coming,
  ];
  return shown.map((window) => windowRow(window, terms, byWindow.get(window) ?? [], board));
}

/** The works that the live picture of a provider shows: those of its window, and all that are under way. */
function liveLinesOf({ around, byWindow, underWay }: ProviderWindows): readonly WorkLine[] {
  const { open, closed, closedToday } = around;
  const window = open ?? (closedToday ? closed : null);
  const of = window ? (byWindow.get(window) ?? []) : [];
  return [...of, ...underWay.filter((line) => !of.includes(line))];
}

function liveLines(windows: readonly ProviderWindows[]): WorkLine[] {
  return windows.flatMap(liveLinesOf);
}

function liveWindows(windows: readonly ProviderWindows[], places: LivePlaces, now: Instant): LiveWindow[] {
  const live = (each: ProviderWindows, of: LivePlaces) =>
    liveWindow(each.terms, each.around, liveLinesOf(each), of, now);
  const found = windows.filter((each) => live(each, places) !== null);
  const share = (count: number) => Math.max(1, Math.floor(count / Math.max(1, found.length)));
  const shared = { full: share(places.full), half: share(places.half) };
  return found.flatMap((each) => live(each, shared) ?? []);
}
