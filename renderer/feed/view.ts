import { type AgreementsBoard, agreementsBoard } from '../../src/boards/agreements-board.ts';
import { type Annunciator, annunciator } from '../../src/boards/annunciator.ts';
import type { BoardCalendar, SourceHealth } from '../../src/boards/board.ts';
import { type ClocksBoard, clocksBoard } from '../../src/boards/clocks-board.ts';
import { type DataTrust, dataTrust } from '../../src/boards/data-age.ts';
import { type EmergenciesBoard, emergenciesBoard } from '../../src/boards/emergencies-board.ts';
import { type JudgedBoard, judgeBoard } from '../../src/boards/judged-board.ts';
import type { RotationFacts } from '../../src/boards/rotation.ts';
import { type WindowsBoard, windowsBoard } from '../../src/boards/windows-board.ts';
import type { KnownBoard } from './known-board.ts';
import type { MachineClock } from './station-clock.ts';
import type { FeedSnapshot } from './store.ts';

/** Everything the walls show in one second: worked out once, shared by all of them. */
export interface WallsView {
  readonly board: JudgedBoard;
  readonly trust: DataTrust;
  readonly panel: Annunciator;
  readonly emergencies: EmergenciesBoard;
  readonly clocks: ClocksBoard;
  readonly windows: WindowsBoard;
  readonly agreements: AgreementsBoard;
  readonly machine: MachineClock;
  /** The calendars that the station sent. */
  readonly calendars: readonly BoardCalendar[];
  readonly facts: RotationFacts;
  /** The zone of screens of which no provider is known: the machine's own. */
  readonly zone: string;
}

/** Used until the station has sent its settings: the design's own. */
const SECONDS = { emergencies: 40, clocks: 30, windows: 15, agreements: 10 };

/** A source that nobody asks: what it said is old from the first moment on. */
function unasked(source: SourceHealth): SourceHealth {
  return { ...source, intervalMs: 0 };
}

/** Works the walls out from what is known at the second of a snapshot. */
export function viewOf(snapshot: FeedSnapshot, known: KnownBoard): WallsView {
  const board = judgeBoard(known.entities, snapshot.second);
  const oldAfterMs = board.settings?.oldAfterMs;
  // Nobody is called by a copy: it is old on every wall, and none of them holds.
  const isCopy = Boolean(board.settings?.copy);
  const trust = isCopy
    ? dataTrust(known.sources.map(unasked), snapshot.station, snapshot.second, 0)
    : dataTrust(known.sources, snapshot.station, snapshot.second, oldAfterMs);
  const emergencies = emergenciesBoard(board, trust);
  const clocks = clocksBoard(board, trust);
  const windows = windowsBoard(board, trust);
  const agreements = agreementsBoard(board, trust);
  const isOld = (wall: { trust: { kind: string } }) => !isCopy && wall.trust.kind === 'old';
  return {
    board,
    trust,
    panel: annunciator(board),
    emergencies,
    clocks,
    machine: snapshot.machine,
    calendars: [...known.entities.values()].filter((entity) => entity.kind === 'calendar'),
    windows,
    agreements,
    facts: {
      emergency: isCopy ? null : emergencies.holds,
      old: {
        emergencies: isOld(emergencies),
        clocks: isOld(clocks),
        windows: isOld(windows),
        agreements: isOld(agreements),
      },
      lateClock: !isCopy && clocks.late,
      windowLive: windows.live,
      says: {
        // Until the station has sent the terms, nobody knows.
        emergencies: board.terms.length === 0 || board.terms.some(({ form }) => form === 'emergency-tickets'),
        clocks: clocks.says,
        windows: windows.says,
        agreements: agreements.says,
      },
      seconds: board.settings?.rotationSeconds ?? SECONDS,
    },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
