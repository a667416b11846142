import { join } from 'node:path';
import type { TicketRecord } from '../../main/database/ticket-record.ts';
import type { Instant } from '../../src/calendars/period.ts';

/** A ticket as the station answers it, with its instant. */
type AnsweredTicket = TicketRecord & { readonly stationNow: Instant };

import type { BoardAnswer, SourceHealth } from '../../src/boards/board.ts';
import { type StationProcess, startStationProcess } from '../station-process.ts';
import { ENGLISH, type Language } from './languages.ts';
import type { RtServer } from './server/server.ts';

/** A real station that syncs one queue of a real RT, each second. */
export interface RtStation extends StationProcess {
  readonly database: string;
  /** What the station has on file of a ticket, by its number in RT; null when there is none. */
  ticket(id: number): Promise<AnsweredTicket | null>;
  /** Its clocks: `first-reaction running`, with the reason of a void one; empty when it is not on file. */
  clocks(id: number): Promise<string[]>;
  /** Its events by type. */
  events(id: number): Promise<string[]>;
  /** The numbers of the tickets on the board. */
  onBoard(): Promise<number[]>;
  board(): Promise<BoardAnswer>;
  /** How the source is doing. */
  source(): Promise<SourceHealth & { readonly quarantine: readonly { place: string; reason: string }[] }>;
}

/** What differs from a station that syncs the queue NOC. */
export interface StationChanges {
  readonly language?: Language;
  readonly source?: Readonly<Record<string, unknown>>;
  /** More sources. */
  readonly more?: readonly object[];
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The configuration file of a station that syncs from this address; every JSON is YAML. */
export function configuration(url: string, changes: StationChanges = {}): string {
  const { language = ENGLISH, source, more = [], config } = changes;
  const rt = {
    id: 'rt',
    type: 'rt',
    title: 'RT tickets',
    url,
    token: '$' + '{env:RT_TOKEN}',
    queues: [language.queue],
    intervalSeconds: 1,
    reconcileMinutes: 0.05,
    timeoutSeconds: 10,
    mapping: language.mapping,
    ...source,
  };
  return JSON.stringify({ ...config, sources: [rt, ...more] }, null, 2);
}

/** Starts a station on an RT. */
export async function startRtStation(rt: RtServer, changes: StationChanges = {}): Promise<RtStation> {
  const yaml = configuration(rt.url, changes);
  const station = await startStationProcess(yaml, { RT_TOKEN: rt.tokens.wallboard });
  const ask = async <T>(path: string): Promise<T | null> => {
    const response = await fetch(`${station.url}/api/${path}`);
    return response.ok ? ((await response.json()) as T) : null;
  };
  const ticket = (id: number) => ask<AnsweredTicket>(`tickets/rt:${id}`);
  const board = async () => (await ask<BoardAnswer>('board'))!;
  // Not spread: its url is only known while it runs.
  return Object.assign(Object.create(station) as StationProcess, {
    database: join(station.folder, 'data', 'wallclock.sqlite'),
    ticket,
    board,
    async clocks(id: number) {
      const clocks = (await ticket(id))?.clocks ?? [];
      return clocks.map(({ kind, state }) =>
        [kind, state.kind, ...(state.kind === 'void' ? [state.reason] : [])].join(' '),
      );
    },
    async events(id: number) {
      return ((await ticket(id))?.ticket.ticket.events ?? []).map((event) => event.type);
    },
    async onBoard() {
      const tickets = (await board()).changed.filter((one) => one.kind === 'ticket');
      return tickets.map((one) => Number(one.id.split(':')[1])).sort((a, b) => a - b);
    },
    async source() {
      const { sources } = (await ask<{ sources: Awaited<ReturnType<RtStation['source']>>[] }>('sources'))!;
      return sources.find((one) => one.id === 'rt')!;
    },
  });
}
