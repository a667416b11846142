import { Hono } from 'hono';
import type { SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import { addressesRoute } from './addresses.ts';
import { agreementsRoute } from './agreements.ts';
import { boardRoute } from './board.ts';
import type { BoardFeed } from './board-feed.ts';
import { complianceRoute } from './compliance.ts';
import { type AllowedHosts, doorkeeper } from './doorkeeper.ts';
import { firstRunRoute, type OfferedFirstRun } from './first-run.ts';
import { pages } from './pages.ts';
import { sourcesRoute } from './sources.ts';
import { termsRoute } from './terms.ts';
import { ticketsRoute } from './tickets.ts';

/** What the app answers from. */
export interface AppParts {
  readonly feed: BoardFeed;
  readonly reader: Calls<Reader>;
  readonly health: () => readonly SourceHealth[];
  readonly now: () => Instant;
  readonly hosts: AllowedHosts;
  /** The folder of the built pages. */
  readonly pages: string;
  /** What is offered while nothing is configured; null otherwise. */
  readonly firstRun: OfferedFirstRun | null;
  /** Told of an error that nobody foresaw; the asker gets no detail of it. */
  readonly onError: (error: Error) => void;
}

/** The station's one door: every page and every answer goes through this handler. */
export function stationApp(parts: AppParts) {
  const { feed, reader, health, now } = parts;
  const api = new Hono()
    .route('/', boardRoute({ feed, health, now }))
    .route('/', ticketsRoute(reader, now))
    .route('/', agreementsRoute(reader, now))
    .route('/', addressesRoute(reader, now))
    .route('/', complianceRoute(reader, now))
    .route('/', termsRoute(reader))
    .route('/', sourcesRoute(reader, health))
    .route('/', firstRunRoute(parts.firstRun))
    .all('*', (context) => context.json({ error: `there is no ${context.req.path}` }, 404));
  const app = new Hono().use(doorkeeper(parts.hosts)).route('/api', api).route('/', pages(parts.pages));
  app.onError((error, context) => {
    parts.onError(error);
    return context.json({ error: 'the station could not answer; its log says why' }, 500);
  });
  return app;
}

/** The type of the api, for typed calls. */
export type AppType = ReturnType<typeof stationApp>;
