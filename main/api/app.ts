import { Hono } from 'hono';
import type { SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { CopiedStation } from '../database/copied-station.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import type { Writer } from '../database/writer.ts';
import type { Reviewing } from '../review/reviewing.ts';
import { type AcknowledgeLinkParts, acknowledgeLinkRoute } from './acknowledge-link.ts';
import { ACKNOWLEDGE_PATH } from './acknowledge-path.ts';
import { addressesRoute } from './addresses.ts';
import { agreementsRoute } from './agreements.ts';
import { alarmReportRoute } from './alarm-report.ts';
import { type AlarmDeeds, alarmsRoute } from './alarms.ts';
import { blindRoute } from './blind.ts';
import { boardRoute } from './board.ts';
import type { BoardFeed } from './board-feed.ts';
import { complianceRoute } from './compliance.ts';
import { complianceExportRoute } from './compliance-export.ts';
import { deskRoute } from './desk.ts';
import { type AllowedHosts, doorkeeper } from './doorkeeper.ts';
import { firstRunRoute, type OfferedFirstRun } from './first-run.ts';
import { type HeartbeatsParts, heartbeatsRoute } from './heartbeats.ts';
import { onlyReads } from './only-reads.ts';
import { pages } from './pages.ts';
import { reviewRoute } from './review.ts';
import { searchRoute } from './search.ts';
import { sourcesRoute } from './sources.ts';
import { termsRoute } from './terms.ts';
import { ticketsRoute } from './tickets.ts';

/** The links by which people acknowledge alarms from a message. */
export interface AlarmLinks extends Pick<AcknowledgeLinkParts, 'tokens' | 'zoneOf'> {
  /** The host under which they reach the station; null where none is configured. */
  readonly host: () => string | null;
}

/** What the app answers from. */
export interface AppParts {
  readonly feed: BoardFeed;
  readonly reader: Calls<Reader>;
  readonly reviewing: Reviewing;
  readonly health: () => readonly SourceHealth[];
  readonly now: () => Instant;
  readonly hosts: AllowedHosts;
  /** The folder of the built pages. */
  readonly pages: string;
  /** What is offered while nothing is configured; null otherwise. */
  readonly firstRun: OfferedFirstRun | null;
  /** The copy that is open for review: questions are answered as of its instant, and nothing is written. */
  readonly copy?: Pick<CopiedStation, 'at'>;
  /** Takes what people write at the desks; absent where nobody can write, as to a copy. */
  readonly desk?: Pick<Calls<Writer>, 'giveReason' | 'saveView' | 'writeNote'>;
  /** What people can do about alarms; absent where nobody can, as to a copy. */
  readonly alarms?: AlarmDeeds;
  /** The host under which links of messages reach the station, and how they are read; absent where none does. */
  readonly links?: AlarmLinks;
  /** Takes signs of life of other stations; absent where nobody can, as to a copy. */
  readonly heartbeats?: HeartbeatsParts;
  /** Told of an error that nobody foresaw; the asker gets no detail of it. */
  readonly onError: (error: Error) => void;
}

/** The station's one door: every page and every answer goes through this handler. */
export function stationApp(parts: AppParts) {
  const { feed, reader, health, copy } = parts;
  const now = copy ? () => copy.at : parts.now;
  const api = new Hono()
    .use(onlyReads(copy !== undefined))
    // The board's clock goes on, also over a copy: its age is told by it.
    .route('/', boardRoute({ feed, health, now: parts.now }))
    .route('/', ticketsRoute(reader, parts.reviewing, now))
    .route('/', agreementsRoute(reader, now))
    .route('/', addressesRoute(reader, now))
    .route('/', complianceRoute(reader, now))
    .route('/', reviewRoute(parts.reviewing, now))
    .route('/', searchRoute(reader, now))
    .route('/', complianceExportRoute(reader, health, now))
    .route('/', termsRoute(reader))
    .route('/', blindRoute(reader, now))
    .route('/', sourcesRoute(reader, health))
    .route('/', deskRoute(parts))
    .route('/', alarmsRoute({ ...parts, now }))
    .route('/', heartbeatsRoute(parts.heartbeats, now))
    .route('/', alarmReportRoute(reader, now))
    .route('/', firstRunRoute(parts.firstRun))
    .all('*', (context) => context.json({ error: `there is no ${context.req.path}` }, 404));
  const app = new Hono().use(doorkeeper(parts.hosts, () => parts.links?.host() ?? null)).route('/api', api);
  const { links, alarms } = parts;
  if (links && alarms) {
    app.route(ACKNOWLEDGE_PATH, acknowledgeLinkRoute({ ...links, reader, alarms, now }));
  }
  app.route('/', pages(parts.pages));
  app.onError((error, context) => {
    parts.onError(error);
    return context.json({ error: 'the station could not answer; its log says why' }, 500);
  });
  return app;
}

/** The type of the api, for typed calls. */
export type AppType = ReturnType<typeof stationApp>;
