import { join } from 'node:path';
import type { BoardSettings } from '../src/boards/board.ts';
import type { Instant } from '../src/calendars/period.ts';
import { configuredRules, termsByProvider } from './agreements/configured-rules.ts';
import { termsProblem } from './agreements/terms-problem.ts';
import { linkHost } from './alarms/alarm-links.ts';
import { alarmPlan } from './alarms/alarm-plan.ts';
import { alarmSettings } from './alarms/alarm-settings.ts';
import { type Alarming, alarmWays, startAlarming } from './alarms/alarming.ts';
import type { Notify } from './alarms/channels.ts';
import { linkSecret, linkTokens } from './alarms/link-tokens.ts';
import { stationApp } from './api/app.ts';
import { type BoardFeed, boardFeed } from './api/board-feed.ts';
import type { AllowedHosts } from './api/doorkeeper.ts';
import type { OfferedFirstRun } from './api/first-run.ts';
import { type BoardKeeper, boardKeeper } from './board-keeper.ts';
import { type Configuration, isDemo } from './configuration/configuration.ts';
import { readDeskFile } from './database/desk-file-read.ts';
import { takeLock } from './database/lock.ts';
import { providersOf } from './database/sources-on-file.ts';
import { approvalsIn, approvalsSize } from './database/terms-approvals.ts';
import { startWorkers, type Workers } from './database/workers.ts';
import { DUTY_SOURCE } from './duty/duty-source-id.ts';
import { startPulse } from './pulse.ts';
import { reviewing } from './review/reviewing.ts';
import { type SyncEngine, startSync } from './sync/engine.ts';
import { sourcesOf } from './sync/sources.ts';

/** What a station is started with. */
export interface StationOptions {
  /** The folder of the database. */
  readonly data: string;
  readonly config: Configuration;
  /** The folder of the configuration file, from which relative paths start. */
  readonly folder: string;
  /** The folder of the built pages. */
  readonly pages: string;
  /** The hosts under which it may be asked, such as `127.0.0.1:7411`. */
  readonly hosts: AllowedHosts;
  /** Told in a sentence of what an operator should know; never a secret. */
  readonly say: (sentence: string) => void;
  /** What is offered while nothing is configured; absent otherwise. */
  readonly firstRun?: OfferedFirstRun | null;
  /** Shows a notification on this machine; absent where there is no desktop. */
  readonly notify?: Notify;
  /** Threads that were started ahead, while the rest was loading. */
  readonly workers?: Workers;
  /** The station's clock: only tests give another one. */
  readonly now?: () => Instant;
}

/** A running station. */
export interface Station {
  /** Its one door. */
  fetch(request: Request): Response | Promise<Response>;
  /**
   * Swaps the configuration: the sync is stopped, and started with the new one. Throws, with the old one still
   * in force, when a source cannot be made of it.
   */
  reconfigure(config: Configuration, folder: string): Promise<void>;
  /** Says on every screen what the operator has to mend; null when it is mended. */
  setProblem(problem: string | null): void;
  /** Ends it; a transaction under way is finished. */
  stop(): Promise<void>;
}

/** Milliseconds that no setting of the clock moves. */
const steady = () => performance.now();

/** The database's file in the data folder. */
const DATABASE = 'wallclock.sqlite';

/** How often approvals are looked for while something waits for one. */
const APPROVALS_MS = 1_000;

/** The station as one configuration makes it. */
interface Run {
  /** When the database was made. */
  readonly createdAt: Instant;
  readonly keeper: BoardKeeper;
  readonly sync: SyncEngine;
  readonly alarming: Alarming;
  /** The provider whose people a test alarm goes to. */
  readonly tested: string;
  /** Whether terms that are configured wait for a reason, or are refused. */
  readonly waits: boolean;
}

/**
 * Starts a station on a data folder. This is the only place that reads the time. Throws `Held` when another
 * process has the folder, and a sentence when the database cannot be used.
 */
export async function startStation(options: StationOptions): Promise<Station> {
  const now = options.now ?? Date.now;
  const workers = options.workers ?? startWorkers();
  let release: () => void = () => undefined;
  try {
    release = takeLock(options.data);
    // Revisions begin anew at every start, so the epoch must too.
    const feed = boardFeed(`${now()}-${Math.random().toString(36).slice(2, 10)}`);
    let set: Pick<StationOptions, 'config' | 'folder'> = options;
    // What was approved elsewhere comes into force as a changed configuration does, also what comes during the start.
    let approvals = approvalsSize(options.data);
    let run = await startRun(workers, options, set, feed, now, true);
    const pulse = startPulse({ writer: workers.writer.call, now, say: options.say });
    const review = reviewing(join(options.data, DATABASE));
    // One change after the other, and the end after the last.
    let changing: Promise<void> = Promise.resolve();
    let stopped: Promise<void> | null = null;
    const change = async (next: typeof set) => {
      // Made once for nothing: what cannot be made is refused before anything is stopped.
      await sourcesOf(next.config.sources, {
        folder: next.folder,
        terms: termsByProvider(configuredRules(next.config)),
        anchor: run.createdAt,
        people: next.config.people,
      });
      await stopRun(run, workers);
      // A past board is shown by the configuration of now.
      await review.end();
      try {
        run = await startRun(workers, options, next, feed, now);
        set = next;
      } catch (error) {
        run = await startRun(workers, options, set, feed, now);
        throw error;
      }
    };
    const app = stationApp({
      feed,
      reader: workers.reader.call,
      reviewing: review,
      health: () => run.sync.health(),
      now,
      hosts: options.hosts,
      pages: options.pages,
      firstRun: options.firstRun ?? null,
      desk: workers.writer.call,
      alarms: {
        acknowledge: (given) => run.alarming.telling.acknowledge(given),
        test: (by) => run.alarming.telling.test(by, run.tested),
      },
      links: {
        host: () => linkHost(set.config),
        tokens: linkTokens(linkSecret(options.data)),
        zoneOf: (provider) => termsByProvider(configuredRules(set.config)).get(provider)?.zone ?? 'UTC',
      },
      heartbeats: {
        watched: (name) => run.alarming.heartbeats.watched(name),
        heard: (name, at) => run.alarming.heartbeats.heard(name, at),
      },
      onError: (error) => options.say(`unexpected: ${error.stack ?? error.message}`),
    });
    const approved = setInterval(() => {
      const size = run.waits ? approvalsSize(options.data) : approvals;
      if (size === approvals) return;
      approvals = size;
      changing = changing.then(() => change(set)).catch((error: Error) => options.say(error.message));
    }, APPROVALS_MS);
    return {
      fetch: (request) => app.fetch(request),
      reconfigure(config, folder) {
        const changed = changing.then(() => change({ config, folder }));
        changing = changed.catch(() => undefined);
        return changed;
      },
      setProblem: (problem) => run.keeper.setProblem(problem),
      stop() {
        clearInterval(approved);
        stopped ??= changing.then(async () => {
          await review.end();
          await pulse.stop();
          await stopRun(run, workers, now());
          await stopWorkers(workers);
          release();
        });
        return stopped;
      },
    };
  } catch (error) {
    await stopWorkers(workers);
    release();
    throw error;
  }
}

