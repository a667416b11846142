import { join } from 'node:path';
import type { BoardSettings } from '../src/boards/board.ts';
import type { Instant } from '../src/calendars/period.ts';
import { configuredRules, termsByProvider } from './agreements/configured-rules.ts';
import { termsProblem } from './agreements/terms-problem.ts';
import { alarmPlan } from './alarms/alarm-plan.ts';
import { alarmSettings } from './alarms/alarm-settings.ts';
import { type Alarming, alarmWays, startAlarming } from './alarms/alarming.ts';
import { linkSecret, linkTokens } from './alarms/link-tokens.ts';
import type { BoardFeed } from './api/board-feed.ts';
import { type BoardKeeper, boardKeeper } from './board-keeper.ts';
import { type Configuration, isDemo } from './configuration/configuration.ts';
import { readDeskFile } from './database/desk-file-read.ts';
import { providersOf } from './database/sources-on-file.ts';
import { approvalsIn } from './database/terms-approvals.ts';
import type { Workers } from './database/workers.ts';
import { DUTY_SOURCE } from './duty/duty-source-id.ts';
import type { StationOptions } from './station.ts';
import { pollAhead, type SyncEngine, type SyncedSource, type SyncParts, startSync } from './sync/engine.ts';
import { sourcesOf } from './sync/sources.ts';

/** The database's file in the data folder. */
export const DATABASE = 'wallclock.sqlite';

/** The station as one configuration makes it. */
export interface Run {
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

/** What a run is started with. */
export interface RunParts {
  readonly workers: Workers;
  readonly options: StationOptions;
  /** The configuration, and the folder from which its relative paths start. */
  readonly set: { readonly config: Configuration; readonly folder: string };
  readonly feed: BoardFeed;
  readonly now: () => Instant;
  /** Milliseconds that no setting of the clock moves. */
  readonly steady: () => number;
  /** The station starts with it; else its configuration is swapped. */
  readonly begins: boolean;
}

/** So long after a start sources are waited for that were not heard yet: what they bring may have settled what is due. */
const UNHEARD_PATIENCE_MS = 10_000;
/** A calendar that is read for the first time may take so long: then alarms are told by what is known. */
const ROSTER_PATIENCE_MS = 3_000;

/** Starts the station as a configuration makes it. Where that fails nothing of it goes on. */
export async function startRun(parts: RunParts): Promise<Run> {
  const begun: (() => Promise<void>)[] = [];
  try {
    return await started(parts, begun);
  } catch (error) {
    // What cannot be ended either hides neither the reason nor the rest.
    for (const stop of begun.toReversed()) {
      await stop().catch((also: Error) => parts.options.say(`not ended in order: ${also.message}`));
    }
    throw error;
  }
}

async function started(parts: RunParts, begun: (() => Promise<void>)[]): Promise<Run> {
  const { feed, now, steady, begins } = parts;
  const { writer, reader } = parts.workers;
  const { data, say, firstRun, notify } = parts.options;
  const { config, folder } = parts.set;
  const rules = configuredRules(config);
  const file = join(data, DATABASE);
  const { approvals, problem } = approvalsIn(data);
  const { createdAt, notAdopted } = await writer.call.open(file, rules, approvals, now());
  begun.push(() => writer.call.close());
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
  begun.push(() => reader.call.close());
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
  let sync: SyncEngine | null = null;
  const since = now();
  const waitedUntil = steady() + UNHEARD_PATIENCE_MS;
  const ticketSources = sources.filter(({ source }) => source.delivers.includes('tickets'));
  const unheard = (): readonly string[] => {
    if (steady() >= waitedUntil) return [];
    const all = sync?.unheard();
    return ticketSources.map(({ source }) => source.id).filter((id) => all?.includes(id) ?? true);
  };
  const keeper = await boardKeeper({
    ...calls,
    feed,
    settings,
    sources: config.sources.map(({ id }) => id),
    providers,
    now,
    steady,
    say,
    isUnheard: () => unheard().length > 0,
    onAlarms: () => alarming?.telling.wake(),
  });
  begun.push(() => keeper.stop());
  const syncing: SyncParts = { ...calls, now, steady, chance: Math.random, onWritten: keeper.takeIn, say };
  const roster =
    config.duty.length > 0 ? (await import('./duty/duty-source.ts')).dutySource(config, terms) : null;
  const synced = roster ? [...sources, { source: roster, plan: { kind: 'plain' as const } }] : sources;
  await readRosters(synced, syncing);
  alarming = await startAlarming({
    ...{ config, folder, ways, tokens, feed, now, steady, say },
    unheard: () => ({ sources: unheard(), since }),
    writer: writer.call,
  });
  begun.push(alarming.stop);
  // Before the sources bring anything: what approved terms alter is logged as theirs.
  for (;;) {
    const settled = await writer.call.resettle(now());
    if (!settled) break;
    await keeper.takeIn(settled);
  }
  sync = await startSync(synced, syncing);
  const tested = inForce.terms.find(({ form }) => form === 'emergency-tickets')?.provider ?? providers[0];
  return { createdAt, keeper, sync, alarming, tested, waits: notAdopted.length > 0 };
}

/**
 * Who is on duty has to be known before anybody is told: what was missed while the station was off is due at once, and goes
 * to whom the roster names as it reads now. A calendar is waited for where it was never read; else what it said last stands
 * until its own poll. One that fails is the sync's to tell.
 */
async function readRosters(synced: readonly SyncedSource[], syncing: SyncParts): Promise<void> {
  const rosters = synced.filter(({ source }) => source.delivers.join() === 'duty');
  await Promise.all(
    rosters.map(async (one) => {
      if (!one.source.isOwn && (await syncing.reader.lastAnswer(one.source.id)) !== null) return;
      await pollAhead(one, syncing, AbortSignal.timeout(ROSTER_PATIENCE_MS)).catch(() => undefined);
    }),
  );
}

/** Ends a run. `endsAt`: the station ends with it, in order. */
export async function stopRun(
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
