import { afterEach, expect, test, vi } from 'vitest';
import { placeInAddress } from '../../renderer/desk/place-in-address.ts';

afterEach(() => vi.unstubAllGlobals());

test('a place is read from the address, which it changes: as one of its own, or in the place of this one', () => {
  const entries: { address: string; state: unknown }[] = [{ address: '/desk?n=1', state: null }];
  const set = (state: unknown, address: string) => ({ address, state });
  vi.stubGlobal('history', {
    pushState: (state: unknown, _: string, address: string) => entries.push(set(state, address)),
    replaceState: (state: unknown, _: string, address: string) => entries.splice(-1, 1, set(state, address)),
  });
  const read = vi.fn(() => entries.at(-1)!.address.split('=')[1]);
  const place = placeInAddress(read);
  expect([place.current(), place.current(), read.mock.calls.length]).toEqual(['1', '1', 1]);
  place.go('/desk?n=2', 'push', { before: ['1'] });
  expect(place.current()).toBe('2');
  place.go('/desk?n=3', 'replace');
  expect(place.current()).toBe('3');
  expect(entries).toEqual([
    { address: '/desk?n=1', state: null },
    { address: '/desk?n=3', state: null },
  ]);
});
