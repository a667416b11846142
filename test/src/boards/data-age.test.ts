import { expect, test } from 'vitest';
import { dataTrust, sourceAge, unknownSince, wallTrust } from '../../../src/boards/data-age.ts';
import { boardOf, march, source } from './board-of.ts';

const now = '24 02:31:08';
const at = march(now);
const answering = { kind: 'answering' } as const;
const FIVE_MINUTES = 300_000;

test('a source ages after twice its interval, and is old after the larger of five minutes and three', () => {
  const of = (age: number, intervalMs: number) =>
    sourceAge(source('aura', null, { lastAnswerAt: at - age, intervalMs }), at, FIVE_MINUTES).kind;
  expect(of(30_000, 15_000)).toBe('fresh');
  expect(of(30_001, 15_000)).toBe('aging');
  expect(of(300_000, 15_000)).toBe('aging');
  expect(of(300_001, 15_000)).toBe('old');
  expect(of(300_001, 200_000)).toBe('fresh');
  expect(of(600_001, 200_000)).toBe('old');
});

test('a source that never answered is neither fresh nor old', () => {
  expect(sourceAge(source('aura', null), at, FIVE_MINUTES)).toEqual({ kind: 'never' });
});

test('a source concerns the walls of its providers’ forms; one without providers concerns both', () => {
  const board = boardOf(now, []);
  const trust = (...sources: ReturnType<typeof source>[]) => {
    const known = dataTrust(sources, answering, at);
    return [wallTrust(known, 'emergencies', board).kind, wallTrust(known, 'clocks', board).kind];
  };
  const old = '24 02:14';
  expect(trust(source('aurologic', now), source('aura', now))).toEqual(['fresh', 'fresh']);
  expect(trust(source('aurologic', old), source('aura', now))).toEqual(['old', 'fresh']);
  expect(trust(source('aurologic', now), source('aura', old))).toEqual(['fresh', 'old']);
  expect(trust(source('aura', old, { providers: [] }))).toEqual(['old', 'old']);
  // Tables stand behind the walls and do not decide their age.
  const tables = source('aura', old, { id: 'tables' as 'aura', delivers: ['tables'] });
  expect(trust(source('aurologic', now), source('aura', now), tables)).toEqual(['fresh', 'fresh']);
});

test('no source, none for a wall, or none that ever answered: nothing is known', () => {
  const board = boardOf(now, []);
  const kind = (...sources: ReturnType<typeof source>[]) =>
    wallTrust(dataTrust(sources, answering, at), 'emergencies', board).kind;
  expect(kind()).toBe('unconnected');
  expect(kind(source('aura', now))).toBe('unconnected');
  expect(kind(source('aurologic', null))).toBe('unconnected');
  expect(kind(source('aurologic', null), source('aurologic', now))).toBe('old');
});

test('a silent station makes both walls old, and its silence begins when it last answered', () => {
  const board = boardOf(now, []);
  const station = { kind: 'silent', since: at - 5000 } as const;
  const trust = dataTrust([source('aurologic', '24 02:14'), source('aura', now)], station, at);
  expect(wallTrust(trust, 'clocks', board)).toEqual({ kind: 'station-silent', since: at - 5000 });
  expect(unknownSince('aura:1', trust)).toBe(at - 5000);
  expect(unknownSince('aurologic:1', trust)).toBe(march('24 02:14'));
});
