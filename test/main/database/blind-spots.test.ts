import { expect, test } from 'vitest';
import { MOST_SPOTS } from '../../../main/database/blind-spots.ts';
import { SLEPT, STOPPED, WITHOUT_A_WORD } from '../../../main/database/signs-of-life.ts';
import type { Sight } from '../../../src/boards/review.ts';
import { temporaryStore } from '../temporary-store.ts';

const MINUTE = 60_000;
const rt = (from: number, intervalMs = 10_000) => ({
  source: 'rt',
  title: 'RT',
  intervalMs,
  from,
  why: 'connection refused',
});

/** All on file, as of an instant far off. */
const onFile = ({ blindSpots }: ReturnType<typeof temporaryStore>['store']) =>
  blindSpots
    .between(-1e12, 1e13, 1e13, 'all')
    .blind.map(({ source, from, to, why }) => [source, from, to, why]);

test('a source is blind from its last whole answer to the next one, however many tries fail', () => {
  const { store } = temporaryStore();
  const { blindSpots } = store;
  blindSpots.begin(rt(1_000), 12_000);
  blindSpots.begin({ ...rt(1_000), why: 'timed out' }, 20_000);
  expect(blindSpots.current()).toEqual([
    { source: 'rt', title: 'RT', from: 1_000, to: null, why: 'connection refused' },
  ]);
  blindSpots.end('rt', 95_000, null);
  blindSpots.end('rt', 99_000, null);
  expect(onFile(store)).toEqual([['rt', 1_000, 95_000, 'connection refused']]);
});

test('spots of one source never overlap, also one that fails again and again', () => {
  const { store } = temporaryStore();
  for (let i = 0; i < 5; i++) {
    // It claims to be blind since long before, as after it was taken out and put back.
    store.blindSpots.begin(rt(0), 100 * i + 50);
    store.blindSpots.end('rt', 100 * (i + 1), i === 2 ? 'then it was taken out of the configuration' : null);
  }
  expect(onFile(store)).toEqual([
    ['rt', 0, 100, 'connection refused'],
    ['rt', 100, 200, 'connection refused'],
    ['rt', 200, 300, 'connection refused; then it was taken out of the configuration'],
    ['rt', 300, 400, 'connection refused'],
    ['rt', 400, 500, 'connection refused'],
  ]);
});

test('a clock that is set back makes no negative length, and no beginning that is still to come', () => {
  const { store } = temporaryStore();
  store.blindSpots.begin(rt(50_000), 20_000);
  store.blindSpots.end('rt', 10_000, null);
  expect(onFile(store)).toEqual([['rt', 20_000, 20_000, 'connection refused']]);
});

test('many sources fail at once: each has its own', () => {
  const { store } = temporaryStore();
  for (let i = 0; i < 40; i++) store.blindSpots.begin({ ...rt(i), source: `s${i}` }, 1_000);
  expect(store.blindSpots.current()).toHaveLength(40);
  store.blindSpots.end('s7', 2_000, null);
  expect(store.blindSpots.current()).toHaveLength(39);
});

test('short gaps stay on file and are not named: a minute, or two intervals', () => {
  const { store } = temporaryStore();
  const { blindSpots } = store;
  const add = (source: string, from: number, length: number, intervalMs: number) => {
    blindSpots.begin({ ...rt(from, intervalMs), source }, from + 1);
    blindSpots.end(source, from + length, null);
  };
  add('quick', 0, MINUTE, 10_000);
  add('quick', 100 * MINUTE, MINUTE + 1, 10_000);
  // One failed poll of a source that is asked each five minutes.
  add('slow', 0, 10 * MINUTE, 5 * MINUTE);
  add('slow', 100 * MINUTE, 10 * MINUTE + 1, 5 * MINUTE);
  blindSpots.addStation(0, MINUTE, STOPPED);
  blindSpots.addStation(100 * MINUTE, 101 * MINUTE + 1, STOPPED);
  const named = blindSpots.between(0, 1e12, 1e12, 'named').blind;
  expect(named.map(({ source, from }) => [source, from])).toEqual([
    ['quick', 100 * MINUTE],
    ['slow', 100 * MINUTE],
    [null, 100 * MINUTE],
  ]);
  expect(blindSpots.between(0, 1e12, 1e12, 'all').blind).toHaveLength(6);
  // What goes on is as long as it is now.
  blindSpots.begin({ ...rt(200 * MINUTE), source: 'on' }, 200 * MINUTE);
  const on = (now: number) =>
    blindSpots.between(200 * MINUTE, 1e12, now, 'named').blind.filter(({ source }) => source === 'on').length;
  expect([on(201 * MINUTE), on(201 * MINUTE + 1)]).toEqual([0, 1]);
});

