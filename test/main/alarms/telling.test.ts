// The loop that sends: at once, each channel by itself, nothing twice at a time, and an end that waits.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel, Sent } from '../../../main/alarms/channel.ts';
import type { SentOne } from '../../../main/alarms/sent.ts';
import type { AlarmStep } from '../../../main/alarms/tell.ts';
import { startTelling, type TellingParts } from '../../../main/alarms/telling.ts';
import type { AlarmMessage } from '../../../src/alarms/message.ts';
import type { BoardEntity } from '../../../src/boards/board.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const NOTHING: AlarmStep = { toSend: [], changed: [], failed: [], nextAt: null };
const message = (person: string, attempt = 1) =>
  ({ alarm: 'a', telling: 1, person, name: person, attempt }) as AlarmMessage;

/** A loop over a writer that gives these steps one after the other, and channels that answer when told to. */
async function loop(steps: AlarmStep[]) {
  const asked: (readonly string[])[] = [];
  const sent: SentOne[] = [];
  const said: string[] = [];
  const answers = new Map<string, (sent: Sent) => void>();
  const board = new Map<string, BoardEntity>();
  const failing = new Map<string, string>();
  const may = (call: string) => {
    const why = failing.get(call);
    if (why !== undefined) throw new Error(why);
  };
  let resumed = 0;
  const clock = { now: 1_000_000, steady: 0 };
  const channel = (id: string): Channel => ({
    id,
    title: id,
    reaches: () => true,
    send: (to, _link, signal) =>
      new Promise((resolve) => {
        answers.set(`${id} ${to.person} ${to.attempt}`, resolve);
        const cut: Sent = { kind: 'failed', why: 'the station ends', mayHaveArrived: true };
        signal.addEventListener('abort', () => resolve(cut));
      }),
    close: () => undefined,
  });
  const telling = await startTelling({
    channels: [channel('pager'), channel('mail')],
    link: () => null,
    unheard: () => ({ sources: [], since: 0 }),
    feed: {
      update(changed, removed = []) {
        for (const one of changed) board.set(`${one.kind}:${one.id}`, one);
        for (const key of removed) board.delete(key);
      },
      replaceAll: () => undefined,
    },
    now: () => clock.now,
    steady: () => clock.steady,
    say: (sentence) => said.push(sentence),
    writer: {
      alarmStep: async (underWay: readonly string[]) => {
        may('alarmStep');
        asked.push(underWay);
        return steps.shift() ?? NOTHING;
      },
      alarmSent: async (one: SentOne) => {
        may('alarmSent');
        sent.push(one);
        return null;
      },
      async resumeAlarms() {
        may('resumeAlarms');
        resumed++;
      },
      channelHealth: async (ids: readonly string[]) => ids.map(() => ({ failing: null, provenAt: null })),
    } as unknown as TellingParts['writer'],
  });
  const tick = async (ms: number) => {
    clock.now += ms;
    clock.steady += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  /** Has a call of the writer fail from now on, or work again. */
  const fail = (call: 'alarmStep' | 'alarmSent' | 'resumeAlarms', why: string | null) => {
    if (why === null) failing.delete(call);
    else failing.set(call, why);
  };
  const shown = (channel: string) => board.get(`channel:${channel}`);
  return { telling, asked, sent, said, answers, clock, tick, fail, shown, resumed: () => resumed };
}

test('a slow channel holds nobody else up, and what is under way is said at each step', async () => {
  const toSend = [
    { channel: 'pager', message: message('weber') },
    { channel: 'mail', message: message('haddad') },
  ];
  const { answers, sent, asked, tick, telling } = await loop([{ ...NOTHING, toSend }]);
  answers.get('mail haddad 1')!({ kind: 'arrived' });
  await tick(0);
  expect(sent).toMatchObject([{ person: 'haddad', channel: 'mail', sent: { kind: 'arrived' } }]);
  await tick(1_000);
  expect(asked.at(-1)).toEqual(['["a",1,"weber","pager",1]']);
  answers.get('pager weber 1')!({ kind: 'arrived' });
  await tick(0);
  expect(asked.at(-1)).toEqual([]);
  await telling.stop();
});

test('a failure is written down, said, and followed by the next step at once', async () => {
  const first = { ...NOTHING, toSend: [{ channel: 'pager', message: message('weber') }] };
  const second = { ...NOTHING, toSend: [{ channel: 'mail', message: message('weber') }] };
  const { answers, sent, said, tick, telling } = await loop([first, second]);
  answers.get('pager weber 1')!({ kind: 'failed', why: 'refused', mayHaveArrived: false });
  await tick(0);
  expect(sent).toMatchObject([{ channel: 'pager', sent: { kind: 'failed' } }]);
  expect(said).toEqual(['alarm a could not be told to weber by pager: refused']);
  expect(answers.has('mail weber 1')).toBe(true);
  answers.get('mail weber 1')!({ kind: 'arrived' });
  await telling.stop();
});

test('what cannot be written down is under way until it is, and is not sent again meanwhile', async () => {
  const toSend = [{ channel: 'pager', message: message('weber') }];
  const { answers, sent, asked, said, tick, telling, fail } = await loop([{ ...NOTHING, toSend }]);
  fail('alarmSent', 'database or disk is full');
  answers.get('pager weber 1')!({ kind: 'arrived' });
  for (let second = 0; second < 30; second++) await tick(1_000);
  expect(new Set(asked.slice(1).flat())).toEqual(new Set(['["a",1,"weber","pager",1]']));
  expect(asked.at(-1)).toHaveLength(1);
  fail('alarmSent', null);
  await tick(1_000);
  expect(sent).toMatchObject([{ person: 'weber', attempt: 1, sent: { kind: 'arrived' } }]);
  await tick(1_000);
  expect(asked.at(-1)).toEqual([]);
  expect(said).toEqual([]);
  await telling.stop();
});

test('a clock that is set back has the alarms resumed; one that drifts has not', async () => {
  const { clock, tick, resumed, telling } = await loop([]);
  expect(resumed()).toBe(1);
  clock.now -= 1_500;
  await tick(1_000);
  expect(resumed()).toBe(1);
  clock.now -= 3_600_000;
  await tick(1_000);
  expect(resumed()).toBe(2);
  await tick(5_000);
  expect(resumed()).toBe(2);
  await telling.stop();
});

test('an end waits for what is being sent, though not for ever; what is cut off is not written down as failed', async () => {
  const toSend = [
    { channel: 'pager', message: message('weber') },
    { channel: 'mail', message: message('weber') },
  ];
  const { answers, sent, telling, tick } = await loop([{ ...NOTHING, toSend }]);
  const stopped = telling.stop();
  answers.get('mail weber 1')!({ kind: 'arrived' });
  await tick(2_500);
  await stopped;
  expect(sent).toMatchObject([{ channel: 'mail', sent: { kind: 'arrived' } }]);
});

test('a set-back that cannot be written is tried again until it is', async () => {
  const { clock, tick, resumed, telling, fail, shown } = await loop([]);
  clock.now -= 3_600_000;
  fail('resumeAlarms', 'disk full');
  await tick(2_000);
  expect(resumed()).toBe(1);
  expect(shown('station/telling')).toMatchObject({
    failing: { why: 'alarms could not be resumed: disk full' },
  });
  fail('resumeAlarms', null);
  await tick(1_000);
  expect(resumed()).toBe(2);
  expect(shown('station/telling')).toBeUndefined();
  await telling.stop();
});

test('alarms that cannot be looked at are said once and shown; after half a minute the station is not well', async () => {
  const { tick, telling, fail, shown, said, clock } = await loop([]);
  fail('alarmStep', 'disk full');
  await tick(1_000);
  const since = clock.now;
  await tick(20_000);
  expect(said).toEqual(['alarms could not be looked at: disk full']);
  expect(shown('station/telling')).toMatchObject({ failing: { since, why: said[0] } });
  telling.mustLook();
  await tick(15_000);
  expect(() => telling.mustLook()).toThrow('not been looked at for half a minute: alarms could not');
  fail('alarmStep', null);
  await tick(1_000);
  telling.mustLook();
  expect(shown('station/telling')).toBeUndefined();
  await telling.stop();
});

test('one alarm that cannot be looked at is shown until it can; it is looked at again within a minute', async () => {
  const why = 'alarm a cannot be looked at: broken; it is tried again in a minute';
  const { tick, telling, shown } = await loop([{ ...NOTHING, failed: [why] }]);
  await tick(60_000);
  expect(shown('station/telling')).toMatchObject({ failing: { why } });
  await tick(15_000);
  expect(shown('station/telling')).toBeUndefined();
  await telling.stop();
});
