import type { SourceHealth } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Reader } from '../database/reader.ts';
import type { Calls } from '../database/worker-calls.ts';
import type { Writer, Written } from '../database/writer.ts';
import { retryDelay } from './backoff.ts';
import { type HealthRecord, healthOf } from './health.ts';
import type { MappingPlan } from './mappings.ts';
import { type Poll, type Source, SourceError } from './source.ts';

/** A source and how its facts become events. */
export interface SyncedSource {
  readonly source: Source;
  readonly plan: MappingPlan;
}

/** What the engine works with; time and chance are the station's. */
export interface SyncParts {
  readonly writer: Calls<Writer>;
  readonly reader: Calls<Reader>;
  readonly now: () => Instant;
  /** Milliseconds that no setting of the clock moves, for lengths of time. */
  readonly steady: () => number;
  readonly chance: () => number;
  /** Told of everything that was stored. */
  readonly onWritten: (written: Written) => Promise<void>;
  /** Told in a sentence of what an operator should know; never a secret. */
  readonly say: (sentence: string) => void;
}

/** The running sync of all sources. */
export interface SyncEngine {
  health(): readonly SourceHealth[];
  /** The sources of which nothing is known yet since the sync started: their first poll has neither ended nor failed. */
  unheard(): readonly string[];
  /** Ends all polls; a batch being stored is finished first. */
  stop(): Promise<void>;
}

/**
 * Polls each source at its interval, one poll at a time, and stores each batch before the next is asked for. A
 * source that fails is tried again, later and later up to a minute; the others go on.
 */
export async function startSync(sources: readonly SyncedSource[], parts: SyncParts): Promise<SyncEngine> {
  const stopping = new AbortController();
  const quarantined = await parts.reader.quarantineCounts();
  const records: HealthRecord[] = [];
  const loops: Promise<void>[] = [];
  const unheard = new Set(sources.map(({ source }) => source.id));
  for (const synced of sources) {
    const lastAnswer = await parts.reader.lastAnswer(synced.source.id);
    const health = healthOf(synced.source, lastAnswer);
    health.setQuarantined(quarantined.get(synced.source.id) ?? 0);
    records.push(health);
  }
  for (const [i, synced] of sources.entries()) {
    const heard = () => void unheard.delete(synced.source.id);
    loops.push(syncLoop(synced, records[i], heard, parts, stopping.signal));
  }
  return {
    unheard: () => [...unheard],
    health: () => records.filter((_, i) => !sources[i].source.isOwn).map((record) => record.now()),
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Polls a source once, ahead of the sync: rejects as its poll does, or when the signal aborts it. */
export async function pollAhead(synced: SyncedSource, parts: SyncParts, signal: AbortSignal): Promise<void> {
  await setMapping(synced, parts, signal);
  await pollOnce(synced.source, healthOf(synced.source, null), parts, signal);
}

/** `heard` is called when the first poll has ended, or failed. */
async function syncLoop(
  synced: SyncedSource,
  health: HealthRecord,
  heard: () => void,
  parts: SyncParts,
  signal: AbortSignal,
) {
  const { source } = synced;
  const begunAt = parts.now();
  let mapped = false;
  while (!signal.aborted) {
    const started = parts.steady();
    try {
      if (!mapped) await setMapping(synced, parts, signal);
      mapped = true;
      await pollOnce(source, health, parts, signal);
      heard();
      const failure = health.now().failure;
      if (failure) parts.say(`${source.title}: answers again after ${failure.tries} failed tries`);
      health.whole(parts.now());
      await pause(Math.max(0, source.intervalMs - (parts.steady() - started)), signal);
    } catch (error) {
      if (signal.aborted) return;
      heard();
      const tries = (health.now().failure?.tries ?? 0) + 1;
      const delay = Math.min(retryDelay(tries, parts.chance()), Math.max(source.intervalMs, 2_000) * 6);
      const message = sentenceOf(error);
      if (message !== health.now().failure?.message) parts.say(`${source.title}: ${message}`);
      health.failed(parts.now(), message, parts.now() + delay);
      if (!source.isOwn) await noteBlind(source, health.now().lastAnswerAt ?? begunAt, message, parts);
      await pause(delay, signal);
    }
  }
}

/** Keeps that a source is blind; where that cannot be kept the next try does. */
async function noteBlind({ id, title, intervalMs }: Source, from: Instant, why: string, parts: SyncParts) {
  try {
    await parts.writer.noteBlind({ source: id, title, intervalMs, from, why }, parts.now());
  } catch (error) {
    parts.say(`${title}: that it is blind could not be kept: ${(error as Error).message}`);
  }
}

/** A source's own words, or for what nobody foresaw the error itself; it never carries a secret. */
function sentenceOf(error: unknown): string {
  const { name, message } = error as Error;
  return error instanceof SourceError || name === 'SourceError' ? message : `unexpected: ${name}: ${message}`;
}

async function setMapping(
  { source, plan }: SyncedSource,
  parts: SyncParts,
  signal: AbortSignal,
): Promise<void> {
  const anew = await parts.writer.setMapping(source.id, plan);
  if (anew === 0) return;
  parts.say(`${source.title}: the mapping changed, ${anew} tickets are derived anew`);
  // Stopped in between, it begins again at the next start: the new mapping is remembered at the end.
  for (let after: string | null = ''; after !== null; ) {
    signal.throwIfAborted();
    const step: { last: string | null } & Written = await parts.writer.deriveAnew(
      source.id,
      plan,
      after,
      parts.now(),
    );
    await parts.onWritten(step);
    after = step.last;
  }
}

async function pollOnce(source: Source, health: HealthRecord, parts: SyncParts, signal: AbortSignal) {
  const { reader, writer } = parts;
  const poll: Poll = {
    cursor: await reader.cursor(source.id),
    incomplete: () => reader.incomplete(source.id),
    open: () => reader.openAt(source.id),
    stored: (ticket) => reader.factsOf(source.id, ticket),
    current: (kind) => reader.ofKind(source.id, kind),
    answered: (date) => health.answered(parts.now(), date),
    now: parts.now,
    signal,
  };
  for await (const batch of source.poll(poll)) {
    await parts.onWritten(await writer.storeBatch(source.id, batch, parts.now()));
    health.setQuarantined((await reader.quarantineCounts()).get(source.id) ?? 0);
    if (signal.aborted) return;
  }
  await writer.noteAnswer(source.id, parts.now());
}

/** Waits, or until the signal aborts. Pauses are real time, also where the station's clock is not. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
