import { describe, expect, test } from 'vitest';
import { address, CUT, cut, DAY, disruptions, HOUR, NOW, put } from '../planned-facts.ts';
import { temporaryStore } from '../temporary-store.ts';

describe('general disruptions', () => {
  test('go on until they end, and stay known after they left their table', () => {
    const { store } = temporaryStore();
    put(store, [cut()]);
    expect(disruptions(store)).toEqual([{ ...CUT, kind: 'disruption', id: 's:D1' }]);
    put(store, [], { snapshotOf: ['disruption'], now: NOW });
    expect(disruptions(store)).toMatchObject([{ id: 's:D1', to: NOW }]);
    put(store, [cut()], { now: NOW + HOUR });
    expect(disruptions(store)).toMatchObject([{ id: 's:D1', to: null }]);
  });

  test('that leave ended by then: as told, or when it was noticed', () => {
    const { store } = temporaryStore();
    put(store, [
      cut({ to: NOW - 9 }, 'ended'),
      cut({ to: NOW + HOUR }, 'expected'),
      cut({ from: NOW + 1 }, 'later'),
    ]);
    put(store, [], { snapshotOf: ['disruption'], acceptFewer: true, now: NOW });
    expect(disruptions(store).map(({ id, to }) => [id, to])).toEqual([
      ['s:ended', NOW - 9],
      ['s:expected', NOW],
    ]);
  });

  test('that touch nothing on file are said, until what they name is there', () => {
    const { store } = temporaryStore();
    const said = () => store.quarantine.list('s', 9).map(({ place, reason }) => `${place}: ${reason}`);
    put(store, [cut({ objects: ['L-1', 'A2'], area: '8000, Torvet A9' })]);
    expect(said()).toEqual([
      "disruption D1: 'L-1', 'A2': no address on file, and no line of one; the area '8000, Torvet A9' touches no address on file; correct it, or see that the addresses are synced",
    ]);
    put(store, [address('A2'), address('A9')], { source: 'other' });
    expect(said()).toEqual([
      "disruption D1: 'L-1': no address on file, and no line of one; correct it, or see that the addresses are synced",
    ]);
    put(store, [cut({ objects: Array.from({ length: 9 }, (_, i) => `X${i}`) })]);
    expect(said()[0]).toContain("'X3', 'X4', others: no address");
    put(store, [cut({ objects: ['A2'] })]);
    expect(said()).toEqual([]);
    // One that is over needs no mending.
    put(store, [cut({ objects: ['A3'], to: NOW - 1 })]);
    expect(said()).toEqual([]);
  });

  test('are shown from a week before until they ended before yesterday', () => {
    const { store } = temporaryStore();
    put(store, [
      cut({ from: NOW - 9 * DAY }, 'long'),
      cut({ from: NOW - 9 * DAY, to: NOW - DAY }, 'yesterday'),
      cut({ from: NOW - 9 * DAY, to: NOW - DAY - 1 }, 'over'),
      cut({ from: NOW + 7 * DAY - 1 }, 'soon'),
      cut({ from: NOW + 7 * DAY }, 'later'),
    ]);
    expect(disruptions(store).map(({ id }) => id)).toEqual(['s:long', 's:yesterday', 's:soon']);
  });
});
