import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type HeardAlarm,
  heardAlarms,
  LOUDER_AFTER_MS,
  NOTHING_HEARD,
  REPEAT_MS,
  SOUND_KINDS,
  SOUND_MS,
  type SoundMemory,
  type SoundStart,
  soundAt,
  soundKind,
  soundVolume,
} from '../../../src/boards/alarm-sound.ts';

const waiting = (id: string, more: Partial<HeardAlarm> = {}): HeardAlarm => ({
  id,
  kind: 'new',
  waitsSince: 0,
  once: false,
  ...more,
});

/** What begins to sound in each second: the alarms of the second, whether it is muted. */
function played(
  seconds: readonly (readonly [alarms: readonly HeardAlarm[], muted?: boolean])[],
  memory: SoundMemory = NOTHING_HEARD,
): { readonly at: number; readonly start: SoundStart }[] {
  let kept = memory;
  const starts: { at: number; start: SoundStart }[] = [];
  for (const [second, [alarms, muted = false]] of seconds.entries()) {
    const next = soundAt(kept, alarms, muted, second * 1000);
    // What is remembered outlives the page: it is kept as text.
    kept = JSON.parse(JSON.stringify(next.memory));
    if (next.start) starts.push({ at: second, start: next.start });
  }
  return starts;
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test('an alarm sounds at once, every 20 s until it is acknowledged, and louder after 2 m', () => {
  const starts = played([...times(150, [[waiting('a')]] as const), ...times(60, [[]] as const)]);
  expect(starts.map(({ at }) => at)).toEqual([0, 20, 40, 60, 80, 100, 120, 140]);
  expect(starts.map(({ start }) => start.louder)).toEqual([...times(6, false), true, true]);
});

test('another alarm is heard at once, and both go on in one sequence, the strongest of them', () => {
  const one = [[waiting('a')]] as const;
  const both = [[waiting('a'), waiting('b', { kind: 'late' })]] as const;
  const starts = played([...times(7, one), ...times(40, both)]);
  expect(starts.map(({ at, start }) => [at, start.kind])).toEqual([
    [0, 'new'],
    [7, 'late'],
    [27, 'late'],
  ]);
});

test('an acknowledged alarm sounds once more at each worse level, and not repeatedly', () => {
  const acknowledged = (kind: HeardAlarm['kind']) => [[waiting('a', { kind, waitsSince: null })]] as const;
  const starts = played([
    [[waiting('a')]],
    ...times(60, acknowledged('new')),
    ...times(60, acknowledged('urgent')),
    ...times(60, acknowledged('late')),
  ]);
  expect(starts.map(({ at, start }) => [at, start.kind, start.louder])).toEqual([
    [0, 'new', false],
    [61, 'urgent', false],
    [121, 'late', false],
  ]);
});

test('what was acknowledged before this screen saw it is silent', () => {
  expect(played(times(90, [[waiting('a', { kind: 'late', waitsSince: null })]] as const))).toEqual([]);
});

test('what is told once sounds once', () => {
  const once = [[waiting('test', { waitsSince: null, once: true })]] as const;
  expect(played(times(59, once)).map(({ at }) => at)).toEqual([0]);
});

test('a page that is opened anew repeats nothing: the next sound comes when it is due', () => {
  const heard: SoundMemory = { startedAt: -5000, heard: { a: 'new' } };
  expect(played(times(30, [[waiting('a')]] as const), heard).map(({ at }) => at)).toEqual([15]);
});

test('muted nothing sounds, a new alarm neither; what waits goes on when the mute ends', () => {
  const muted = [[waiting('a'), waiting('b', { kind: 'urgent' })], true] as const;
  const starts = played([...times(300, muted), ...times(21, [[waiting('a')]] as const)]);
  expect(starts.map(({ at }) => at)).toEqual([300, 320]);
});

test('quiet hours have a volume of their own, over midnight too', () => {
  const sound = { volume: 0.8, quiet: { fromMinute: 22 * 60, toMinute: 6 * 60, volume: 0.2 } };
  const at = (hour: number) => soundVolume(sound, hour * 60);
  expect([21, 22, 0, 5, 6, 12].map(at)).toEqual([0.8, 0.2, 0.2, 0.2, 0.8, 0.8]);
  const noon = { volume: 0.8, quiet: { fromMinute: 12 * 60, toMinute: 13 * 60, volume: 0 } };
  expect([11, 12, 13].map((hour) => soundVolume(noon, hour * 60))).toEqual([0.8, 0, 0.8]);
  expect(soundVolume({ volume: 0.5, quiet: null }, 0)).toBe(0.5);
});

test('a clock calls by its level, a test and a silent station as something new', () => {
  expect((['calm', 'watch', 'urgent', 'late'] as const).map(soundKind)).toEqual([
    'new',
    'new',
    'urgent',
    'late',
  ]);
  expect(heardAlarms([], 0)).toEqual([]);
});

const kind = fc.constantFrom(...SOUND_KINDS);
/** What becomes of some alarms, second by second: each comes, waits or is acknowledged, gets worse, and goes. */
const life = fc.array(
  fc.record({
    seconds: fc.integer({ min: 1, max: 70 }),
    muted: fc.boolean(),
    alarms: fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c'), kind, waits: fc.boolean(), once: fc.boolean() }),
      { selector: ({ id }) => id, maxLength: 3 },
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

test('never silent for longer than 20 s while an alarm waits unmuted, never on top of another, never without a cause', () => {
  fc.assert(
    fc.property(life, (spans) => {
      const seconds = spans.flatMap(({ seconds, muted, alarms }) => {
        const heard = alarms.map(
          (one): HeardAlarm => ({ ...one, waitsSince: one.waits ? 0 : null, once: one.once && !one.waits }),
        );
        return times(seconds, [heard, muted] as const);
      });
      const starts = played(seconds);
      const at = new Set(starts.map((one) => one.at));
      let silentFor = 0;
      for (const [second, [alarms, muted]] of seconds.entries()) {
        const isWaiting = alarms.some(({ waitsSince }) => waitsSince !== null);
        silentFor = isWaiting && !muted && !at.has(second) ? silentFor + 1 : 0;
        expect(silentFor * 1000).toBeLessThan(REPEAT_MS);
        if (muted || alarms.length === 0) expect(at.has(second)).toBe(false);
      }
      for (const [i, { at: second, start }] of starts.entries()) {
        const apart = i === 0 ? Number.POSITIVE_INFINITY : (second - starts[i - 1].at) * 1000;
        expect(apart).toBeGreaterThanOrEqual(SOUND_MS);
        const [alarms] = seconds[second];
        // Naively: nothing that waits is stronger than what is heard.
        for (const one of alarms.filter(({ waitsSince }) => waitsSince !== null)) {
          expect(SOUND_KINDS.indexOf(one.kind)).toBeLessThanOrEqual(SOUND_KINDS.indexOf(start.kind));
        }
        expect(alarms.some((one) => one.kind === start.kind)).toBe(true);
        const waits = alarms.some(({ waitsSince }) => waitsSince !== null);
        expect(start.louder).toBe(waits && second * 1000 >= LOUDER_AFTER_MS);
        if (apart >= REPEAT_MS && waits) continue;
        // Sooner than 20 s, or while nothing waits, only for an alarm that was not heard like that before.
        const before = i === 0 ? [] : seconds.slice(0, second);
        const isNews = alarms.some(
          ({ id, kind: now }) =>
            !before.some(([then]) => then.some((one) => one.id === id && one.kind === now)) ||
            hasChanged(before, id),
        );
        expect(isNews || i === 0).toBe(true);
      }
    }),
  );
});

/** Whether an alarm was gone, or stood otherwise, at some second of the past. */
function hasChanged(before: readonly (readonly [readonly HeardAlarm[], boolean])[], id: string): boolean {
  const seen = before.map(([alarms]) => JSON.stringify(alarms.find((one) => one.id === id) ?? null));
  return new Set(seen).size > 1;
}

test('a clock that is set back silences an alarm for one repeat at most, and hurries none', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 20 }), (steps) => {
      let now = 1_000_000;
      let memory = NOTHING_HEARD;
      let since = Number.POSITIVE_INFINITY;
      for (const back of steps) {
        let heard = false;
        for (let second = 0; second < 25; second++) {
          now += 1000;
          since += 1000;
          const next = soundAt(memory, [waiting('a')], false, now);
          memory = next.memory;
          if (!next.start) continue;
          expect(since).toBeGreaterThanOrEqual(REPEAT_MS);
          heard = true;
          since = 0;
        }
        expect(heard).toBe(true);
        now -= back * 1000;
      }
    }),
  );
});
