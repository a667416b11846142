import { describe, expect, test } from 'vitest';
import { cut, DAY, disruptions, HOUR, NOW, put } from '../planned-facts.ts';
import { temporaryStore } from '../temporary-store.ts';

describe('general disruptions', () => {
  test('go on until they end, and stay known after they left their table', () => {
    const { store } = temporaryStore();
    put(store, [cut()]);
    expect(disruptions(store)).toEqual([
      {
        kind: 'disruption',
        id: 's:D1',
        provider: 'aura',
        title: 'Fibre cut',
        objects: ['L-1'],
        area: null,
        from: NOW - HOUR,
        to: null,
      },
    ]);
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
