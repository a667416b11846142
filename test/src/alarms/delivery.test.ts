// How a message goes from channel to channel until it arrives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AlarmEntry } from '../../../src/alarms/alarm-entry.ts';
import { delivery, retryAfterMs } from '../../../src/alarms/delivery.ts';

const MESSAGE = { telling: 1, person: 'weber', channels: ['pager', 'mail'] };
const sending = (channel: string, attempt: number, at: number) =>
  ({ at, telling: 1, person: 'weber', channel, attempt }) as const;
const tried = (channel: string, attempt: number, at: number): AlarmEntry => ({
  kind: 'attempt',
  ...sending(channel, attempt, at),
  repeat: false,
});
const failed = (channel: string, attempt: number, at: number, mayHaveArrived = false): AlarmEntry => ({
  kind: 'failed',
  ...sending(channel, attempt, at),
  why: 'refused',
  mayHaveArrived,
});
const idle = () => false;

test('the first channel is tried at once, and while that goes on no other', () => {
  expect(delivery(MESSAGE, [], 1_000, idle)).toEqual({
    kind: 'to-send',
    at: 1_000,
    channel: 'pager',
    attempt: 1,
    repeat: false,
  });
  expect(delivery(MESSAGE, [tried('pager', 1, 0)], 0, () => true)).toEqual({
    kind: 'sending',
    channel: 'pager',
    attempt: 1,
  });
});

test('a failing channel falls through to the next at once, and is tried again after a while', () => {
  const entries = [tried('pager', 1, 0), failed('pager', 1, 500)];
  expect(delivery(MESSAGE, entries, 0, idle)).toMatchObject({ kind: 'to-send', channel: 'mail', at: 0 });
  const both = [...entries, tried('mail', 1, 600), failed('mail', 1, 900)];
  expect(delivery(MESSAGE, both, 0, idle)).toMatchObject({
    channel: 'pager',
    attempt: 2,
    at: 500 + retryAfterMs(1),
  });
});

test('once it arrived by one channel it is not sent by another', () => {
  const entries: AlarmEntry[] = [
    tried('pager', 1, 0),
    failed('pager', 1, 500),
    tried('mail', 1, 600),
    { kind: 'arrived', ...sending('mail', 1, 800) },
  ];
  expect(delivery(MESSAGE, entries, 0, idle)).toEqual({ kind: 'arrived', channel: 'mail', at: 800 });
});

test('a try that was cut off is sent again at once, as a possible repeat', () => {
  const again = delivery(MESSAGE, [tried('pager', 1, 0)], 0, idle);
  expect(again).toEqual({ kind: 'to-send', at: 0, channel: 'pager', attempt: 2, repeat: true });
});

test('a lost answer makes the next try a possible repeat, a refusal does not', () => {
  const second = (maybe: boolean) =>
    delivery(
      { ...MESSAGE, channels: ['pager'] },
      [tried('pager', 1, 0), failed('pager', 1, 5, maybe)],
      0,
      idle,
    );
  expect(second(true)).toMatchObject({ attempt: 2, repeat: true });
  expect(second(false)).toMatchObject({ attempt: 2, repeat: false });
});

test('whom no channel reaches is waited for by nobody', () => {
  expect(delivery({ ...MESSAGE, channels: [] }, [], 0, idle)).toEqual({ kind: 'no-channel' });
});

test('a message that always fails is tried for ever, each channel at least every five minutes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 40 }),
      (latencies) => {
        const entries: AlarmEntry[] = [];
        let now = 0;
        for (const latency of latencies) {
          const next = delivery(MESSAGE, entries, 0, idle);
          if (next.kind !== 'to-send') return expect(next.kind).toBe('to-send');
          const last = entries.findLast((entry) => 'channel' in entry && entry.channel === next.channel);
          now = Math.max(now, next.at);
          expect(now - (last?.at ?? now)).toBeLessThanOrEqual(300_000 + 9_000);
          entries.push(tried(next.channel, next.attempt, now));
          now += latency;
          entries.push(failed(next.channel, next.attempt, now));
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('what arrived by a channel that is gone since has arrived', () => {
  const entries: AlarmEntry[] = [tried('telex', 1, 0), { kind: 'arrived', ...sending('telex', 1, 5) }];
  expect(delivery(MESSAGE, entries, 0, idle)).toEqual({ kind: 'arrived', channel: 'telex', at: 5 });
});

test('what may have arrived by one channel is a possible repeat by the next, also when the first is gone', () => {
  const lost = [tried('pager', 1, 0), failed('pager', 1, 5, true)];
  expect(delivery(MESSAGE, lost, 0, idle)).toMatchObject({ channel: 'mail', attempt: 1, repeat: true });
  expect(delivery(MESSAGE, [tried('telex', 1, 0)], 0, idle)).toMatchObject({
    channel: 'pager',
    repeat: true,
  });
  const refused = [tried('telex', 1, 0), failed('telex', 1, 5)];
  expect(delivery(MESSAGE, refused, 0, idle)).toMatchObject({ channel: 'pager', repeat: false });
});