test('a span is half-open, and the latest are answered where there are too many, with how many more', () => {
  const { store } = temporaryStore();
  const { blindSpots } = store;
  blindSpots.addStation(100, 200, STOPPED);
  const found = (from: number, to: number) => blindSpots.between(from, to, 1e6, 'all').blind.length;
  expect([found(0, 100), found(0, 101), found(199, 300), found(200, 300)]).toEqual([0, 1, 1, 0]);
  blindSpots.addStation(300, 300, STOPPED);
  expect(found(0, 1_000)).toBe(1);
  store.db.transaction(() => {
    for (let i = 0; i < MOST_SPOTS + 10; i++) blindSpots.addStation(1_000 + i, 1_001 + i, STOPPED);
  })();
  const { blind: latest, blindBefore } = blindSpots.between(0, 1e6, 1e6, 'all');
  expect(latest).toHaveLength(MOST_SPOTS);
  expect([latest[0].from, latest.at(-1)!.from]).toEqual([1_010, 1_000 + MOST_SPOTS + 9]);
  expect(blindBefore).toBe(11);
  expect(blindSpots.between(1_010, 1e6, 1e6, 'all')).toMatchObject({ blindBefore: 0 });
});

test('beside a ticket stand all of its source and of the station, as they were known', () => {
  const { store } = temporaryStore();
  const { blindSpots } = store;
  const at = (minutes: number) => minutes * MINUTE;
  blindSpots.begin(rt(at(10)), at(11));
  blindSpots.end('rt', at(20), 'then it was taken out of the configuration');
  blindSpots.begin({ ...rt(at(10)), source: 'files' }, at(11));
  blindSpots.addStation(at(30), at(40), STOPPED);
  const told = (minutes: number, sight: Sight) =>
    blindSpots
      .during('rt', 0, at(minutes), sight)
      .map(({ from, to, why }) => [from / MINUTE, to && to / MINUTE, why]);
  const ended = [10, 20, 'connection refused; then it was taken out of the configuration'];
  expect(told(9, 'known')).toEqual([]);
  expect(told(11, 'known')).toEqual([]);
  expect(told(12, 'known')).toEqual([[10, null, 'connection refused']]);
  expect(told(12, 'was')).toEqual([ended]);
  expect(told(20, 'known')).toEqual([ended]);
  // A station that is not there does not know that it is not.
  expect(told(35, 'known')).toEqual([ended]);
  expect(told(35, 'was')).toEqual([ended, [30, 40, STOPPED]]);
  expect(told(40, 'known')).toEqual([ended, [30, 40, STOPPED]]);
  store.db.transaction(() => {
    for (let i = 0; i <= MOST_SPOTS; i++) {
      blindSpots.begin(rt(at(100 + 3 * i)), at(100 + 3 * i));
      blindSpots.end('rt', at(102 + 3 * i), null);
    }
  })();
  expect(told(1e6, 'known')).toHaveLength(MOST_SPOTS + 3);
});

test('only the end is ever written: no second open one, no end before its beginning', () => {
  const { store } = temporaryStore();
  const put = (to: number | null) =>
    store.db
      .prepare(
        "INSERT INTO blind_spots (source, title, interval_ms, from_at, to_at, why) VALUES ('rt', 'RT', 0, 5, ?, 'x')",
      )
      .run(to);
  put(null);
  expect(() => put(null)).toThrow(/UNIQUE/);
  expect(() => put(4)).toThrow(/CHECK/);
});

test('the station was blind since its last sign of life: a mark, an end in order, or an answer it noted', () => {
  const { store } = temporaryStore();
  const { signsOfLife, db } = store;
  signsOfLife.start(1_000, false);
  expect(onFile(store)).toEqual([]);
  signsOfLife.alive(61_000);
  // Killed; the next start.
  signsOfLife.start(100_000, false);
  signsOfLife.stop(150_000);
  signsOfLife.start(200_000, false);
  signsOfLife.alive(260_000);
  db.prepare("INSERT INTO station (key, value) VALUES ('answered rt', '291000')").run();
  signsOfLife.start(400_000, true);
  // Its clock was set back meanwhile: nobody knows how long it was gone.
  signsOfLife.start(90_000, true);
  expect(onFile(store)).toEqual([
    [null, 61_000, 100_000, WITHOUT_A_WORD],
    [null, 150_000, 200_000, STOPPED],
    [null, 291_000, 400_000, WITHOUT_A_WORD],
  ]);
  expect(SLEPT).toContain('slept');
});

test('a database of an older Wallclock, which kept no marks, says nothing of how it ended', () => {
  const { store } = temporaryStore();
  store.db.prepare("INSERT INTO station (key, value) VALUES ('answered rt', '291000')").run();
  store.signsOfLife.start(400_000, false);
  expect(onFile(store)).toEqual([]);
});