async function startRun(
  { writer, reader }: Workers,
  { data, say, firstRun, notify }: StationOptions,
  { config, folder }: Pick<StationOptions, 'config' | 'folder'>,
  feed: BoardFeed,
  now: () => Instant,
  begins = false,
): Promise<Run> {
  const rules = configuredRules(config);
  const file = join(data, DATABASE);
  const { approvals, problem } = approvalsIn(data);
  const { createdAt, notAdopted } = await writer.call.open(file, rules, approvals, now());
  const waiting = [...notAdopted.map(termsProblem), ...(problem === null ? [] : [problem])];
  for (const problem of waiting) say(problem);
  // Before a source can answer: each answer is a sign of life.
  if (begins) await writer.call.noteStart(now(), isDemo(config));
  const own = config.duty.length > 0 ? [DUTY_SOURCE] : [];
  await writer.call.noteSources([...config.sources.map(({ id }) => id), ...own], now());
  const desk = readDeskFile(data);
  if (desk.problem !== null) say(desk.problem);
  await writer.call.takeInDeskFile(desk.entries);
  await reader.call.open(file, rules);
  const settings: BoardSettings = {
    kind: 'settings',
    id: 'settings',
    demo: isDemo(config),
    rotationSeconds: config.rotationSeconds,
    oldAfterMs: config.oldAfterMinutes * 60_000,
    noLongerVisible: 0,
    problem: waiting.join('; ') || null,
    firstRun: firstRun ? { configurationFile: firstRun.report().configurationFile } : null,
    copy: null,
    alarms: alarmSettings(config.alarms),
  };
  // Sources read by what is in force: terms that wait, or are refused, change nothing yet.
  const inForce = await reader.call.rulesInForce();
  const terms = termsByProvider(inForce);
  const { people } = config;
  const sources = await sourcesOf(config.sources, { folder, terms, anchor: createdAt, people });
  const onFile = sources.map(({ source, plan }) => {
    const { id, title, delivers, providers, intervalMs } = source;
    return { id, title, delivers, providers, intervalMs, plan };
  });
  const ways = await alarmWays(config, { folder, now, notify });
  await writer.call.setAlarmPlan(alarmPlan(config, ways.byPerson, isDemo(config)));
  await writer.call.keepConfiguration({ sources: onFile, rules, settings });
  const providers = providersOf(onFile, inForce);
  const calls = { reader: reader.call, writer: writer.call };
  const tokens = linkTokens(linkSecret(data));
  let alarming: Alarming | null = null;
  const keeper = await boardKeeper({
    ...calls,
    feed,
    settings,
    sources: config.sources.map(({ id }) => id),
    providers,
    now,
    steady,
    say,
    onAlarms: () => alarming?.telling.wake(),
  });
  alarming = await startAlarming({
    ...{ config, folder, ways, tokens, feed, now, steady, say },
    writer: writer.call,
  });
  // Before the sources bring anything: what approved terms alter is logged as theirs.
  for (;;) {
    const settled = await writer.call.resettle(now());
    if (!settled) break;
    await keeper.takeIn(settled);
  }
  const roster =
    config.duty.length > 0 ? (await import('./duty/duty-source.ts')).dutySource(config, terms) : null;
  const synced = roster ? [...sources, { source: roster, plan: { kind: 'plain' as const } }] : sources;
  const sync = await startSync(synced, {
    ...calls,
    now,
    steady,
    chance: Math.random,
    onWritten: keeper.takeIn,
    say,
  });
  const tested = inForce.terms.find(({ form }) => form === 'emergency-tickets')?.provider ?? providers[0];
  return { createdAt, keeper, sync, alarming, tested, waits: notAdopted.length > 0 };
}

/** `endsAt`: the station ends with it, in order. */
async function stopRun(
  { keeper, sync, alarming }: Run,
  { writer, reader }: Workers,
  endsAt: Instant | null = null,
): Promise<void> {
  await sync.stop();
  await keeper.stop();
  await alarming.stop();
  if (endsAt !== null) await writer.call.noteStop(endsAt);
  await reader.call.close();
  await writer.call.close();
}

async function stopWorkers({ writer, reader }: Workers): Promise<void> {
  await reader.stop();
  await writer.stop();
}
