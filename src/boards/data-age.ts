import type { Terms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { impossible } from '../impossible.ts';
import type { Delivery, SourceFailure, SourceHealth, Wall } from './board.ts';
import type { JudgedBoard } from './judged-board.ts';

/** How far ahead of its arrival an event may be dated and still be taken, in milliseconds. One further ahead waits. */
export const AHEAD_MS = 120_000;

/** How old what a source said is. Lengths are milliseconds. */
export type SourceAge =
  | { readonly kind: 'fresh' | 'aging'; readonly ageMs: number }
  | { readonly kind: 'old'; readonly ageMs: number; readonly since: Instant }
  | { readonly kind: 'never' };

export interface SourceState {
  readonly source: SourceHealth;
  readonly age: SourceAge;
}

/** Whether the station answers this page; `since` is the station's clock at its last answer. */
export type StationState =
  | { readonly kind: 'answering' }
  | { readonly kind: 'silent'; readonly since: Instant };

/** What is known about how far the data can be trusted. */
export interface DataTrust {
  readonly station: StationState;
  readonly sources: readonly SourceState[];
}

/** How far one wall can be trusted. */
export type WallTrust =
  | { readonly kind: 'fresh' }
  /** Some of its sources do not answer; `since` is the earliest, null when one never answered. */
  | { readonly kind: 'old'; readonly since: Instant | null; readonly silent: readonly SourceState[] }
  | { readonly kind: 'station-silent'; readonly since: Instant }
  /** No source delivers its tickets, or none of them has ever answered: nothing is known, so nothing is calm. */
  | { readonly kind: 'unconnected'; readonly silent: readonly SourceState[] };

/**
 * The age of a source's data at `now`. "Older than 2 × its interval: the age turns amber with a triangle. Older
 * than the larger of 5 min and 3 × the source's interval (setting)": old.
 */
export function sourceAge(source: SourceHealth, now: Instant, oldAfterMs: number): SourceAge {
  if (source.lastAnswerAt === null) return { kind: 'never' };
  const ageMs = Math.max(0, now - source.lastAnswerAt);
  if (ageMs > Math.max(oldAfterMs, 3 * source.intervalMs)) {
    return { kind: 'old', ageMs, since: source.lastAnswerAt };
  }
  return { kind: ageMs > 2 * source.intervalMs ? 'aging' : 'fresh', ageMs };
}

/** Used until the station has sent its settings: five minutes, the design's own. */
const OLD_AFTER_MS = 5 * 60_000;

/** The state of all sources and of the station itself at `now`. */
export function dataTrust(
  sources: readonly SourceHealth[],
  station: StationState,
  now: Instant,
  oldAfterMs: number = OLD_AFTER_MS,
): DataTrust {
  return { station, sources: sources.map((source) => ({ source, age: sourceAge(source, now, oldAfterMs) })) };
}

/** What decides the age of each wall, and of which form the providers are that it shows. */
const SHOWN_ON: Readonly<Record<Wall, { readonly delivery: Delivery; readonly form: Terms['form'] }>> = {
  emergencies: { delivery: 'tickets', form: 'emergency-tickets' },
  clocks: { delivery: 'tickets', form: 'address-tiers' },
  windows: { delivery: 'work', form: 'address-tiers' },
  agreements: { delivery: 'tables', form: 'address-tiers' },
};

/** Whether a source decides the age of a wall: it delivers what the wall shows, of a provider of the wall's form. */
export function concerns(source: SourceHealth, wall: Wall, board: JudgedBoard): boolean {
  const { delivery, form } = SHOWN_ON[wall];
  if (!source.delivers.includes(delivery)) return false;
  if (source.providers.length === 0) return true;
  return source.providers.some((id) => {
    const terms = board.terms.find(({ provider }) => provider === id);
    // A provider that is not known here could be of either form: rather one wall too many than one too few.
    return terms === undefined || terms.form === form;
  });
}

/** How far a wall can be trusted. "No emergencies" may be said only where this is fresh. */
export function wallTrust(trust: DataTrust, wall: Wall, board: JudgedBoard): WallTrust {
  const concerned = trust.sources.filter(({ source }) => concerns(source, wall, board));
  const silent = concerned.filter(({ age }) => age.kind === 'old' || age.kind === 'never');
  if (concerned.every(({ age }) => age.kind === 'never')) {
    if (onFile(board, wall) === 0) return { kind: 'unconnected', silent };
    // What is there of a first reading that is under way: not to be trusted yet, but "the board is never hidden".
    if (trust.station.kind === 'answering') return { kind: 'old', since: null, silent };
  }
  if (trust.station.kind === 'silent') return { kind: 'station-silent', since: trust.station.since };
  if (silent.length === 0) return { kind: 'fresh' };
  const known = silent.flatMap(({ age }) => (age.kind === 'old' ? [age.since] : []));
  return { kind: 'old', since: known.length > 0 ? Math.min(...known) : null, silent };
}

/** How much of what a wall shows is on file. */
function onFile(board: JudgedBoard, wall: Wall): number {
  switch (wall) {
    case 'emergencies':
      return board.emergencies.length;
    case 'clocks':
      return board.faults.length;
    case 'windows':
      return board.works.length;
    case 'agreements':
      return board.agreements.length;
    default:
      return impossible(wall);
  }
}

/**
 * Since when the events of a ticket are not known; null while they are. A ticket's source is the part of its
 * id before the colon.
 */
export function unknownSince(ticketId: string, trust: DataTrust): Instant | null {
  const id = ticketId.slice(0, Math.max(0, ticketId.indexOf(':')));
  const state = trust.sources.find(({ source }) => source.id === id);
  const source = state?.age.kind === 'old' ? state.age.since : null;
  const station = trust.station.kind === 'silent' ? trust.station.since : null;
  if (source === null || station === null) return source ?? station;
  return Math.min(source, station);
}

/** Why the silent sources of a wall do not answer, the one that is tried next first. */
export function failuresOf(trust: WallTrust): SourceFailure[] {
  if (trust.kind !== 'old' && trust.kind !== 'unconnected') return [];
  return trust.silent
    .flatMap(({ source }) => (source.failure === null ? [] : [source.failure]))
    .sort((a, b) => a.nextTryAt - b.nextTryAt);
}
