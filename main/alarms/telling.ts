import type { BoardAlarm, BoardChannel } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { BoardFeed } from '../api/board-feed.ts';
import type { Calls } from '../database/worker-calls.ts';
import type { Writer } from '../database/writer.ts';
import type { AcknowledgementTaken, Acknowledging } from './acknowledge.ts';
import type { Channel, Sent } from './channel.ts';
import type { Linked } from './link-tokens.ts';
import type { SentOne } from './sent.ts';
import type { AlarmToSend, Unheard } from './tell.ts';
import { tellingHealth } from './telling-health.ts';
import { attemptKey } from './tries.ts';

/** What the telling works with. */
export interface TellingParts {
  readonly writer: Pick<
    Calls<Writer>,
    'alarmStep' | 'alarmSent' | 'resumeAlarms' | 'channelHealth' | 'acknowledge' | 'testAlarm'
  >;
  readonly channels: readonly Channel[];
  /** The link by which a person acknowledges an alarm; null where no browser could reach it. */
  readonly link: (linked: Linked) => string | null;
  readonly feed: Pick<BoardFeed, 'update' | 'replaceAll'>;
  readonly now: () => Instant;
  /** Milliseconds that no setting of the clock moves. */
  readonly steady: () => number;
  /** The sources that are not heard yet since the start, as long as they are waited for. */
  readonly unheard: () => Unheard;
  /** Told in a sentence of what an operator should know. */
  readonly say: (sentence: string) => void;
}

/** Tells people of alarms, until stopped. */
export interface Telling {
  /** Something changed: what is due is told at once. */
  wake(): void;
  /** Keeps an acknowledgement; see `acknowledge`. Rejects with `NotKept` when it cannot be kept. */
  acknowledge(given: Acknowledging): Promise<AcknowledgementTaken>;
  /** Raises a test alarm for a provider; `by` is the screen, or who asked. */
  test(by: string, provider: string): Promise<BoardAlarm>;
  /** Throws when alarms are not looked at any more. */
  mustLook(): void;
  /** Resolves when nothing is being decided or sent. */
  idle(): Promise<void>;
  /** Ends it; what is being sent is waited for, though not for long. */
  stop(): Promise<void>;
}

/** How often is looked whether something is due. */
const TICK_MS = 1_000;
/** The clock was set, when it and the steady one part by more. */
const SET_MS = 2_000;
/** What became of a try is written down anew each second, so many times, where it could not be. */
const WRITINGS = 60;
/** What is being sent at an end is waited for so long. */
const PATIENCE_MS = 2_000;

/**
 * Starts telling people of alarms: at each wake and each second a step of the writer decides what is due, and what it
 * gives is sent, each by its channel, none waiting for another.
 */
export async function startTelling(parts: TellingParts): Promise<Telling> {
  const { writer, feed, now, steady, say } = parts;
  const channels = new Map(parts.channels.map((channel) => [channel.id, channel]));
  const underWay = new Map<string, Promise<void>>();
  const ending = new AbortController();
  let ahead = now() - steady();
  const health = tellingHealth({ feed, now, steady, say });
  let resuming = false;
  let stepping: Promise<void> | null = null;
  let again = false;

  const channelsNow = async () => {
    const ofEach = await writer.channelHealth([...channels.keys()]);
    return parts.channels.map(
      ({ id, title }, i): BoardChannel => ({ kind: 'channel', id, title, ...ofEach[i] }),
    );
  };

  /** Until it is written down the try counts as under way: else it would be taken for cut off, and be sent again at once. */
  const written = async (one: SentOne) => {
    const at = now();
    for (let writing = 1; ; writing++) {
      try {
        return await writer.alarmSent(one, at);
      } catch (error) {
        if (ending.signal.aborted || writing === WRITINGS) throw error;
        await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      }
    }
  };

  const send = async ({ channel: id, message }: AlarmToSend) => {
    const { alarm, telling, person, name, attempt } = message;
    const channel = channels.get(id);
    const sent = channel
      ? await channel
          .send(message, parts.link({ alarm, telling, person, name }), ending.signal)
          .catch((error: Error): Sent => ({ kind: 'failed', why: error.message, mayHaveArrived: true }))
      : ({ kind: 'failed', why: `there is no channel ${id} any more`, mayHaveArrived: false } as const);
    if (sent.kind === 'failed') say(`alarm ${alarm} could not be told to ${name} by ${id}: ${sent.why}`);
    // Cut off by the end: the next start sends it again, marked.
    if (ending.signal.aborted && sent.kind === 'failed') return;
    const changed = await written({ alarm, telling, person, channel: id, attempt, sent });
    if (changed) feed.update([changed]);
    // Not in place of all: the heartbeat shows its failure among them.
    feed.update(await channelsNow());
  };

  const step = async () => {
    do {
      again = false;
      const { toSend, changed, failed } = await writer.alarmStep(
        [...underWay.keys()],
        now(),
        parts.unheard(),
      );
      feed.update(changed);
      health.looked(failed);
      for (const one of toSend) {
        const { alarm, telling, person, attempt } = one.message;
        const key = attemptKey(alarm, telling, person, one.channel, attempt);
        const sending = send(one)
          .catch((error: Error) => say(`an alarm could not be written down: ${error.message}`))
          .finally(() => {
            underWay.delete(key);
            wake();
          });
        underWay.set(key, sending);
      }
    } while (again && !ending.signal.aborted);
  };

  const wake = () => {
    if (ending.signal.aborted) return;
    if (stepping) {
      again = true;
      return;
    }
    stepping = step()
      .catch((error: Error) => health.failed(`alarms could not be looked at: ${error.message}`))
      .finally(() => {
        stepping = null;
        if (again) wake();
      });
  };

  /** Where it fails it is tried again at the next tick: until then what is due would be taken for what is ahead. */
  const resume = async (drift: number) => {
    resuming = true;
    try {
      await writer.resumeAlarms(now());
      ahead += drift;
      wake();
    } catch (error) {
      health.failed(`alarms could not be resumed: ${(error as Error).message}`);
    } finally {
      resuming = false;
    }
  };

  const tick = () => {
    const drift = now() - steady() - ahead;
    if (drift < -SET_MS) {
      if (!resuming) void resume(drift);
      return;
    }
    if (drift > SET_MS) ahead += drift;
    wake();
  };

  await writer.resumeAlarms(now());
  feed.replaceAll('channel', await channelsNow());
  // What was missed is decided before anybody asks how it stands.
  wake();
  await stepping;
  const timer = setInterval(tick, TICK_MS);
  const idle = async () => {
    while (stepping || underWay.size > 0) await Promise.allSettled([stepping, ...underWay.values()]);
  };

  return {
    wake,
    idle,
    mustLook: health.mustLook,
    async acknowledge(given) {
      const taken = await writer.acknowledge(given, now());
      if (taken.kind === 'taken') feed.update([taken.alarm]);
      wake();
      return taken;
    },
    async test(by, provider) {
      const alarm = await writer.testAlarm(by, provider, now());
      feed.update([alarm]);
      wake();
      return alarm;
    },
    async stop() {
      clearInterval(timer);
      const all = Promise.allSettled([stepping, ...underWay.values()]);
      const patience = setTimeout(() => ending.abort(), PATIENCE_MS);
      await all;
      clearTimeout(patience);
      ending.abort();
      await stepping;
      for (const channel of parts.channels) channel.close();
    },
  };
}
