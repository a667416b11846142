import type { AddressTiersTerms } from '../../src/agreements/terms.ts';
import { type FaultsByAddress, faultsByAddress } from '../../src/boards/address-faults.ts';
import { type DataTrust, dataTrust, type WallTrust, wallTrust } from '../../src/boards/data-age.ts';
import { type JudgedBoard, judgeBoard } from '../../src/boards/judged-board.ts';
import { type LocalDate, localDateAt } from '../../src/calendars/wall-time.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { MachineClock } from '../feed/station-clock.ts';
import type { FeedSnapshot } from '../feed/store.ts';

/** What the agreements desk knows in one second from the board; the rows it asks for come besides. */
export interface DeskView {
  readonly board: JudgedBoard;
  readonly trust: DataTrust;
  /** How far what it says of agreements can be trusted. */
  readonly agreementsTrust: WallTrust;
  readonly faults: FaultsByAddress;
  /** The providers whose agreements belong to addresses. */
  readonly providers: readonly AddressTiersTerms[];
  readonly zone: string;
  /** The local date in that zone. */
  readonly today: LocalDate;
  readonly machine: MachineClock;
}

/** Works out what the desk shows from what is known at the second of a snapshot; a copy stands at its own instant. */
export function deskViewOf(snapshot: FeedSnapshot, known: KnownBoard): DeskView {
  const settings = known.entities.get('settings:settings');
  const copy = settings?.kind === 'settings' ? settings.copy : null;
  const now = copy?.at ?? snapshot.second;
  const board = judgeBoard(known.entities, now);
  const trust = dataTrust(known.sources, snapshot.station, now, board.settings?.oldAfterMs);
  const providers = board.terms.filter((terms) => terms.form === 'address-tiers');
  const zone = providers[0]?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    board,
    trust,
    agreementsTrust: wallTrust(trust, 'agreements', board),
    faults: faultsByAddress(board, trust),
    providers,
    zone,
    today: localDateAt(board.now, zone),
    machine: snapshot.machine,
  };
}
