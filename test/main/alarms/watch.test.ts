import { expect, test } from 'vitest';
import { heardFrom, lookForSilence, watchOnly } from '../../../main/alarms/watch.ts';
import { temporaryStore } from '../temporary-store.ts';

const START = Date.parse('2026-03-23T02:00:00Z');
const MINUTE = 60_000;
const OSLO = { station: 'oslo', provider: 'aurologic', missingAfterMs: 3 * MINUTE };

/** A store in which Oslo is watched from `START` on; times are minutes since. */
function watching() {
  const { store } = temporaryStore();
  const look = (minute: number, listeningSince = 0) =>
    lookForSilence(store, [OSLO], START + listeningSince * MINUTE, START + minute * MINUTE).map(
      ({ about, raisedAt }) => [about, (raisedAt - START) / MINUTE],
    );
  const heard = (minute: number) => heardFrom(store, 'oslo', START + minute * MINUTE);
  look(0);
  return { store, look, heard };
}

const SILENT = { kind: 'silence', station: 'oslo' };

test('silence raises one alarm, which is over when the station is heard again; the next silence another one', () => {
  const { look, heard } = watching();
  expect(heard(1)).toEqual([]);
  expect(look(3.9)).toEqual([]);
  expect(look(4)).toEqual([[SILENT, 1]]);
  expect(look(4.1)).toEqual([]);
  expect(look(60, 59)).toEqual([]);
  const [over] = heard(61);
  expect(over).toMatchObject({ about: SILENT, end: { kind: 'heard-again', at: START + 61 * MINUTE } });
  expect(heard(62)).toEqual([]);
  expect(look(64.9)).toEqual([]);
  expect(look(65)).toEqual([[SILENT, 62]]);
});

test('one that was never heard is silent since it was first expected, also after a restart', () => {
  const { look } = watching();
  expect(look(2.9)).toEqual([]);
  expect(look(3)).toEqual([[SILENT, 0]]);
  expect(look(10, 9)).toEqual([]);
  expect(look(12, 9)).toEqual([]);
});

test('a clock that is set back makes nobody silent later than they are', () => {
  const { store, look, heard } = watching();
  heard(120);
  expect(look(10)).toEqual([]);
  expect(store.heartbeats.last('oslo')).toBe(START + 10 * MINUTE);
  expect(look(13)).toEqual([[SILENT, 10]]);
});

test('a station that is watched no more alarms nobody, and one that still is goes on', () => {
  const { store, look } = watching();
  look(3);
  expect(watchOnly(store, ['oslo', 'bergen'], START + 5 * MINUTE)).toEqual([]);
  const [over] = watchOnly(store, [], START + 6 * MINUTE);
  expect(over).toMatchObject({ about: SILENT, end: { kind: 'not-watched', at: START + 6 * MINUTE } });
  expect(store.alarms.goingOn()).toEqual([]);
});

test('a station that is watched again, and was not heard since, alarms again', () => {
  const { store, look, heard } = watching();
  look(3);
  watchOnly(store, [], START + 5 * MINUTE);
  expect(look(7.9, 5)).toEqual([]);
  expect(look(8, 5)).toEqual([[SILENT, 0]]);
  expect(look(9, 5)).toEqual([]);
  const [alarm] = store.alarms.goingOn();
  expect(store.alarms.entriesOf(alarm.id).map(({ kind }) => kind)).toEqual(['ended', 'resumed']);
  expect(alarm.nextAt).toBe(START + 8 * MINUTE);
  expect(heard(10)).toMatchObject([{ end: { kind: 'heard-again' } }]);
  watchOnly(store, [], START + 11 * MINUTE);
  expect(store.alarms.goingOn()).toEqual([]);
});

test('a clock that is set back during a silence raises no second alarm of it', () => {
  const { look, heard } = watching();
  heard(120);
  expect(look(123)).toEqual([[SILENT, 120]]);
  expect(look(10)).toEqual([]);
  expect(look(60)).toEqual([]);
  heard(61);
  expect(look(64)).toEqual([[SILENT, 61]]);
});

test('whose people are told of a silence is as configured now, also of one that goes on or is watched again', () => {
  const { store, look } = watching();
  look(3);
  const lookFor = (provider: string, minute: number) =>
    lookForSilence(store, [{ ...OSLO, provider }], START, START + minute * MINUTE);
  expect(lookFor('aura', 4)).toMatchObject([{ about: SILENT, raisedAt: START, provider: 'aura' }]);
  expect(store.alarms.goingOn()).toMatchObject([{ provider: 'aura', nextAt: START + 4 * MINUTE }]);
  expect(lookFor('aura', 5)).toEqual([]);
  watchOnly(store, [], START + 6 * MINUTE);
  expect(lookFor('aurologic', 7)).toMatchObject([{ provider: 'aurologic', end: null }]);
});
