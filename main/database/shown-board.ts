import type { BoardSettings, BoardTicket } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Aggregates } from './board-questions.ts';

/** Of what is on file, what the walls speak of. */
export interface Spoken {
  /** The sources that are synced: what came from one that was taken out would stand still, so none is shown. */
  readonly sources: readonly string[];
  /** The providers whose tickets or planned work the sources deliver: the walls speak of no other. */
  readonly providers: readonly string[];
}

/** Whether something came from one of these sources, by its id `source:record`. */
export function isSynced(sources: readonly string[]) {
  return ({ id }: { readonly id: string }): boolean => sources.includes(id.slice(0, id.indexOf(':')));
}

/** When the first of these tickets was opened; null without any. */
export function openedFirst(tickets: readonly BoardTicket[]): Instant | null {
  return tickets.reduce<Instant | null>((first, { ticket }) => {
    const at = ticket.events[0]?.at ?? null;
    return first === null || (at !== null && at < first) ? at : first;
  }, null);
}

/** Of the aggregates, what the walls speak of. */
export function shownOf<T extends Omit<Aggregates, 'hidden'>>(aggregates: T, { sources, providers }: Spoken) {
  return {
    ...aggregates,
    works: aggregates.works.filter(isSynced(sources)),
    disruptions: aggregates.disruptions.filter(isSynced(sources)),
    agreements: aggregates.agreements.filter(({ id }) => providers.includes(id)),
  };
}

/** Settings that say how many open tickets their system no longer shows to us. */
export function withHidden(settings: BoardSettings, hidden: number): BoardSettings {
  return { ...settings, noLongerVisible: hidden };
}
